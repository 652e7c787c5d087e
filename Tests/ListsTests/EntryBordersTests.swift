import Bytes
import TestSupport
import Testing

@testable import Lists

struct EntryBordersTests {
  private func finds(
    _ words: [String], outside phrases: [String], in text: String, atLeast: Int = 1
  ) -> Bool {
    let borders = WordBorders(exceptions: phrases.map { Array($0.utf8) })
    let list = WordList(ListParse(values: words, type: .words).entries, borders: borders)
    var scratch = WordScratch()
    return text.withByteView {
      list.search($0, atLeast: atLeast, near: nil, using: &scratch)
    }
  }

  @Test(arguments: [
    ("活动今日结束", false), ("工资日结", true), ("今日结束，工资日结", true), ("日结束", true), ("今日结", true),
    ("今日结算日", true), ("明日结束今日结束", false), ("", false), ("日结", true), ("束今日结", true),
  ])
  func `a word inside of an exception does not count`(text: String, expected: Bool) {
    #expect(finds(["日结"], outside: ["今日结束", "明日结束"], in: text) == expected)
  }

  @Test func `another word counts beside it`() {
    #expect(!finds(["日结", "结束"], outside: ["今日结束"], in: "今日结束"))
    #expect(finds(["日结", "兼职"], outside: ["今日结束"], in: "兼职今日结束"))
    #expect(!finds(["日结", "兼职"], outside: ["今日结束"], in: "兼职今日结束", atLeast: 2))
    #expect(finds(["日结"], outside: ["兼职", ""], in: "日结"))
  }

  @Test func `the words that count are those that the naive way finds`() {
    var generator = SeededGenerator(seed: 71)
    var foundCount = 0
    for _ in 0..<1_500 {
      let text = letters(0...12, using: &generator)
      let words = Array(Set((0..<3).map { _ in letters(1...2, using: &generator) }))
      let phrases = (0..<3).map { _ in letters(1...4, using: &generator) }
      let counted = words.count { counts($0, outside: phrases, in: text) }
      for atLeast in 1...3 {
        let isFound = finds(words, outside: phrases, in: text, atLeast: atLeast)
        #expect(isFound == (counted >= atLeast), "\(words) outside of \(phrases) in \(text)")
        foundCount += isFound ? 1 : 0
      }
    }
    #expect(foundCount > 500 && foundCount < 4_000)
  }

  /// Whether a word stands somewhere where it lies inside of no phrase.
  private func counts(_ word: String, outside phrases: [String], in text: String) -> Bool {
    let text = Array(text)
    let forbidden = phrases.flatMap { places(of: Array($0), in: text) }
    return places(of: Array(word), in: text).contains { place in
      !forbidden.contains { $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound }
    }
  }

  private func places(of word: [Character], in text: [Character]) -> [Range<Int>] {
    guard word.count <= text.count else { return [] }
    return (0...text.count - word.count).map { $0..<$0 + word.count }.filter {
      Array(text[$0]) == word
    }
  }

  private func letters(
    _ lengths: ClosedRange<Int>, using generator: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: lengths, using: &generator)).map { _ in
      ["日", "结", "a"].randomElement(using: &generator) ?? "a"
    }.joined()
  }
}
