extension ByteBuffer {
  /// Appends a time as RFC 3339 in UTC with milliseconds: `2026-03-01T08:00:00.000Z`.
  ///
  /// - Parameter milliseconds: Milliseconds since 1970. Four digits hold the years 0 to 9999; a time
  ///   outside of them, as a clock may tell that is out of order, is written as the nearest inside.
  public mutating func appendTimestamp(_ milliseconds: Int64) {
    let written = min(max(milliseconds, earliestMilliseconds), Limits.timestampMillisecondsMax)
    let (days, rest) = flooredQuotient(written, 86_400_000)
    let date = civilDate(daysSince1970: days)
    appendDigits(date.year, count: 4)
    append("-")
    appendDigits(date.month, count: 2)
    append("-")
    appendDigits(date.day, count: 2)
    append("T")
    appendDigits(rest / 3_600_000, count: 2)
    append(":")
    appendDigits(rest / 60_000 % 60, count: 2)
    append(":")
    appendDigits(rest / 1000 % 60, count: 2)
    append(".")
    appendDigits(rest % 1000, count: 3)
    append("Z")
  }

  private mutating func appendDigits(_ value: Int64, count: Int) {
    var divisor: Int64 = 1
    for _ in 1..<count { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}

/// The first millisecond of the year 0.
private let earliestMilliseconds: Int64 = -62_167_219_200_000

private func flooredQuotient(_ value: Int64, _ divisor: Int64) -> (Int64, rest: Int64) {
  let rest = (value % divisor + divisor) % divisor
  return ((value - rest) / divisor, rest)
}

/// The day of the Gregorian calendar, by the method of Howard Hinnant, "chrono-Compatible Low-Level
/// Date Algorithms": the year begins in March, so that the leap day is its last.
private func civilDate(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
  let shifted = days + 719_468
  let (era, dayOfEra) = flooredQuotient(shifted, 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let marchMonth = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
  let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}
