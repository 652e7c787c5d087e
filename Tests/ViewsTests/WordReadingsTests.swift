import Bytes
import TestSupport
import Testing

@testable import Views

struct WordReadingsTests {
  private func names(_ literal: String) -> [[String]] {
    let tables = StaticTables.shared
    return tables.alternatives(of: literal.unicodeScalars.map(\.value)).map { syllables in
      syllables.map { tables.readings.name(of: $0) }
    }
  }

  @Test(
    arguments: [
      ("银行", [["yin"], ["hang"]]), ("贷款", [["dai"], ["kuan"]]), ("a贷", [[], ["dai"]]), ("a", [[]]),
      ("行a", [["xing", "hang", "heng"], []]),
      ("银行行长", [["yin"], ["hang"], ["hang"], ["zhang"]]),
    ] as [(String, [[String]])])
  func `a literal is read as its words`(literal: String, readings: [[String]]) {
    #expect(names(literal) == readings)
  }

  @Test(arguments: [("行", "hang"), ("行", "xing"), ("还", "huan"), ("重", "chong"), ("都", "du")])
  func `at the end of a literal a word around it may tell`(literal: String, reading: String) {
    #expect(names(literal)[0].contains(reading))
  }

  @Test func `whatever stands around a literal, its sound is among those of its pattern`() {
    var generator = SeededGenerator(seed: 12)
    let characters = Array("银行还款长重庆会计成都调查整乐音单地方了解没收不觉得率先利").map(String.init)
    func text(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &generator)).map { _ in
        characters.randomElement(using: &generator) ?? ""
      }.joined()
    }
    var missed: [String] = []
    for _ in 0..<20_000 {
      let (before, literal, after) = (text(0...3), text(1...4), text(0...3))
      // Three of the same are one in the skeleton.
      let whole = before + literal + after
      let sound = Array(ViewTables.withoutVariants.text(.sound, of: whole).unicodeScalars)
      guard sound.count == whole.count else { continue }
      // A word inside of the literal is read as that word, whatever stands around it.
      let inside = Array(ViewTables.withoutVariants.text(.sound, of: literal).unicodeScalars)
      let found = sound[before.count..<before.count + literal.count]
      let expected = StaticTables.shared.alternatives(of: literal.unicodeScalars.map(\.value))
      for ((scalar, alone), syllables) in zip(zip(found, inside), expected)
      where !syllables.contains(UInt16(scalar.value - SoundBuilder.firstCode)) {
        let isSettled = syllables == [UInt16(alone.value - SoundBuilder.firstCode)]
        if !isSettled { missed.append("\(before)|\(literal)|\(after)") }
      }
    }
    #expect(missed == [])
  }

  @Test func `there are the words that the program found`() {
    let count = StaticTables.shared.words.count
    #expect(count > 3000)
  }
}
