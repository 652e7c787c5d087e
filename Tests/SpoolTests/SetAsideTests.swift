import Bytes
import FileSystem
import Foundation
import Testing

@testable import Spool

/// A batch that is given up as a whole after part of its output was appended.
@Suite struct SetAsideTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
  }

  private func claim(_ spool: Spool) throws -> ClaimedBatch {
    guard case .batch(let batch) = try spool.claim(now: 0) else {
      throw CocoaError(.coderInvalidValue)
    }
    return batch
  }

  private func append(_ queue: Queue, _ text: String, _ spool: Spool) throws {
    try Array(text.utf8).withByteView { try spool.append(queue, $0) }
  }

  /// Output of one batch before, of the one that is given up, and of one behind it; in bytes.
  @Test(arguments: [
    (0, 10, 10), (10, 10, 10), (10, 3 << 20, 10), (2 << 20, 10, 0), (3 << 20, 2 << 20, 2 << 20),
    ((1 << 20) - 1, 2, 1), (1 << 20, 1 << 20, 1 << 20),
  ])
  func `what was appended for it is taken back, and nothing else`(
    before: Int, given: Int, behind: Int
  ) throws {
    try run(before: before, given: given, behind: behind)
    let expected = String(repeating: "a", count: before) + String(repeating: "c", count: behind)
    let published = try world.names("queue/allow")
    #expect(try published.map { try world.content("queue/allow/" + $0) }.joined() == expected)
    #expect(try world.names("queue/rejected") == [])
    #expect(
      try world.names("corrupt") == [
        "00000000000000000002.b.ndjson", "00000000000000000002.b.ndjson.reason",
      ])
    let reason = try world.content("corrupt/00000000000000000002.b.ndjson.reason")
    #expect(reason.contains(#""reason":"too-many-rejected""#))
    // The journal agrees with the files, and what was given up is no repeat when it comes again.
    let next = try world.open()
    try world.put("b.ndjson", "b\n")
    try next.rescan(now: 0)
    #expect(try world.claimAll(next) == ["b.ndjson"])
  }

  private func run(before: Int, given: Int, behind: Int) throws {
    for name in ["a", "b", "c"] { try world.put("\(name).ndjson", name + "\n") }
    let spool = try world.open()
    let first = try claim(spool)
    if before > 0 { try append(.allow, String(repeating: "a", count: before), spool) }
    spool.finish(first)
    let second = try claim(spool)
    try append(.allow, String(repeating: "b", count: given), spool)
    try append(.rejected, String(repeating: "B", count: given), spool)
    try spool.setAside(second, .tooManyRejected)
    #expect(spool.openGroup.batchCount == 2)
    #expect(spool.openGroup.byteCount == before)
    let third = try claim(spool)
    if behind > 0 { try append(.allow, String(repeating: "c", count: behind), spool) }
    spool.finish(third)
    try spool.commit(counters: .empty, countersFile: nil, now: 0)
  }

  @Test func `deaths are counted by batch, and an end in order is none`() throws {
    for name in ["a", "b"] { try world.put("\(name).ndjson", name + "\n") }
    for deaths in 0..<3 {
      let spool = try world.open()
      #expect(try claim(spool).deathCount == deaths)
      // The second was not claimed by the run before the first of these deaths.
      #expect(try claim(spool).deathCount == deaths)
    }
    for _ in 0..<2 {
      let spool = try world.open()
      #expect(try claim(spool).deathCount == 3)
      try spool.abandon()
      try spool.endInOrder()
    }
    // A start that claims nothing counts nothing.
    for _ in 0..<2 { _ = try world.open() }
    try decideTheRest()
    #expect(try world.open().claim(now: 0) == nil)
    #expect(try world.names("state").allSatisfy { $0 != "deaths" })
  }

  private func decideTheRest() throws {
    let spool = try world.open()
    try world.put("c.ndjson", "c\n")
    try spool.rescan(now: 0)
    let counts = [try claim(spool), try claim(spool), try claim(spool)].map(\.deathCount)
    #expect(counts == [3, 3, 0])
    try spool.abandon()
    var engine = LineEngine()
    try engine.drain(spool)
  }

  @Test func `the file of deaths is read back, and nothing else is`() {
    var counts = DeathCounts()
    for whole in [DeathCounts(), DeathCounts(endedInOrder: true, counts: [1: 2, .max: 3])] {
      counts = whole
      let bytes = counts.encoded()
      #expect(bytes.withByteView { DeathCounts($0) } == whole)
      for count in 0..<bytes.count {
        #expect(Array(bytes[..<count]).withByteView { DeathCounts($0) } == nil)
      }
      for bit in 0..<(bytes.count * 8) {
        var flipped = bytes
        flipped[bit / 8] ^= 1 << (bit % 8)
        #expect(flipped.withByteView { DeathCounts($0) } == nil)
      }
    }
  }
}
