import Bytes
import Foundation
import TestSupport
import Testing

@testable import Stats

@Suite struct CountersTests {
  static func random(_ generator: inout SeededGenerator) -> Counters {
    var counters = Counters()
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      let family = CounterFamily.allCases.randomElement(using: &generator) ?? .records
      let label = "label-\(Int.random(in: 0...9, using: &generator))"
      counters.add(Int64.random(in: 1...1_000_000, using: &generator), to: family, label)
    }
    return counters
  }

  @Test func `a counter that was never added to is zero`() {
    #expect(Counters()[.records, "sms"] == 0)
    #expect(Counters().isEmpty)
    #expect(Counters().total(.decisions) == 0)
  }

  @Test func `adding nothing leaves no trace`() {
    var counters = Counters()
    counters.add(0, to: .records, "sms")
    #expect(counters.isEmpty)
  }

  @Test func `a total is the sum over the labels of one family`() {
    var counters = Counters()
    counters.add(2, to: .decisions, "allow")
    counters.add(3, to: .decisions, "block")
    counters.add(9, to: .records, "sms")
    #expect(counters.total(.decisions) == 5)
    #expect(counters.entries(.decisions).map(\.label) == ["allow", "block"])
  }

  @Test(arguments: 1...50)
  func `what is encoded decodes to the same`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let counters = Self.random(&generator)
    var buffer = ByteBuffer()
    counters.encode(into: &buffer)
    #expect(Counters.decode(buffer.view) == counters)
  }

  @Test(arguments: 1...20)
  func `sums do not depend on the order of adding`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let parts = (0..<5).map { _ in Self.random(&generator) }
    let forward = parts.reduce(into: Counters()) { $0.add($1) }
    let backward = parts.reversed().reduce(into: Counters()) { $0.add($1) }
    #expect(forward == backward)
  }

  @Test(arguments: [
    "records sms", "records sms x\n", "nothing sms 1\n", "records sms 1 2\n", "\u{0}",
  ])
  func `what is no counter does not decode`(payload: String) {
    #expect(payload.withByteView { Counters.decode($0) == nil })
  }

  @Test func `the members are JSON with every family`() throws {
    var counters = Counters()
    counters.add(3, to: .rejected, "bad\"label")
    var line = JSONLine()
    counters.add(to: &line)
    let object = try JSONSerialization.jsonObject(with: Data(line.bytes))
    let families = try #require(object as? [String: [String: Int]])
    #expect(Set(families.keys) == Set(CounterFamily.allCases.map(\.rawValue)))
    #expect(families["rejected"] == ["bad\"label": 3])
  }
}
