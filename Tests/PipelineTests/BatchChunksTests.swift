import Bytes
import TestSupport
import Testing

@testable import Pipeline

@Suite struct BatchChunksTests {
  @Test(arguments: UInt64(0)..<50)
  func `the chunks are the batch, and lines kept apart are chunks of their own`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let lineCount = Int.random(in: 0..<5_000, using: &generator)
    var (batch, lines): ([UInt8], [Range<Int>]) = ([], [])
    for _ in 0..<lineCount {
      let start = batch.count
      let length = Int.random(in: 0..<300, using: &generator)
      batch += [UInt8](repeating: UInt8(ascii: "x"), count: length) + [10]
      lines.append(start..<batch.count)
    }
    let apart = lines.filter { _ in Int.random(in: 0..<100, using: &generator) == 0 }
    batch.withByteView { view in
      var chunks = BatchChunks(view, keepingApart: apart)
      var (offset, found): (Int, [Range<Int>]) = (0, [])
      while let (chunk, isApart) = chunks.next() {
        #expect(chunk.batchOffset == offset && !chunk.lines.isEmpty)
        offset += chunk.lines.count
        #expect(chunk.lines[chunk.lines.count - 1] == 10)
        if isApart { found.append(chunk.batchOffset..<offset) }
      }
      #expect(offset == batch.count)
      #expect(found == apart)
    }
  }
}
