import Bytes
import Documents
import TestSupport
import Testing

struct SourceFileTests {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (6, 2, 2), (7, 2, 3), (8, 3, 1), (9, 3, 2),
    (10, 3, 3), (11, 4, 1), (99, 4, 1), (-5, 1, 1),
  ])
  func `an offset has a line and a column in characters`(offset: Int, line: Int, column: Int) {
    let bytes = Array("ab\n贷c\n".utf8) + [0xFF, 0xE8, 0x0A]
    let file = SourceFile(path: "f", bytes: bytes)
    #expect(file.position(of: offset) == SourcePosition(line: line, column: column))
  }

  @Test func `lines are counted from one and lose their line breaks`() {
    let file = SourceFile(path: "f", text: "a\r\n\n贷\n")
    #expect(file.lineCount == 4)
    #expect((0...5).map { file.text(of: file.lineBytes($0)) } == ["", "a", "", "贷", "", ""])
  }

  @Test func `positions agree with a naive count over random bytes`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let text = String((0..<30).map { _ in "a贷\n❤".randomElement(using: &generator) ?? "a" })
      let file = SourceFile(path: "f", text: text)
      var position = SourcePosition(line: 1, column: 1)
      var offset = 0
      for scalar in text.unicodeScalars {
        #expect(file.position(of: offset) == position)
        offset += UTF8.width(scalar)
        position.column += 1
        if scalar == "\n" { position = SourcePosition(line: position.line + 1, column: 1) }
      }
    }
  }
}
