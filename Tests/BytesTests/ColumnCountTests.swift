import Bytes
import TestSupport
import Testing

struct ColumnCountTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("贷款", 4), ("ＶＩＰ", 6), ("e\u{301}", 1), ("한국", 4), ("かな", 4),
    ("，。", 4), ("½", 1), ("😀", 2), ("a\u{20DD}", 1), ("ｱ", 1), ("é", 1), ("𠀀", 2), ("❤", 1),
  ])
  func `a text takes the columns of a terminal`(text: String, count: Int) {
    #expect(columnCount(of: text) == count)
  }

  @Test func `texts behind each other take the columns of both`() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let texts = (0..<2).map { _ in
        String(
          String.UnicodeScalarView(
            (0..<4).compactMap { _ in
              Unicode.Scalar(UInt32.random(in: 0x20..<0x3_0000, using: &generator))
            }))
      }
      #expect(
        columnCount(of: texts[0] + texts[1]) == columnCount(of: texts[0])
          + columnCount(of: texts[1]))
    }
  }
}
