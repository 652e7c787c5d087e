public import Bytes

/// A line and a column as a person counts them.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line; the first is 1.
  public var line: Int

  /// The column in characters (Unicode scalars), each broken byte sequence being one; from 1.
  public var column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as they are read.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Some bytes of a file: what a syntax tree keeps of every value, and what a diagnostic points at.
///
/// Two words. Two ranges are equal when they name the same bytes of the same `SourceFile` object.
public struct SourceRange: Hashable, Sendable {
  /// The file; it carries its own text, so a diagnostic can be rendered without a table of files.
  public let file: SourceFile

  /// Where in the file; may be empty, for something that is missing.
  public let bytes: ByteRange

  /// Makes a range; the bytes lie inside the file.
  public init(file: SourceFile, bytes: ByteRange) {
    precondition(bytes.endOffset <= file.bytes.count, "a source range ends behind its file")
    self.file = file
    self.bytes = bytes
  }

  /// Where the first byte lies.
  public var start: SourcePosition { file.position(of: bytes.startOffset) }

  /// Where the byte after the last one lies.
  public var end: SourcePosition { file.position(of: bytes.endOffset) }

  /// True if another range of the same file lies within this one.
  public func contains(_ other: SourceRange) -> Bool {
    other.file === file && other.bytes.startOffset >= bytes.startOffset
      && other.bytes.endOffset <= bytes.endOffset
  }

  /// The text of the range, with U+FFFD for bytes that are not UTF-8.
  public var text: String { file.text(of: bytes) }

  /// The empty range at the start of this one.
  public var startPoint: SourceRange {
    SourceRange(file: file, bytes: ByteRange(start: bytes.start, count: 0))
  }

  /// True if both name the same bytes of the same object.
  public static func == (left: SourceRange, right: SourceRange) -> Bool {
    left.file === right.file && left.bytes == right.bytes
  }

  /// Feeds the identity of the file and the bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(file))
    hasher.combine(bytes)
  }
}
