import Bytes
import Digests
import Engine
import Foundation
import Records
import TestSupport
import Testing
import Views

/// That a fact has a value, and the right one, for every time and every text that a record can have.
struct EvaluatorFactsTests {
  /// The zones at both ends of what a manifest may say, and the usual one.
  static let zones = [-(14 * 60 + 59) * 60, 0, 8 * 3_600, (14 * 60 + 59) * 60]

  private func hourAndWeekday(_ milliseconds: Int64, zone: Int) -> [String: String] {
    var knowledge = Knowledge.none
    knowledge.zoneOffsetSeconds = zone
    let ruleSet = RuleSetBuilder(knowledge: knowledge).build(identifier: "0123456789abcdef")
    var matcher = Matcher(for: ruleSet)
    let line =
      #"{"kind":"sms","id":"m","ts":\#(milliseconds),"from":"1","to":"2","text":"t"}"#
    return Array(line.utf8).withByteView { bytes in
      matcher.match(
        Chunk(lines: bytes, batchOffset: 0), in: MatchContext(batch: Digest128(of: [])))
      let folded = matcher.fold(
        matcher.matches.records[0], facts: [("hour", .hour), ("weekday", .weekday)],
        hasOrigins: false)
      return Dictionary(uniqueKeysWithValues: folded.facts.map { ($0.name, $0.value) })
    }
  }

  @Test(arguments: zones)
  func `hours and weekdays are those of the zone, from the first time to the last`(zone: Int) throws
  {
    var generator = SeededGenerator(seed: 3)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: zone))
    var times: [Int64] = [0, 1, 99_999_999, 100_000_000_000, Limits.timestampMillisecondsMax]
    for _ in 0..<40 {
      times.append(Int64.random(in: times[3]...Limits.timestampMillisecondsMax, using: &generator))
    }
    let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    for time in times {
      let date = Date(timeIntervalSince1970: Double(time / 1_000))
      let facts = hourAndWeekday(time, zone: zone)
      #expect(facts["hour"] == String(calendar.component(.hour, from: date)))
      #expect(facts["weekday"] == days[calendar.component(.weekday, from: date) - 1])
    }
  }
}
