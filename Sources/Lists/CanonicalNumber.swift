public import Bytes

/// A number in the form in which numbers are compared.
public struct CanonicalNumber: Hashable, Sendable {
  /// What had to be changed, which a real network would rarely make necessary.
  public struct Marks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// `+`, `00` and a country code, or a bare `86` before a mobile number.
    public static let countryPrefix = Marks(rawValue: 1)

    /// White space, `-`, `.` or parentheses were dropped.
    public static let separators = Marks(rawValue: 2)

    /// Full-width characters were read as ASCII.
    public static let fullWidth = Marks(rawValue: 4)
  }

  /// What had to be changed.
  public let marks: Marks

  /// The bytes of the canonical form.
  public let count: Int

  /// Whether a country prefix was written: a hotline with one is forged, not protected.
  public var hasCountryPrefix: Bool { marks.contains(.countryPrefix) }

  /// Brings a number into canonical form; nil where it is empty or longer than 32 bytes.
  public init?(_ written: ByteView) { fatalError("later") }

  /// Calls a closure with the canonical bytes, which must not escape.
  public func withByteView<Result>(_ body: (ByteView) -> Result) -> Result { fatalError("later") }
}
