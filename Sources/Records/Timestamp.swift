public import Bytes

/// Reads event times.
///
/// A string is a date and time of RFC 3339, section 5.6: `T` and `Z` in either case, the offset
/// needed, a fraction of any length, cut to milliseconds. A leap second, 23:59:60 in UTC, is read
/// as 23:59:59.999, since no clock of ours has one. Years are 1970 to 9999, and so is the time in
/// UTC. A number is milliseconds since 1970; one that is a day of ours in seconds
/// (``Limits/timestampSecondsRange``) is refused with a reason of its own.
enum Timestamp {
  /// The result of reading a time.
  enum Reading: Equatable {
    case milliseconds(Int64)
    case rejected(RejectionReason)
  }

  /// Reads a number of milliseconds, nil for one that 64 bits do not hold.
  static func read(milliseconds: Int64?) -> Reading {
    guard let milliseconds, milliseconds >= 0, milliseconds <= Limits.timestampMillisecondsMax
    else { return .rejected(.timeOutOfRange) }
    if Limits.timestampSecondsRange.contains(milliseconds) { return .rejected(.timeInSeconds) }
    return .milliseconds(milliseconds)
  }

  /// Reads a date and time, `2026-01-31T12:00:00.123+08:00`.
  static func read(_ text: ByteView) -> Reading {
    var reader = Reader(text)
    guard let date = reader.date(), reader.take(UInt8(ascii: "T"), or: UInt8(ascii: "t")),
      let time = reader.time(), let zoneMinutes = reader.zoneMinutes(), reader.isAtEnd
    else { return .rejected(.invalidTime) }
    guard date.year >= 1970 else { return .rejected(.timeOutOfRange) }
    let minutes =
      Int64(date.dayNumber) * 1_440 + Int64(time.hour * 60 + time.minute - zoneMinutes)
    var milliseconds = minutes * 60_000 + Int64(time.second * 1_000 + time.millisecond)
    if time.second == 60 {
      // The minute in UTC must be the last of a day.
      guard (minutes + 1) % 1_440 == 0 else { return .rejected(.invalidTime) }
      milliseconds = minutes * 60_000 + 59_999
    }
    guard milliseconds >= 0, milliseconds <= Limits.timestampMillisecondsMax else {
      return .rejected(.timeOutOfRange)
    }
    return .milliseconds(milliseconds)
  }
}

/// Reads a time of RFC 3339, `2026-01-31T12:00:00+08:00`, as records have it.
///
/// - Parameter text: The time, without quotes.
/// - Returns: Milliseconds since 1970, or nil where it is no time between 1970 and 9999.
public func parseRFC3339Milliseconds(_ text: ByteView) -> Int64? {
  guard case .milliseconds(let milliseconds) = Timestamp.read(text) else { return nil }
  return milliseconds
}

extension Timestamp {
  private struct Date {
    let year: Int
    let month: Int
    let day: Int

    /// The days since 1970-01-01 in the Gregorian calendar.
    ///
    /// Years are counted from March, so that the leap day is the last day of a year; then the
    /// days before a month are a straight line, rounded down.
    var dayNumber: Int {
      let shiftedYear = month > 2 ? year : year - 1
      let shiftedMonth = month > 2 ? month - 3 : month + 9
      let leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
      let daysBeforeMonth = (153 * shiftedMonth + 2) / 5
      // 0000-03-01 lies 719,468 days before 1970-01-01, and days of a month count from one.
      return 365 * shiftedYear + leapDays + daysBeforeMonth + day - 719_469
    }

    var isValid: Bool {
      guard month >= 1, month <= 12, day >= 1 else { return false }
      switch month {
      case 2:
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day <= (isLeap ? 29 : 28)
      case 4, 6, 9, 11: return day <= 30
      default: return day <= 31
      }
    }
  }

  private struct Time {
    let hour: Int
    let minute: Int
    let second: Int
    let millisecond: Int
  }

  /// Takes a text apart from its start; nil or false where something else stands.
  private struct Reader {
    private let text: ByteView
    private var offset = 0

    init(_ text: ByteView) {
      self.text = text
    }

    var isAtEnd: Bool { offset == text.count }

    mutating func take(_ byte: UInt8, or other: UInt8) -> Bool {
      guard offset < text.count, text[offset] == byte || text[offset] == other else {
        return false
      }
      offset += 1
      return true
    }

    mutating func take(_ byte: UInt8) -> Bool { take(byte, or: byte) }

    /// A number of exactly so many digits.
    private mutating func number(digitCount: Int) -> Int? {
      guard offset + digitCount <= text.count else { return nil }
      var value = 0
      for index in offset..<offset + digitCount {
        guard text[index].isDecimalDigit else { return nil }
        value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
      }
      offset += digitCount
      return value
    }

    mutating func date() -> Date? {
      guard let year = number(digitCount: 4), take(UInt8(ascii: "-")),
        let month = number(digitCount: 2), take(UInt8(ascii: "-")),
        let day = number(digitCount: 2)
      else { return nil }
      let date = Date(year: year, month: month, day: day)
      return date.isValid ? date : nil
    }

    mutating func time() -> Time? {
      guard let hour = number(digitCount: 2), take(UInt8(ascii: ":")),
        let minute = number(digitCount: 2), take(UInt8(ascii: ":")),
        let second = number(digitCount: 2), hour <= 23, minute <= 59, second <= 60
      else { return nil }
      var millisecond = 0
      if take(UInt8(ascii: ".")) {
        guard let fraction = fraction() else { return nil }
        millisecond = fraction
      }
      return Time(hour: hour, minute: minute, second: second, millisecond: millisecond)
    }

    /// The milliseconds of one or more digits behind the point.
    private mutating func fraction() -> Int? {
      var milliseconds = 0
      var digitCount = 0
      while offset < text.count, text[offset].isDecimalDigit {
        if digitCount < 3 { milliseconds = milliseconds * 10 + Int(text[offset] & 0x0F) }
        digitCount += 1
        offset += 1
      }
      switch digitCount {
      case 0: return nil
      case 1: return milliseconds * 100
      case 2: return milliseconds * 10
      default: return milliseconds
      }
    }

    /// The minutes that local time is ahead of UTC.
    mutating func zoneMinutes() -> Int? {
      if take(UInt8(ascii: "Z"), or: UInt8(ascii: "z")) { return 0 }
      let isBehind = offset < text.count && text[offset] == UInt8(ascii: "-")
      guard take(UInt8(ascii: "+"), or: UInt8(ascii: "-")),
        let hours = number(digitCount: 2), take(UInt8(ascii: ":")),
        let minutes = number(digitCount: 2), hours <= 23, minutes <= 59
      else { return nil }
      return (isBehind ? -1 : 1) * (hours * 60 + minutes)
    }
  }
}
