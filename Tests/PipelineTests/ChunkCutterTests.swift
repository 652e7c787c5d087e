import Bytes
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ChunkCutterTests {
  @Test(arguments: 1...60)
  func `chunks are whole lines and add up to the batch`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 0...400, using: &generator)
    let bytes = (0..<count).map { _ in Bool.random(using: &generator) ? UInt8(10) : 65 }
    let size = Int.random(in: 1...50, using: &generator)
    bytes.withByteView { view in
      var cutter = ChunkCutter(view, chunkByteCount: size)
      var offset = 0
      while let chunk = cutter.next() {
        #expect(chunk.batchOffset == offset)
        #expect(!chunk.lines.isEmpty)
        offset += chunk.lines.count
        #expect(offset == count || view[offset - 1] == 10)
        #expect(chunk.lines.count >= min(size, count - chunk.batchOffset))
      }
      #expect(offset == count)
    }
  }

  @Test func `a chunk that ends with a line does not take the next one`() {
    Array("ab\ncd\n".utf8).withByteView { view in
      var cutter = ChunkCutter(view, chunkByteCount: 3)
      let (first, second) = (cutter.next(), cutter.next())
      #expect(first?.lines.text == "ab\n" && second?.lines.text == "cd\n")
    }
  }
}
