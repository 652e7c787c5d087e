import Bytes
import TestSupport
import Testing

@testable import Facts

@Suite struct DigitTrieTests {
  @Test func `the longest beginning that is accepted counts`() {
    var trie = DigitTrie()
    for (value, prefix) in ["1", "139", "1391", "2"].enumerated() {
      Array(prefix.utf8).withByteView { trie.insert($0, value) }
    }
    Array("13912".utf8).withByteView { digits in
      #expect(trie.longest(digits)?.value == 2)
      #expect(trie.longest(digits) { $0 < 2 }?.count == 3)
      #expect(trie.longest(digits[0..<2])?.value == 0)
      #expect(trie[digits[0..<3]] == 1)
      #expect(trie[digits[0..<2]] == nil)
    }
    #expect(Array("3".utf8).withByteView { trie.longest($0) == nil })
    #expect(Array("x1".utf8).withByteView { trie.longest($0) == nil })
  }

  @Test func `it finds what a search from end to end finds`() {
    var generator = SeededGenerator(seed: 5)
    var trie = DigitTrie()
    var prefixes: [String: Int] = [:]
    for value in 0..<300 {
      let prefix = String(Int.random(in: 1...9_999, using: &generator))
      prefixes[prefix] = value
      Array(prefix.utf8).withByteView { trie.insert($0, value) }
    }
    for _ in 0..<2_000 {
      let number = String(Int.random(in: 1...9_999_999, using: &generator))
      let expected = prefixes.filter { number.hasPrefix($0.key) }.max {
        $0.key.count < $1.key.count
      }
      #expect(Array(number.utf8).withByteView { trie.longest($0)?.value } == expected?.value)
    }
  }
}
