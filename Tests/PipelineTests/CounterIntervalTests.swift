import Foundation
import Stats
import TestSupport
import Testing

@testable import Pipeline

@Suite struct CounterIntervalTests {
  private func counters(_ count: Int64) -> Counters {
    var counters = Counters()
    counters.add(count, to: .decisions, "allow")
    return counters
  }

  @Test func `what was committed is published with what is committed now`() throws {
    var interval = CounterInterval(intervalMicroseconds: 100, nowMicroseconds: 0)
    interval.add(counters(2), nowMilliseconds: 1_000)
    #expect(!interval.isDue(nowMicroseconds: 99) && interval.isDue(nowMicroseconds: 100))
    let line = interval.line(with: counters(3), nowMilliseconds: 5_000)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect(object["since"] as? String == "1970-01-01T00:00:01.000Z")
    #expect(object["until"] as? String == "1970-01-01T00:00:05.000Z")
    #expect((object["decisions"] as? [String: Int]) == ["allow": 5])
    interval.beginNext(nowMilliseconds: 5_000, nowMicroseconds: 100)
    #expect(!interval.isPending && interval.nextDueMicroseconds == nil)
    #expect(interval.sinceMilliseconds == 5_000)
  }

  @Test(arguments: 1...20)
  func `payloads restore the sum and the earliest time`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var interval = CounterInterval(intervalMicroseconds: 100, nowMicroseconds: 0)
    var sum = Counters()
    var earliest = Int64.max
    for _ in 0..<Int.random(in: 1...10, using: &generator) {
      let time = Int64.random(in: 0...1_000_000, using: &generator)
      let part = counters(Int64.random(in: 1...100, using: &generator))
      sum.add(part)
      earliest = min(earliest, time)
      let isRestored = interval.restore(CounterInterval.payload(part, sinceMilliseconds: time))
      #expect(isRestored)
    }
    #expect(interval.counters == sum)
    #expect(interval.sinceMilliseconds == earliest)
  }

  @Test(arguments: ["", "\n", "x\nrecords sms 1\n", "12", "12\nrecords\n"])
  func `a payload without meaning is not taken in`(payload: String) {
    var interval = CounterInterval(intervalMicroseconds: 100, nowMicroseconds: 0)
    let isRestored = interval.restore(Array(payload.utf8))
    #expect(!isRestored)
    #expect(!interval.isPending)
  }

  @Test func `no counters make no payload`() {
    #expect(CounterInterval.payload(Counters(), sinceMilliseconds: 1).isEmpty)
  }
}
