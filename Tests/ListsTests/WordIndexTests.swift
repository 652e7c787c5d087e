import Bytes
import Lists
import TestSupport
import Testing

struct WordIndexTests {
  private static func list(_ words: [String]) -> WordList {
    WordList(ListParse(values: words, type: .words).entries)
  }

  /// The first word of each list in a text; an empty text where the list has none there.
  private static func firstWords(
    _ text: String, _ index: WordIndex, _ scratch: inout WordIndexScratch, listCount: Int
  ) -> [String] {
    text.withByteView { view in
      scratch.begin()
      index.scan(view, using: &scratch)
      return (0..<UInt32(listCount)).map { name in
        scratch.firstWord(of: name).map { view[$0].text } ?? ""
      }
    }
  }

  @Test(arguments: [
    ("办理贷款", [["贷款"], ["放款", "办理"], ["款项"]], ["贷款", "办理", ""]),
    ("加微信", [["微信"], ["加微信", "微信"], ["信", "加"]], ["微信", "加微信", "加"]),
    // The word that ends first, and of those that end there the longest.
    ("一二三四五", [["一二三四五", "三四"], ["二三四", "四"], ["五", "三四五"]], ["三四", "二三四", "三四五"]),
    ("abcabd", [["abd"], ["abcx", "ca"], ["abcabd"]], ["abd", "ca", "abcabd"]),
    ("a😀b", [["😀"], ["a😀b"], ["a b"]], ["😀", "a😀b", ""]),
    ("", [["贷款"], [], ["a"]], ["", "", ""]), ("贷", [["贷款"], ["贷"], []], ["", "贷", ""]),
    ("贷 款", [["贷款"], ["贷 款"], [" "]], ["", "贷 款", ""]),
  ])
  func `each list tells its word that ends first`(
    text: String, lists: [[String]], words: [String]
  ) {
    let index = WordIndex(lists.enumerated().map { (Self.list($1), UInt32($0)) })
    var scratch = WordIndexScratch(nameCount: lists.count)
    let found = Self.firstWords(text, index, &scratch, listCount: lists.count)
    #expect(found == words)
    let wordCount = words.filter { !$0.isEmpty }.count
    #expect(scratch.found.count == wordCount)
    let next = Self.firstWords("nothing", index, &scratch, listCount: lists.count)
    #expect(next == lists.map { _ in "" })
  }

  @Test func `lists and texts at random: the index finds what each list finds by itself`() {
    var generator = SeededGenerator(seed: 91)
    func random(_ lengths: ClosedRange<Int>) -> String {
      let letters = Array("贷款微信a😀 é")
      let length = Int.random(in: lengths, using: &generator)
      return String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "a" })
    }
    for _ in 0..<300 {
      let lists = (0..<5).map { _ in
        Self.list((0..<Int.random(in: 0...6, using: &generator)).map { _ in random(1...4) })
      }
      let index = WordIndex(lists.enumerated().map { ($1, UInt32($0)) })
      var scratch = WordIndexScratch(nameCount: lists.count)
      var search = WordScratch()
      for _ in 0..<20 {
        let text = random(0...14)
        let expected = lists.map { list in
          text.withByteView { view in
            list.search(view, atLeast: 1, near: nil, using: &search)
              ? view[search.match(0).range].text : ""
          }
        }
        #expect(Self.firstWords(text, index, &scratch, listCount: 5) == expected, "\(text)")
      }
    }
  }
}
