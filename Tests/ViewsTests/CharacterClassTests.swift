import Testing

@testable import Views

struct CharacterClassTests {
  @Test(
    arguments: [
      ("贷", CharacterClass.han), ("〇", .han), ("7", .digit), ("x", .latin), ("ü", .otherLetter),
      (" ", []), ("。", []), ("😀", []), ("\u{E001}", []), ("\u{FFFD}", []), ("𠀀", .han),
    ] as [(Unicode.Scalar, CharacterClass)])
  func `a character has its category`(scalar: Unicode.Scalar, category: CharacterClass) {
    let found = StaticTables.shared.classes[scalar.value].intersection(.category)
    #expect(found == category)
  }

  @Test func `every numeral has a digit`() {
    for (scalar, digit) in ClassTable.numerals {
      #expect(ClassTable.digit(of: scalar.value) == 0x30 + digit)
    }
    #expect(ClassTable.digit(of: 0x8D37) == nil)
  }
}
