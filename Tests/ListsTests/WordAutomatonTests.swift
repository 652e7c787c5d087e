import Bytes
import TestSupport
import Testing

@testable import Lists

struct WordAutomatonTests {
  /// Every occurrence of every word, as the entry and the offset behind it.
  private func occurrences(_ words: [String], in text: String) -> Set<[Int]> {
    let automaton = WordAutomaton(ListParse(values: words, type: .words).entries.table)
    var found: Set<[Int]> = []
    var state = WordAutomaton.start
    for (offset, byte) in text.utf8.enumerated() {
      state = automaton.step(state, byte)
      var ending = automaton.longestWordState(state)
      while ending != WordAutomaton.start {
        found.insert([automaton.word(ending), offset + 1])
        ending = automaton.shorterWordState(ending)
      }
    }
    return found
  }

  private func naiveOccurrences(_ words: [String], in text: String) -> Set<[Int]> {
    var found: Set<[Int]> = []
    let bytes = Array(text.utf8)
    for (entry, word) in words.enumerated() {
      let sought = Array(word.utf8)
      for end in sought.count...max(bytes.count, sought.count) where end <= bytes.count {
        if Array(bytes[(end - sought.count)..<end]) == sought { found.insert([entry, end]) }
      }
    }
    return found
  }

  @Test(arguments: [
    (["he", "she", "his", "hers"], "ushers"), (["a", "aa", "aaa"], "aaaa"),
    (["贷款", "款"], "贷款款"), (["abab", "bab", "ab"], "abababab"), ([], "text"), (["x"], ""),
    (["abcdef", "bcde", "cd"], "abcdeabcdef"), (["一", "丁", "一丁"], "丁一丁一"),
  ])
  func `every occurrence is found`(words: [String], text: String) {
    #expect(occurrences(words, in: text) == naiveOccurrences(words, in: text))
  }

  @Test func `generated words are found in generated texts`() {
    var generator = SeededGenerator(seed: 99)
    func text(_ lengths: ClosedRange<Int>) -> String {
      (0..<Int.random(in: lengths, using: &generator)).map { _ in
        ["a", "b", "c", "一", "丁"].randomElement(using: &generator) ?? "a"
      }.joined()
    }
    var occurrenceCount = 0
    for _ in 0..<300 {
      let words = Array(Set((0..<12).map { _ in text(1...5) }))
      let sample = text(0...40)
      let found = occurrences(words, in: sample)
      #expect(found == naiveOccurrences(words, in: sample), "\(words) in \(sample)")
      occurrenceCount += found.count
    }
    #expect(occurrenceCount > 1_000)
  }
}
