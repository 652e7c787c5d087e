import Bytes
import Testing

@testable import Lists

struct WordFrequenciesTests {
  private let words: WordFrequencies = {
    let file = """
      # word and count
      今日\t9000
      结束\t8000
      以下\t7000
      款式\t200
      工资\t3000
      下\t50000
      款\t900
      今\t300
      日\t20000
      结\t700
      束\t50
      odd line
      x\t5
      日结\tmany
      """
    return file.withByteView { WordFrequencies($0) }
  }()

  private func isWhole(_ word: String, in text: String) -> Bool {
    let bytes = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: word.utf8) } ?? 0
    return bytes.withByteView {
      words.isWhole(ByteRange(start..<start + word.utf8.count), in: $0)
    }
  }

  @Test func `lines that are no words with a count are left out`() {
    #expect(words.count == 11)
  }

  @Test(arguments: [
    ("日结", "工资日结", true), ("日结", "今日结束", false), ("日结", "日结", true), ("日结", "活动今日结束，谢谢", false),
    ("下款", "以下款式", false), ("下款", "最快下款", true), ("今日", "今日结束", true), ("日", "今日结束", false),
    ("今日结束", "今日结束", true), ("日结束", "今日结束", false), ("vx", "加vx聊", true),
    ("下款下款下款下款下款下款下款下款下款下款下款下款下款", "下款下款下款下款下款下款下款下款下款下款下款下款下款", true),
  ])
  func `a word is whole where the likeliest words do not cut it`(
    word: String, text: String, expected: Bool
  ) {
    #expect(isWhole(word, in: text) == expected)
  }

  @Test func `without words every stretch is whole`() {
    let none = ByteView.empty
    let empty = WordFrequencies(none)
    #expect(empty.count == 0)
    let text = Array("今日结束".utf8)
    #expect(text.withByteView { empty.isWhole(ByteRange(3..<9), in: $0) })
  }
}
