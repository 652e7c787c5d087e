import Bytes
import Testing

@testable import Lists

struct WordFrequenciesTests {
  private let words = wordFrequencies([
    "今日": 9_000, "结束": 8_000, "以下": 7_000, "款式": 200, "工资": 3_000, "下": 50_000, "款": 900,
    "今": 300, "日": 20_000, "结": 700, "束": 50, "日结": 3,
  ])

  private func isWhole(_ word: String, in text: String) -> Bool {
    let bytes = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: word.utf8) } ?? 0
    return bytes.withByteView {
      words.isWhole(ByteRange(start..<start + word.utf8.count), in: $0)
    }
  }

  @Test(arguments: [
    ("日结", "工资日结", true), ("日结", "今日结束", false), ("日结", "日结", true), ("日结", "活动今日结束，谢谢", false),
    ("日结", "日结束", false), ("日结", "日结，束", true), ("日结", "a日结b", true),
    ("下款", "以下款式", false), ("下款", "最快下款", true), ("今日", "今日结束", true), ("日", "今日结束", false),
    ("今日结束", "今日结束", true), ("日结束", "今日结束", false), ("vx", "加vx聊", true), ("不知道的", "这些不知道的词", true),
    ("日结😀", "今日结😀束", true), ("\u{24ECA}", "今\u{24ECA}日", true),
  ])
  func `a word is whole where the likeliest words do not cut it`(
    word: String, text: String, expected: Bool
  ) {
    #expect(isWhole(word, in: text) == expected)
  }

  @Test func `without words every stretch is whole`() {
    let empty = WordFrequencies([])
    #expect(empty.count == 0)
    let text = Array("今日结束".utf8)
    #expect(text.withByteView { empty.isWhole(ByteRange(3..<9), in: $0) })
  }

  @Test func `of a word that comes twice the last count holds`() {
    let twice = wordFrequencies(["日": 1, "结": 8, "日 ": 5, "日": 8])
    #expect(twice.count == 2)
    #expect(twice.cost(of: 0x65E5) == twice.cost(of: 0x7ED3))
    #expect(twice.cost(of: 0x4E00) == nil)
  }

  @Test func `a cost is the logarithm of the share in sixteenths`() {
    #expect(WordFrequencies.cost(of: 1, in: 1) == 0)
    #expect(WordFrequencies.cost(of: 1, in: 2) == 16)
    #expect(WordFrequencies.cost(of: 100, in: 102_400) == 160)
    #expect(WordFrequencies.cost(of: 2, in: 3) == 8)
    #expect(WordFrequencies.cost(of: 3, in: 0) == 0)
  }
}
