import Bytes
import TestSupport
import Testing
import Views

@testable import Facts

struct RoleWordsTests {
  private func found(_ words: [(String, UInt32)], in text: String) -> [String] {
    var scratch = ViewScratch()
    let words = RoleWords(words.map { (word: $0.0, roles: $0.1) }, in: .folded, by: &scratch)
    return text.withByteView { view in
      var found: [String] = []
      words.scan(view) {
        found.append("\(view[$0.range].text) \($1)")
        return false
      }
      return found
    }
  }

  @Test func `words are found in the form of the view, with all their roles`() {
    #expect(found([("您", 1), ("我", 2)], in: "您和我") == ["您 1", "我 2"])
    #expect(found([("客戶", 1), ("客户", 2)], in: "客户") == ["客户 3"])
    #expect(found([("ＡＢ", 1)], in: "xab") == ["ab 1"])
    #expect(found([], in: "您").isEmpty)
  }
}
