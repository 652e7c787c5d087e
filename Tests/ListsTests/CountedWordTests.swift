import Bytes
import Testing

@testable import Lists

struct CountedWordTests {
  @Test(arguments: [
    ("日", true), ("日结", true), ("一二三四", true), ("一二三四五", false), ("", false), ("vx", false),
    ("加v", false), ("日 结", false), ("〇", true), ("\u{20000}", false), ("ヶ", false),
  ])
  func `a word has one to four Han characters of the basic plane`(word: String, isWord: Bool) {
    #expect((word.withByteView { CountedWord($0, count: 1) } != nil) == isWord)
  }

  @Test func `a word that nobody uses is none, and broken bytes are none`() {
    #expect("日".withByteView { CountedWord($0, count: 0) } == nil)
    #expect([0xE6, 0x97].withByteView { CountedWord($0, count: 1) } == nil)
  }

  @Test func `different words have different keys`() {
    let words = ["日", "结", "日结", "结日", "日结结", "日日结结"]
    let keys = Set(words.compactMap { $0.withByteView { CountedWord($0, count: 1)?.key } })
    #expect(keys.count == words.count)
  }
}
