import Testing

@testable import Views

struct ReadingsTests {
  @Test(
    arguments: [
      ("网", ["wang"]), ("微", ["wei"]), ("乐", ["le", "yue"]), ("绿", ["lv", "lu"]),
    ] as [(Unicode.Scalar, [String])])
  func `a character has its readings, the main one first`(scalar: Unicode.Scalar, names: [String]) {
    let found = StaticTables.shared.readings.names(of: scalar.value)
    #expect(Array(found.prefix(names.count)) == names)
  }

  @Test func `each syllable is found by its spelling`() {
    let tables = StaticTables.shared
    let count = tables.readings.syllableCount
    #expect(count == 425)
    for syllable in 0..<UInt16(tables.readings.syllableCount) {
      let name = tables.readings.name(of: syllable)
      let found = tables.readings.syllable(spelled: Readings.packed(name))
      #expect(found == syllable)
    }
    let none = tables.readings.syllable(spelled: Readings.packed("xx"))
    #expect(none == nil)
    let mainOfLatin = tables.readings.main(of: 0x41)
    #expect(mainOfLatin == nil)
  }

  @Test func `mere sounds are no words`() throws {
    let tables = StaticTables.shared
    let sound = tables.readings.syllable(spelled: Readings.packed("a"))
    let word = tables.readings.syllable(spelled: Readings.packed("xin"))
    let isSoundWord = tables.readings.isWord(try #require(sound))
    let isWord = tables.readings.isWord(try #require(word))
    #expect(!isSoundWord)
    #expect(isWord)
  }
}
