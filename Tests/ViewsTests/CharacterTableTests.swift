import TestSupport
import Testing

@testable import Views

struct CharacterTableTests {
  @Test func `a table keeps what is set, and its copy goes its own way`() {
    var table = CharacterTable<UInt16>(repeating: 7)
    var expected: [UInt32: UInt16] = [:]
    var random = SeededGenerator(seed: 5)
    for value in UInt16(0)..<500 {
      let code = UInt32.random(in: 0...0x10_FFFF, using: &random)
      table[code] = value
      expected[code] = value
    }
    var copy = CharacterTable(copying: table)
    copy[0x1_F600] = 1
    copy[0x41] = 1
    for (code, value) in expected { #expect(table[code] == value) }
    #expect(copy[0x1_F600] == 1)
    #expect(copy[0x41] == 1)
    #expect(table[0x1_F601] == expected[0x1_F601] ?? 7)
  }
}
