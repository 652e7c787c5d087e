public import Bytes

/// A number in the form in which numbers are compared.
///
/// White space, `-`, `.` and parentheses are dropped, full-width characters read as ASCII.
/// `+86`, `0086` or a bare `86` before a mobile number (11 digits from 13 to 19) is dropped;
/// before anything else `+CC` and `00CC` become `+CC`. `*` and `#` stay.
///
/// What holds anything else is a name, not a number, and stays as it was received but for white
/// space around it. Letters keep their case: two alphanumeric senders are the same only if a
/// handset shows them alike.
///
/// Two numbers are equal if their canonical bytes are; ``marks`` are not compared.
public struct CanonicalNumber: Hashable, Sendable {
  /// What had to be changed to reach the canonical form.
  ///
  /// Networks deliver plain digits; `９５５８８` or `95-588` as a sender is somebody who wants to be
  /// read as 95588. Equality alone is therefore not enough to protect a sender.
  public struct Marks: OptionSet, Hashable, Sendable {
    /// One bit for each mark.
    public let rawValue: UInt8

    /// The marks with these bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// A country code was written: `+` or `00` before it, or a bare `86` before a mobile number.
    public static let countryPrefix = Marks(rawValue: 1)

    /// White space, `-`, `.` or parentheses were dropped inside the number.
    public static let separators = Marks(rawValue: 2)

    /// Full-width characters were read as ASCII.
    public static let fullWidth = Marks(rawValue: 4)
  }

  /// What had to be changed.
  public let marks: Marks

  /// Whether it is a number: digits, `*`, `#` and a `+` before them; otherwise it is a name.
  public let isNumber: Bool

  let bytes: NumberBytes

  /// Brings a sender or a receiver into canonical form.
  ///
  /// Nil where nothing is left, or more than ``Limits/canonicalNumberByteCountMax`` bytes: no list
  /// holds such a number.
  public init?(_ written: ByteView) {
    guard var reading = NumberReading(written) else { return nil }
    guard !reading.isNumber || reading.resolveCountry() else { return nil }
    self.init(reading)
  }

  /// Brings the beginning of numbers into the form that numbers which begin so have.
  ///
  /// `00` becomes `+`, and `+86` before the beginning of a mobile number is dropped. Nil as for
  /// whole numbers, and for `+86` and `+861`: the mobile numbers among theirs lose it.
  init?(prefix written: ByteView) {
    guard var reading = NumberReading(written) else { return nil }
    guard !reading.isNumber || reading.resolveCountryOfPrefix() else { return nil }
    self.init(reading)
  }

  private init(_ reading: NumberReading) {
    bytes = reading.bytes
    marks = reading.marks
    isNumber = reading.isNumber
  }

  /// Whether a country code was written: a hotline with one is forged, not protected.
  public var hasCountryPrefix: Bool { marks.contains(.countryPrefix) }

  /// The number of canonical bytes, from 1.
  public var count: Int { bytes.count }

  /// Calls a closure with the canonical bytes; the view must not escape the closure.
  public func withByteView<Result>(_ body: (ByteView) -> Result) -> Result {
    bytes.withByteView(body)
  }

  /// Whether the canonical bytes are the same.
  public static func == (left: CanonicalNumber, right: CanonicalNumber) -> Bool {
    left.bytes == right.bytes
  }

  /// Feeds the canonical bytes.
  public func hash(into hasher: inout Hasher) {
    for offset in 0..<bytes.count { hasher.combine(bytes[offset]) }
  }
}
