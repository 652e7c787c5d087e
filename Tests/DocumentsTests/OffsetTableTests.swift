import TestSupport
import Testing

@testable import Documents

struct OffsetTableTests {
  @Test(arguments: ["a", "a贷", "a贷é😀\n"])
  func `a character's offset is that of a naive count`(alphabet: String) {
    var generator = SeededGenerator(seed: 9)
    for count in [0, 1, 31, 32, 33, 64, 200] {
      let letters = Array(alphabet.unicodeScalars)
      var text = String.UnicodeScalarView()
      for _ in 0..<count { text.append(letters.randomElement(using: &generator) ?? "a") }
      let table = OffsetTable(Array(String(text).utf8))
      var offset = 0
      for (index, scalar) in text.enumerated() {
        #expect(table.byteOffset(of: index) == offset)
        offset += UTF8.width(scalar)
      }
      #expect(table.byteOffset(of: count) == offset)
      #expect(table.byteOffset(of: count + 100) == offset)
    }
  }
}
