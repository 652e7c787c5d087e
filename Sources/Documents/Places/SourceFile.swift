public import Bytes

/// The text of one file that a person wrote, with the way from byte offsets to lines and columns.
///
/// The bytes need not be UTF-8: every offset from 0 to the end has a line and a column.
public final class SourceFile: Sendable {
  /// The path as it is shown to people, usually relative to where they stand.
  public let path: String

  /// The content, untouched.
  public let bytes: [UInt8]

  /// The byte offset at which each line begins; never empty.
  private let lineStarts: [Int]

  /// Wraps the content of a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Wraps a text, for tests and for examples.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The number of lines; a file that ends in a line break has an empty last line.
  public var lineCount: Int { lineStarts.count }

  /// Where a byte offset lies for a person; an offset behind the end counts as the end.
  public func position(of offset: Int) -> SourcePosition {
    let bounded = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: bounded)
    let column = bytes.withByteView { view in
      var decoder = UTF8Decoder(view[lineStarts[line]..<bounded])
      var count = 1
      while decoder.next() != nil { count += 1 }
      return count
    }
    return SourcePosition(line: line + 1, column: column)
  }

  /// The bytes of a line (the first is 1) without its line break; empty for a line that is not there.
  public func lineBytes(_ line: Int) -> ByteRange {
    guard line >= 1, line <= lineStarts.count else { return .empty }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return ByteRange(start..<end)
  }

  /// The text of some bytes, U+FFFD for what is not UTF-8; what lies behind the end is left out.
  public func text(of range: ByteRange) -> String {
    let start = min(range.startOffset, bytes.count)
    let end = min(range.endOffset, bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The range of some bytes of this file.
  public func range(_ bytes: Range<Int>) -> SourceRange {
    SourceRange(file: self, bytes: ByteRange(bytes.clamped(to: 0..<self.bytes.count)))
  }

  /// The index of the line that holds an offset, by bisection.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
