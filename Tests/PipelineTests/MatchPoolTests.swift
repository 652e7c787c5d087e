import Bytes
import Digests
import Engine
import Foundation
import Testing

@testable import Pipeline

@Suite struct MatchPoolTests {
  private static let digest = Digest128(high: 1, low: 2)

  private func ruleSet() throws -> RuleSet {
    let world = try DaemonWorld()
    return try #require(
      world.options.ruleLoader.load(against: nil, inForce: "").rules?.ruleSet)
  }

  /// How many rules fired on each record of a matched slot.
  private func firedCounts(_ slot: MatchSlot) -> [UInt32] {
    (0..<slot.matcher.matches.records.count).map { slot.matcher.matches.records[$0].rules.count }
  }

  @Test(arguments: [1, 2, 5])
  func `slots come back matched, whichever thread took them`(matcherCount: Int) throws {
    let rules = try ruleSet()
    let pool = MatchPool(matcherCount: matcherCount, clock: .system)
    defer { pool.close() }
    let slots = (0..<pool.slotCount).map { _ in MatchSlot(for: rules) }
    for round in 0..<40 {
      for (index, slot) in slots.enumerated() {
        let count = (round * 7 + index) % 90
        let lines = Array(DaemonWorld.records(0..<count).utf8)
        lines.withByteView { view in
          slot.fill(copying: Chunk(lines: view, batchOffset: 0), of: Self.digest)
        }
        pool.offer(slot)
      }
      for (index, slot) in slots.enumerated() {
        pool.finish(slot)
        let count = (round * 7 + index) % 90
        let expected = (0..<count).map { UInt32($0 % 3 == 0 ? 0 : 1) }
        #expect(firedCounts(slot) == expected)
      }
    }
  }

  @Test(arguments: [1, 3])
  func `what is dropped is free, and the pool goes on`(matcherCount: Int) throws {
    let rules = try ruleSet()
    let pool = MatchPool(matcherCount: matcherCount, clock: .system)
    defer { pool.close() }
    let slots = (0..<pool.slotCount).map { _ in MatchSlot(for: rules) }
    let lines = Array(DaemonWorld.records(0..<300).utf8)
    for _ in 0..<10 {
      lines.withByteView { view in
        for slot in slots {
          slot.fill(copying: Chunk(lines: view, batchOffset: 0), of: Self.digest)
          pool.offer(slot)
        }
      }
      pool.drop(slots)
      #expect(slots.allSatisfy { $0.state == .free })
      lines.withByteView { view in
        slots[0].fill(copying: Chunk(lines: view, batchOffset: 0), of: Self.digest)
      }
      pool.offer(slots[0])
      pool.finish(slots[0])
      #expect(firedCounts(slots[0]).count == 300)
      slots[0].state = .free
    }
  }

  @Test func `lines may be rejected unread`() throws {
    let slot = MatchSlot(for: try ruleSet())
    let lines = Array(DaemonWorld.records(0..<3).utf8)
    lines.withByteView { view in
      slot.fill(
        Chunk(lines: view, batchOffset: 10), of: Self.digest, rejecting: .crash)
      slot.match()
      let reasons = (0..<slot.matcher.matches.records.count).map { index in
        slot.matcher.matches.records[index].rejection?.reason
      }
      #expect(reasons == [.crash, .crash, .crash])
    }
  }
}
