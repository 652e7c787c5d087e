/// A text in a document, with its place and how it was written.
public struct Scalar: Sendable {
  /// How a text was written.
  public enum Style: Sendable {
    /// Without quotes.
    case plain
    /// In `'…'`; the only way to write a pattern that no reader of YAML changes.
    case singleQuoted
    /// In `"…"`, where a backslash is an error here.
    case doubleQuoted
    /// After `|`, line by line.
    case literal
    /// After `>`, lines joined by blanks.
    case folded
  }

  /// The text, after quotes, line folding and indentation.
  ///
  /// Of a text in double quotes with a backslash, which is an error, it is what single quotes
  /// would have given, so that later checks see what was meant.
  public let text: String

  /// How it was written.
  public let style: Style

  /// Where it stands, quotes and indicators included.
  public let range: SourceRange

  /// True if nothing was written, as after `key:`; `''` is empty and not missing.
  public var isMissing: Bool { style == .plain && text.isEmpty }

  /// True if it was written in quotes of either kind.
  public var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}
