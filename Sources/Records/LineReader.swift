public import Bytes

/// Cuts a batch into lines.
///
/// A line ends with LF, which is not part of it; a CR before the LF is, as JSON white space. The
/// last line needs no LF. Lines of nothing but JSON white space are counted and skipped. A byte
/// order mark is taken away at the very start of the batch and nowhere else.
public struct LineReader: Sendable {
  /// One line that is not blank.
  @frozen
  public struct Line: Sendable {
    /// The bytes of the line, without its LF.
    public let line: ByteView

    /// Where the line begins, in bytes from the start of the batch.
    public let offset: Int

    /// The line's number in the batch, from 1, blank lines counted.
    public let number: Int
  }

  private let batch: ByteView
  private var offset: Int
  private var number: Int

  /// The lines so far, blank ones counted.
  public var lineCount: Int { number }

  /// The blank lines so far.
  public private(set) var blankLineCount = 0

  /// Starts at the beginning of a batch, or of a chunk of whole lines of one.
  ///
  /// Offsets and numbers count from where the reader starts.
  ///
  /// - Parameters:
  ///   - batch: The bytes, which must outlive the reader and its lines.
  ///   - startsBatch: Whether these are a batch's first bytes, where a byte order mark may stand.
  public init(_ batch: ByteView, startsBatch: Bool = true) {
    self.batch = batch
    offset = startsBatch && batch.hasPrefix(ByteView("\u{FEFF}")) ? 3 : 0
    number = 0
  }

  /// The next line that is not blank, or nil at the end of the batch.
  public mutating func next() -> Line? {
    while offset < batch.count {
      let start = offset
      let end = batch.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? batch.count
      offset = min(end + 1, batch.count)
      number += 1
      let line = batch[start..<end]
      guard line.isBlankJSON else { return Line(line: line, offset: start, number: number) }
      blankLineCount += 1
    }
    return nil
  }
}

extension ByteView {
  /// True if there is nothing but JSON white space (RFC 8259, section 2), or nothing at all.
  var isBlankJSON: Bool {
    for offset in 0..<count where !self[offset].isJSONBlank { return false }
    return true
  }
}

extension UInt8 {
  /// True if this is a space, a tab, LF or CR: the white space of RFC 8259, section 2.
  @inline(__always)
  var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
