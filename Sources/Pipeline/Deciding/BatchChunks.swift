import Bytes
import Engine

/// Cuts a batch into chunks, with a chunk of its own for each line that is not to be looked at.
struct BatchChunks {
  private let batch: ByteView
  /// The lines that are left to keep apart, in order.
  private var apart: ArraySlice<Range<Int>>
  private var reader: ChunkReader
  private var offset = 0

  /// Starts at the beginning of a batch.
  ///
  /// - Parameters:
  ///   - batch: The whole batch, which must outlive the chunks.
  ///   - apart: Whole lines of it, in order.
  init(_ batch: ByteView, keepingApart apart: [Range<Int>] = []) {
    self.batch = batch
    self.apart = apart[...]
    reader = ChunkReader(batch[0..<(apart.first?.lowerBound ?? batch.count)])
  }

  /// The next chunk, and whether it is a line that is kept apart; nil at the end of the batch.
  mutating func next() -> (chunk: Chunk, isApart: Bool)? {
    if var chunk = reader.next() {
      chunk.batchOffset += offset
      return (chunk, false)
    }
    guard let line = apart.popFirst() else { return nil }
    offset = line.upperBound
    reader = ChunkReader(batch[offset..<(apart.first?.lowerBound ?? batch.count)])
    return (Chunk(lines: batch[line], batchOffset: line.lowerBound), true)
  }
}
