import Bytes
import TestSupport
import Testing

@testable import Documents

struct DisplayLineTests {
  @Test(arguments: [
    ("a", 1), ("é", 1), ("中", 2), ("，", 2), ("Ａ", 2), ("ｱ", 1), ("한", 2), ("ひ", 2), ("【", 2),
    ("“", 1), ("①", 1), ("😀", 2), ("❤", 1), ("\u{301}", 0), ("\u{3000}", 2), ("𠮷", 2), ("±", 1),
    ("〇", 2), ("〾", 2), ("ꥠ", 2), ("⌚", 2),
  ])
  func `a character takes as many columns as on a terminal`(text: String, columnCount: Int) {
    let cells = text.withByteView { DisplayLine($0, in: 0..<$0.count).cells }
    #expect(cells.map(\.columnCount) == [columnCount])
    #expect(cells.map(\.shown) == [text])
  }

  @Test func `cells cover the bytes without a gap, whatever the bytes are`() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let bytes = (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let cells = bytes.withByteView { DisplayLine($0, in: 0..<$0.count).cells }
      #expect(cells.map(\.bytes.count).reduce(0, +) == bytes.count)
      #expect(
        zip(cells, cells.dropFirst()).allSatisfy { $0.bytes.upperBound == $1.bytes.lowerBound })
      #expect(!cells.contains { $0.shown.unicodeScalars.contains { $0.value < 0x20 } })
    }
  }
}
