import Bytes
import Records
import TestSupport
import Testing

struct LineReaderTests {
  private struct Read: Equatable {
    let text: String
    let offset: Int
    let number: Int
  }

  private func lines(_ batch: [UInt8]) -> [Read] {
    batch.withByteView { view in
      var reader = LineReader(view)
      var lines: [Read] = []
      while let line = reader.next() {
        lines.append(Read(text: line.line.text, offset: line.offset, number: line.number))
      }
      return lines
    }
  }

  private func lines(_ batch: String) -> [Read] { lines(Array(batch.utf8)) }

  @Test func `lines end with LF and the last need not`() {
    let expected = [
      Read(text: "a", offset: 0, number: 1), Read(text: "bc", offset: 2, number: 2),
      Read(text: "d", offset: 5, number: 3),
    ]
    #expect(lines("a\nbc\nd\n") == expected)
    #expect(lines("a\nbc\nd") == expected)
  }

  @Test func `a CR stays with its line`() {
    let expected = [
      Read(text: "a\r", offset: 0, number: 1), Read(text: "b\r", offset: 3, number: 2),
    ]
    #expect(lines("a\r\nb\r\n") == expected)
    #expect(lines("a\rb") == [Read(text: "a\rb", offset: 0, number: 1)])
  }

  @Test func `blank lines are counted and skipped`() {
    #expect(lines("\n \t\r\n\na\n\n") == [Read(text: "a", offset: 6, number: 4)])
    #expect(lines("\u{C}\n") == [Read(text: "\u{C}", offset: 0, number: 1)])
  }

  @Test(arguments: ["", "\n", "\n\n", " ", "\u{FEFF}", "\u{FEFF}\n"])
  func `a batch without a line gives none`(batch: String) {
    #expect(lines(batch).isEmpty)
  }

  @Test func `a byte order mark is taken away at the start and nowhere else`() {
    let expected = [
      Read(text: "a", offset: 3, number: 1), Read(text: "\u{FEFF}b", offset: 5, number: 2),
    ]
    #expect(lines("\u{FEFF}a\n\u{FEFF}b") == expected)
    #expect(lines([0xEF, 0xBB]).count == 1)
  }

  @Test func `a chunk in the middle of a batch keeps its byte order mark`() {
    var reader = LineReader(ByteView("\u{FEFF}a\n"), startsBatch: false)
    let line = reader.next()
    #expect(line?.line.count == 4)
    #expect(line?.offset == 0)
  }

  @Test func `lines and blank lines are counted to the end`() {
    var reader = LineReader(ByteView("\na\n \r\nb\n\n"))
    while reader.next() != nil {}
    #expect(reader.lineCount == 5)
    #expect(reader.blankLineCount == 3)
  }

  @Test func `lines agree with a split of the whole`() {
    var generator = SeededGenerator(seed: 10)
    let bytes: [UInt8] = [0x0A, 0x0A, 0x0D, 0x20, 0x61, 0x62, 0xFF, 0x00]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0..<30, using: &generator)
      let batch = (0..<count).map { _ in bytes.randomElement(using: &generator) ?? 0 }
      var expected: [Read] = []
      var offset = 0
      for (index, part) in batch.split(separator: 0x0A, omittingEmptySubsequences: false)
        .enumerated()
      {
        if part.contains(where: { ![0x20, 0x0D].contains($0) }) {
          let text = String(decoding: part, as: UTF8.self)
          expected.append(Read(text: text, offset: offset, number: index + 1))
        }
        offset += part.count + 1
      }
      #expect(lines(batch) == expected, "\(batch)")
    }
  }
}
