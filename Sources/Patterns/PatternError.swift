/// Why a pattern was refused, and where.
///
/// Text is in ``message`` and ``hint``.
public struct PatternError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// PCRE2 refused the pattern, with its own number (`pcre2api`, compile errors from 101).
    case engine(number: Int)

    /// The pattern holds a callout, `(?C)`.
    case callout

    /// The pattern begins with a setting that rules may not change, such as `(*CRLF)`.
    case setting(name: String)

    /// The pattern asks for more than a limit allows.
    case raisedLimit(name: String, maximum: Int)
  }

  /// What is wrong.
  public let reason: Reason

  /// Where, in bytes of the source; its length where the end came too early.
  public let offset: Int
}
