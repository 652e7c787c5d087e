/// Text that came from outside, made safe to show to a person.
///
/// Letters, digits, punctuation, Han and the like pass; control characters, bidirectional and
/// invisible characters, line separators and bytes that are not UTF-8 become `\xHH` or `\u{…}`; what is
/// too long is cut and says so. After postfix's `printable()`.
public struct Quoted: CustomStringConvertible, Equatable, Sendable {
  /// The text in double quotes.
  public let description: String

  /// Quotes bytes, of which at most `byteCountMax` are shown.
  public init(_ bytes: ByteView, byteCountMax: Int = Limits.quotedByteCountMax) {
    description = "\"" + Quoted.visible(bytes, byteCountMax: byteCountMax, in: "\"\\") + "\""
  }

  /// A text as it was written, for a person who wants to read or to copy it: only what a terminal
  /// would obey or hide is escaped, so that an escape cannot be told from one that was sent.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - byteCountMax: How much of it is shown.
  ///   - escaped: Characters before which there is a backslash.
  /// - Returns: The text, without quotes.
  public static func visible(
    _ bytes: ByteView, byteCountMax: Int = Limits.quotedByteCountMax, in escaped: String = ""
  ) -> String {
    var shown = ""
    var decoder = UTF8Decoder(bytes)
    while let step = decoder.next() {
      if step.range.endOffset > byteCountMax {
        shown += "…"
        break
      }
      switch step.scalar {
      case .some(let scalar):
        if escaped.unicodeScalars.contains(scalar) { shown += "\\" }
        shown += Quoted.shown(scalar)
      case .none:
        for offset in step.range.startOffset..<step.range.endOffset {
          shown += Quoted.escape(bytes[offset])
        }
      }
    }
    return shown
  }

  /// Quotes a text.
  public init(_ text: String, byteCountMax: Int = Limits.quotedByteCountMax) {
    self = text.withByteView { Quoted($0, byteCountMax: byteCountMax) }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    default: break
    }
    return escape(scalar) ?? String(Character(scalar))
  }

  /// How a character is written that a terminal would obey or hide, `\u{9b}`; nil for any other.
  public static func escape(_ scalar: Unicode.Scalar) -> String? {
    let isEscaped =
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        true
      case .spaceSeparator: scalar != " "
      default: scalar.properties.isDefaultIgnorableCodePoint
      }
    return isEscaped ? "\\u{" + String(scalar.value, radix: 16) + "}" : nil
  }

  /// How a byte is written that belongs to no character, `\xff`.
  public static func escape(_ byte: UInt8) -> String {
    let digits = [hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 0x0F)]
    return "\\x" + String(decoding: digits, as: UTF8.self)
  }
}
