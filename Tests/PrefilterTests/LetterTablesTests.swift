import Testing

@testable import Prefilter

struct LetterTablesTests {
  @Test func `a table numbers letters of literals, other letters, and what is dropped`() {
    let tables = LetterTables(numbers: [0x8D37: 2, 0x61: 3], hasSound: true)
    let text = ["贷", "款", "a", "A", " ", "，", "\u{E001}"].map {
      tables.text[Int($0.unicodeScalars.first?.value ?? 0)]
    }
    #expect(text == [2, 1, 3, 3, 0, 0, 0])
    #expect(tables.sound[0xE001] == 1)
    #expect(tables.sound[0x8D37] == 2)
  }

  @Test func `without patterns for sound there is no table for it`() {
    let tables = LetterTables(numbers: [:], hasSound: false)
    let isEmpty = tables.sound.isEmpty
    #expect(isEmpty)
  }
}
