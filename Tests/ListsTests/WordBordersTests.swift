import Bytes
import Testing

@testable import Lists

struct WordBordersTests {
  private func finds(_ words: [String], _ borders: WordBorders, in text: String, atLeast: Int = 1)
    -> Bool
  {
    let list = WordList(ListParse(values: words, type: .words).entries, borders: borders)
    var scratch = WordScratch()
    return text.withByteView {
      list.search($0, atLeast: atLeast, near: nil, using: &scratch)
    }
  }

  private func exceptions(_ phrases: String...) -> WordBorders {
    WordBorders(exceptions: phrases.map { Array($0.utf8) })
  }

  @Test(arguments: [
    ("活动今日结束", false), ("工资日结", true), ("今日结束，工资日结", true), ("日结束", true), ("今日结", true),
    ("今日结算日", true), ("明日结束今日结束", false),
  ])
  func `a word inside of an exception does not count`(text: String, expected: Bool) {
    #expect(finds(["日结"], exceptions("今日结束", "明日结束"), in: text) == expected)
  }

  @Test func `another word counts there, and a word counts beside it`() {
    let borders = exceptions("今日结束")
    #expect(finds(["日结", "结束"], borders, in: "今日结束") == false)
    #expect(finds(["日结", "兼职"], borders, in: "兼职今日结束"))
    #expect(finds(["日结", "兼职"], borders, in: "兼职今日结束", atLeast: 2) == false)
  }

  @Test func `only the words that are named must be whole`() {
    let file = "今日\t900\n结束\t800\n下款\t9\n以下\t700\n款式\t90\n"
    let frequencies = file.withByteView { WordFrequencies($0) }
    var borders = WordBorders(wholeWords: [Array("日结".utf8)], frequencies: frequencies)
    #expect(!borders.isOpen)
    #expect(!finds(["日结", "下款"], borders, in: "今日结束"))
    #expect(finds(["日结", "下款"], borders, in: "以下款式"))
    borders.wholeWords = nil
    #expect(!finds(["日结", "下款"], borders, in: "以下款式"))
    borders.wholeWords = []
    #expect(borders.isOpen)
    #expect(WordBorders().isOpen)
  }
}
