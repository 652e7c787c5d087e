import Bytes
import Testing

@testable import Facts

struct WordRowsTests {
  private func rows(of file: String) -> WordRows<Int> {
    Array(file.utf8).withByteView { bytes in
      WordRows(bytes, cellByteCountMax: 12, else: .unknownGroup) { Int($0.text) }
    }
  }

  @Test func `a row names a kind and words, in the order of the file`() {
    let read = rows(of: "# words\n2\t甲 乙\n\n1\t丙\n2\tab\n")
    #expect(read.problems.isEmpty)
    #expect(read.rows.map(\.kind) == [2, 1, 2])
    #expect(read.rows.map(\.words) == [["甲", "乙"], ["丙"], ["ab"]])
  }

  @Test(arguments: [
    ("x\t甲", "1:1: this is no group of context words"),
    ("1\t甲乙丙丁戊", "1:3: a cell has at most 12 bytes"),
    ("1", "1:1: a row has 2 columns"), ("1\t甲\t乙", "1:1: a row has 2 columns"),
  ])
  func `a row that is none is told and left out`(row: String, problem: String) {
    let read = rows(of: row + "\n2\t好\n")
    #expect(read.problems.map(\.description) == [problem])
    #expect(read.rows.map(\.words) == [["好"]])
  }
}
