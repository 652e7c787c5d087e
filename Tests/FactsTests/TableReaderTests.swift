import Bytes
import TestSupport
import Testing

@testable import Facts

@Suite struct TableReaderTests {
  private func rows(_ bytes: [UInt8]) -> (rows: [[String]], problems: [String]) {
    bytes.withByteView { file in
      var reader = TableReader(file, columns: 1...3)
      var rows: [[String]] = []
      while let row = reader.next() {
        rows.append(row.cells.indices.map { reader.cell(row, $0).text })
      }
      return (rows, reader.problems.map { "\($0)" })
    }
  }

  @Test func `comments, blanks, CRLF and a byte order mark mean nothing`() {
    let text = "\u{FEFF}# head\n\n a \tb c\r\nd#e\tf # note\n\t\n"
    #expect(rows(Array(text.utf8)).rows == [["a", "b c"], ["d#e", "f"]])
  }

  @Test func `an empty cell inside a row stays`() {
    #expect(rows(Array("a\t\tc".utf8)).rows == [["a", "", "c"]])
  }

  @Test(arguments: [
    (Array("a\tb\tc\td".utf8), "1:1: a row has 1 to 3 columns"),
    ([0x61, 0xFF], "1:2: the line is not UTF-8 from here"),
    ([0x61, 0x01], "1:2: the line holds a control character"),
    (Array(String(repeating: "x", count: 254).utf8), "1:1: a cell has at most 253 bytes"),
  ])
  func `a broken row is a problem and no row`(bytes: [UInt8], problem: String) {
    let read = rows(bytes)
    #expect(read.rows == [] && read.problems == [problem])
  }

  @Test func `random bytes never trap`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let bytes = hostileBytes(using: &generator) + [9, 10] + hostileBytes(using: &generator)
      #expect(rows(bytes).rows.allSatisfy { (1...3).contains($0.count) })
    }
  }
}
