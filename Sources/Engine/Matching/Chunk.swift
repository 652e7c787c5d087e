public import Bytes

/// A part of a batch that one thread matches: whole lines, and where they begin in the batch.
public struct Chunk: Sendable {
  /// The lines.
  public var lines: ByteView
  /// Where the lines begin in the batch, in bytes.
  public var batchOffset: Int

  /// Where the lines end in the batch, in bytes.
  public var endOffset: Int { batchOffset + lines.count }

  /// Describes a part of a batch.
  public init(lines: ByteView, batchOffset: Int) {
    self.lines = lines
    self.batchOffset = batchOffset
  }

  /// About how many bytes the lines of a chunk have.
  public static let byteCount = Limits.chunkByteCount
}

/// Cuts a batch into chunks of whole lines, which are matched apart from each other.
///
/// A chunk has about ``Chunk/byteCount`` bytes, more where a line is longer, and at most
/// ``Limits/chunkLineCountMax`` lines. How a batch is cut changes nothing in the decisions.
public struct ChunkReader: Sendable {
  private let batch: ByteView
  private let byteCount: Int
  private var offset = 0

  /// Starts at the beginning of a batch, which must outlive the reader and its chunks.
  ///
  /// - Parameters:
  ///   - batch: The whole batch.
  ///   - byteCount: The size after which the next line end is looked for.
  public init(_ batch: ByteView, byteCount: Int = Chunk.byteCount) {
    precondition(byteCount > 0, "a chunk has no bytes")
    self.batch = batch
    self.byteCount = byteCount
  }

  /// The next chunk, or nil at the end of the batch.
  public mutating func next() -> Chunk? {
    guard offset < batch.count else { return nil }
    let start = offset
    let target = min(start + byteCount, batch.count)
    let lineEnd = batch.firstOffset(of: UInt8(ascii: "\n"), from: target - 1)
    let whole = batch[start..<(lineEnd.map { $0 + 1 } ?? batch.count)]
    let lines = whole.prefix(lineCount: Limits.chunkLineCountMax)
    offset = start + lines.count
    return Chunk(lines: lines, batchOffset: start)
  }
}

extension ByteView {
  /// At most so many lines from the start, the line feed of the last included.
  public func prefix(lineCount: Int) -> ByteView {
    var end = 0
    for _ in 0..<lineCount {
      guard end < count, let lineEnd = firstOffset(of: UInt8(ascii: "\n"), from: end) else {
        return self
      }
      end = lineEnd + 1
    }
    return self[0..<end]
  }
}
