import Bytes
import Lists
import TestSupport
import Testing

struct WordListScanTests {
  private func words(_ list: [String], in text: String, atMost limit: Int = .max) -> [String] {
    let words = WordList(ListParse(values: list, type: .words).entries)
    return text.withByteView { view in
      var found: [String] = []
      words.scan(view) {
        found.append(view[$0.range].text)
        return found.count >= limit
      }
      return found
    }
  }

  @Test(arguments: [
    (["我行", "我"], "我行", ["我", "我行"]),
    (["工商银行", "银行", "工商"], "工商银行", ["工商", "工商银行", "银行"]),
    (["您"], "您好，您", ["您", "您"]),
    (["甲"], "", []),
    ([], "甲乙", []),
  ])
  func `every occurrence is told where it ends, the longest first`(
    list: [String], text: String, expected: [String]
  ) {
    #expect(words(list, in: text) == expected)
  }

  @Test func `a scan ends when its caller has enough`() {
    #expect(words(["您"], in: "您您您", atMost: 2) == ["您", "您"])
  }

  @Test func `a scan finds what a plain search finds`() {
    var generator = SeededGenerator(seed: 11)
    let letters = ["银", "行", "我", "a"]
    func word(_ count: Int) -> String {
      (0..<count).map { _ in letters.randomElement(using: &generator)! }.joined()
    }
    for _ in 0..<200 {
      let list = Array(Set((0..<5).map { _ in word(Int.random(in: 1...3, using: &generator)) }))
      let text = word(12)
      var expected = 0
      for entry in list {
        expected += text.indices.filter { text[$0...].hasPrefix(entry) }.count
      }
      #expect(words(list, in: text).count == expected, "\(list) in \(text)")
    }
  }
}
