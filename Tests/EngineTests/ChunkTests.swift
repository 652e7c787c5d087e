import Bytes
import Engine
import TestSupport
import Testing

struct ChunkTests {
  @Test(arguments: [
    ("", 4, []), ("a\n", 4, ["a\n"]), ("a\nb\nc\n", 2, ["a\n", "b\n", "c\n"]),
    ("a\nb\nc\n", 3, ["a\nb\n", "c\n"]), ("a\nb\nc", 4, ["a\nb\n", "c"]),
    ("long line\nb\n", 1, ["long line\n", "b\n"]), ("\n\n\n", 1, ["\n", "\n", "\n"]),
    ("no end", 2, ["no end"]), ("a\nb\n", 100, ["a\nb\n"]),
  ])
  func `a batch is cut behind line ends`(batch: String, byteCount: Int, chunks: [String]) {
    #expect(cut(Array(batch.utf8), byteCount).map { String(decoding: $0, as: UTF8.self) } == chunks)
  }

  @Test func `the chunks are the batch, and each ends a line`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let batch: [UInt8] = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
        Bool.random(using: &generator) ? UInt8(ascii: "x") : UInt8(ascii: "\n")
      }
      let chunks = cut(batch, Int.random(in: 1..<64, using: &generator))
      #expect(Array(chunks.joined()) == batch)
      #expect(chunks.dropLast().allSatisfy { $0.last == UInt8(ascii: "\n") })
    }
  }

  @Test(arguments: ["\n", "x\n", "\r\n"])
  func `a chunk of tiny lines ends at its most lines`(line: String) {
    let lineCount = Limits.chunkLineCountMax * 2 + 7
    let batch = [UInt8](String(repeating: line, count: lineCount).utf8)
    let chunks = cut(batch, batch.count)
    #expect(Array(chunks.joined()) == batch)
    let lineCounts = chunks.map { $0.count { $0 == UInt8(ascii: "\n") } }
    #expect(lineCounts == [Limits.chunkLineCountMax, Limits.chunkLineCountMax, 7])
  }

  @Test(arguments: [
    ("a\nb\nc\n", 0, ""), ("a\nb\nc\n", 2, "a\nb\n"), ("a\nb\nc\n", 3, "a\nb\nc\n"),
    ("a\nb\nc\n", 9, "a\nb\nc\n"), ("a\nb", 2, "a\nb"), ("", 1, ""),
  ])
  func `a prefix has so many lines`(text: String, lineCount: Int, prefix: String) {
    text.withByteView { #expect($0.prefix(lineCount: lineCount).text == prefix) }
  }

  @Test func `a chunk without bytes is our bug`() async {
    await #expect(processExitsWith: .failure) { _ = ChunkReader(.empty, byteCount: 0) }
  }

  /// The chunks, whose offsets must follow each other.
  private func cut(_ batch: [UInt8], _ byteCount: Int) -> [[UInt8]] {
    batch.withByteView { bytes in
      var reader = ChunkReader(bytes, byteCount: byteCount)
      var chunks: [[UInt8]] = []
      var offset = 0
      while let chunk = reader.next() {
        #expect(chunk.batchOffset == offset)
        offset += chunk.lines.count
        #expect(chunk.endOffset == offset)
        chunks.append(chunk.lines.array)
      }
      return chunks
    }
  }
}
