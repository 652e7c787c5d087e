import Bytes
import Testing

@testable import Lists

/// Words of a table with their counts, as tests write them.
func wordFrequencies(_ counts: KeyValuePairs<String, UInt32>) -> WordFrequencies {
  WordFrequencies(
    counts.compactMap { word, count in word.withByteView { CountedWord($0, count: count) } })
}

struct WordBordersTests {
  private func finds(
    _ words: [String], _ borders: WordBorders, in text: String, atLeast: Int = 1
  ) -> Bool {
    let list = WordList(ListParse(values: words, type: .words).entries, borders: borders)
    var scratch = WordScratch()
    return text.withByteView {
      list.search($0, atLeast: atLeast, near: nil, using: &scratch)
    }
  }

  private let frequencies = wordFrequencies(["今日": 900, "结束": 800, "以下": 700, "款式": 90])

  @Test func `words that must be whole do not count across the border of two`() {
    let borders = WordBorders(frequencies: frequencies)
    #expect(!borders.isOpen)
    #expect(!finds(["日结", "下款"], borders, in: "今日结束，以下款式"))
    #expect(finds(["日结", "下款"], borders, in: "今日结束，以下款式，日结"))
    #expect(finds(["日结", "下款"], WordBorders(), in: "今日结束"))
    #expect(WordBorders().isOpen)
  }

  @Test func `exceptions and whole words are asked for together`() {
    let borders = WordBorders(
      exceptions: [Array("日结婚".utf8)], frequencies: frequencies)
    #expect(!finds(["日结"], borders, in: "今日结束，八日结婚"))
    #expect(finds(["日结"], borders, in: "今日结束，八日结婚，日结"))
  }

  @Test func `a text that asks without end has no more words spared`() {
    let borders = WordBorders(frequencies: frequencies)
    let most = Limits.wholeWordQuestionCountMax
    #expect(!finds(["日结"], borders, in: String(repeating: "今日结束，", count: most)))
    #expect(finds(["日结"], borders, in: String(repeating: "今日结束，", count: most + 1)))
  }
}
