import Bytes
import Testing

@testable import Lists

struct WordPairsTests {
  private func pairs(_ text: String) -> [String] {
    text.withByteView { bytes in
      var pairs = WordPairs(bytes)
      var found: [String] = []
      while let pair = pairs.next() { found.append(bytes[pair.range].text) }
      return found
    }
  }

  @Test(arguments: [
    ("", []), ("一", []), ("一二三", ["一二", "二三"]), ("一,二", ["一,二"]),
    ("登录icbc88.top吧", ["登录", "录icbc88", "icbc88.top", "top吧"]),
    ("。。一。。", []), ("ab", []), ("ab 12", ["ab 12"]),
  ])
  func `a pair is two words that follow each other`(text: String, expected: [String]) {
    #expect(pairs(text) == expected)
  }

  private func keys(_ text: String) -> [UInt64] {
    text.withByteView { bytes in
      var pairs = WordPairs(bytes)
      var keys: [UInt64] = []
      while let pair = pairs.next() { keys.append(pair.key) }
      return keys
    }
  }

  @Test func `links, codes and numbers make no difference, characters and their order do`() {
    #expect(keys("登录icbc.top领取88元") == keys("登录ccb8.xyz领取1888元"))
    #expect(keys("登录icbc领取") != keys("登录领取"))
    #expect(keys("一二") != keys("二一"))
    #expect(Set(keys("一二三一二")).count == 3)
  }
}
