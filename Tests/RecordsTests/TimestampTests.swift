import Foundation
import Records
import TestSupport
import Testing

struct TimestampTests {
  /// What comes of a time, written as JSON.
  private func read(_ json: String) -> (milliseconds: Int64?, reason: RejectionReason?) {
    let decoded = Decoded(message("ts", json))
    if let rejection = decoded.rejection { return (nil, rejection.reason) }
    #expect(decoded.text(.ts) == json)
    return (decoded.record.timestampMilliseconds, nil)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-01T00:00:00Z", 1_772_323_200_000),
      ("2026-03-01T08:00:00+08:00", 1_772_323_200_000),
      ("2026-02-28T16:30:00-07:30", 1_772_323_200_000),
      ("2026-03-01t00:00:00z", 1_772_323_200_000), ("2026-03-01T00:00:00-00:00", 1_772_323_200_000),
      ("2026-03-01T00:00:00.1Z", 1_772_323_200_100), ("2026-03-01T00:00:00.12Z", 1_772_323_200_120),
      ("2026-03-01T00:00:00.1239999Z", 1_772_323_200_123),
      ("2026-03-01T00:00:00.000000000000000000001Z", 1_772_323_200_000),
      ("2000-02-29T12:00:00Z", 951_825_600_000), ("2016-12-31T23:59:60Z", 1_483_228_799_999),
      ("2016-12-31T23:59:60.5Z", 1_483_228_799_999),
      ("2017-01-01T07:59:60+08:00", 1_483_228_799_999),
      ("1972-06-30T23:59:60Z", 78_796_799_999), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
      ("1970-01-01T08:00:00+08:00", 0),
    ] as [(String, Int64)])
  func `a time of RFC 3339 is read`(text: String, milliseconds: Int64) {
    #expect(read("\"\(text)\"").milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026", "2026-03-01", "2026-03-01T00:00:00", "2026-03-01T00:00Z", "2026-03-01 00:00:00Z",
    "2026-3-1T00:00:00Z", "2026-03-01T0:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
    "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-00T00:00:00Z",
    "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z",
    "2026-01-01T12:00:60Z", "2026-01-01T23:59:60+08:00", "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00+8:00", "2026-01-01T00:00:00+0800",
    "2026-01-01T00:00:00+08", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+08:60",
    "2026-01-01T00:00:00Z ", " 2026-01-01T00:00:00Z", "2026-01-01T00:00:00ZZ",
    "12026-01-01T00:00:00Z",
    "-026-01-01T00:00:00Z", "２０26-01-01T00:00:00Z", "2026-01-01T00:00:00+08:00:00", "1772323200000",
  ])
  func `what is not RFC 3339 is refused`(text: String) {
    #expect(read("\"\(text)\"").reason == .invalidTime)
  }

  @Test(arguments: [
    "1969-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "1970-01-01T07:59:59+08:00",
    "9999-12-31T23:59:59-01:00",
  ])
  func `a time before 1970 or after 9999 is refused`(text: String) {
    #expect(read("\"\(text)\"").reason == .timeOutOfRange)
  }

  @Test(
    arguments: [
      ("0", 0, nil), ("1", 1, nil), ("99999999", 99_999_999, nil),
      ("100000000", nil, .timeInSeconds),
      ("1772323200", nil, .timeInSeconds), ("99999999999", nil, .timeInSeconds),
      ("100000000000", 100_000_000_000, nil), ("1772323200123", 1_772_323_200_123, nil),
      ("253402300799999", 253_402_300_799_999, nil), ("253402300800000", nil, .timeOutOfRange),
      ("1772323200000000", nil, .timeOutOfRange), ("-1", nil, .timeOutOfRange),
      ("99999999999999999999", nil, .timeOutOfRange), ("1e12", nil, .notAnInteger),
    ] as [(String, Int64?, RejectionReason?)])
  func `a number is milliseconds`(json: String, milliseconds: Int64?, reason: RejectionReason?) {
    let result = read(json)
    #expect(result.milliseconds == milliseconds)
    #expect(result.reason == reason)
  }

  @Test func `a time may be written with escapes and is kept as written`() {
    #expect(read(#""2026-03-01T00:00:00\u005a""#).milliseconds == 1_772_323_200_000)
  }

  @Test func `times agree with another implementation`() {
    var generator = SeededGenerator(seed: 9)
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime]
    for _ in 0..<3_000 {
      let seconds = Int64.random(in: 0...253_402_300_799, using: &generator)
      let zoneMinutes = Int.random(in: -720...840, using: &generator)
      formatter.timeZone = TimeZone(secondsFromGMT: zoneMinutes * 60) ?? .gmt
      let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      // A zone may push the year that is written over the edge.
      guard text.hasPrefix("1969") == false, text.utf8.count <= 25 else { continue }
      #expect(read("\"\(text)\"").milliseconds == seconds * 1_000, "\(text)")
    }
  }
}
