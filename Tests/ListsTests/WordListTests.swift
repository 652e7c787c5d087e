import Bytes
import Lists
import TestSupport
import Testing

/// Searches a text once, and gives the words found in order, or nil.
private func search(
  _ words: [String], _ text: String, atLeast: Int, near: Int? = nil
) -> [String]? {
  let list = WordList(ListParse(values: words, type: .words).entries)
  var scratch = WordScratch()
  return text.withByteView { view in
    guard list.search(view, atLeast: atLeast, near: near, using: &scratch) else { return nil }
    return (0..<scratch.matchCount).map { view[scratch.match($0).range].text }
  }
}

struct WordListTests {
  @Test func `a word is found whole and byte for byte`() {
    let list = WordList(parse("微信\nVIP\n加 微信", .words).entries)
    let samples: [(String, Int?)] = [
      ("微信", 0), ("VIP", 1), ("vip", nil), ("微", nil), ("微信号", nil), ("加 微信", 2), ("", nil),
      (String(repeating: "微信", count: 500), nil),
    ]
    for (word, index) in samples {
      #expect(word.withByteView { list.lookup($0) } == index, "\(word)")
    }
    #expect(list.count == 3)
    #expect(list.entryText(2).text == "加 微信")
  }

  static let searches: [Search] = [
    Search(["贷款"], "办理贷款", 1, nil, ["贷款"]),
    Search(["贷款"], "办理货款", 1, nil, nil),
    Search(["贷款", "抵押"], "贷款贷款贷款", 2, nil, nil),
    Search(["贷款", "抵押"], "无抵押办贷款", 2, nil, ["抵押", "贷款"]),
    Search(["贷款", "抵押"], "贷款无抵押", 2, 5, ["贷款", "抵押"]),
    Search(["贷款", "抵押"], "贷款无抵押", 2, 4, nil),
    Search(["贷款", "抵押"], "贷款，……抵押贷款", 2, 4, ["抵押", "贷款"]),
    Search(["贷款", "抵押", "秒批"], "贷款x抵押xxxx抵押秒批x贷款", 3, 7, ["抵押", "秒批", "贷款"]),
    Search(["贷款", "抵押", "秒批"], "贷款x抵押xxxx抵押秒批x贷款", 3, 6, nil),
    Search(["微信", "加微信"], "加微信", 2, nil, ["加微信", "微信"]),
    Search(["微信", "加微信"], "加微信", 2, 3, ["加微信", "微信"]),
    Search(["微信", "加微信"], "加微信", 2, 2, nil),
    Search(["微信", "加微信"], "加微信", 1, 2, ["微信"]),
    Search(["ab", "bc", "cd"], "abcd", 3, nil, ["ab", "bc", "cd"]),
    Search(["aaa", "aa", "a"], "aaa", 3, nil, ["aaa", "aa", "a"]),
    Search(["a😀", "b"], "a😀b", 2, 3, ["a😀", "b"]),
    Search(["a😀", "b"], "a😀b", 2, 2, nil),
    Search(["abcde", "bcx"], "abcx", 1, nil, ["bcx"]),
    Search(["一二三四五", "三四六"], "一二三四六", 1, nil, ["三四六"]),
    Search(["a", "b"], "", 1, nil, nil),
    Search([], "text", 1, nil, nil),
    Search(["a"], "a", 1, 0, nil),
  ]

  struct Search: Sendable {
    var words: [String]
    var text: String
    var atLeast: Int
    var near: Int?
    var found: [String]?

    init(_ words: [String], _ text: String, _ atLeast: Int, _ near: Int?, _ found: [String]?) {
      self.words = words
      self.text = text
      self.atLeast = atLeast
      self.near = near
      self.found = found
    }
  }

  @Test(arguments: searches)
  func `enough distinct words near each other are found`(sample: Search) {
    let found = search(sample.words, sample.text, atLeast: sample.atLeast, near: sample.near)
    #expect(found == sample.found)
  }

  @Test func `a search that fails tells how near it came`() {
    let list = WordList(ListParse(values: ["一", "二", "三", "四"], type: .words).entries)
    var scratch = WordScratch()
    let outcomes = ["一xx二三xx四", "五", "一一一"].map { text in
      let isFound = text.withByteView { list.search($0, atLeast: 3, near: 4, using: &scratch) }
      return (isFound, scratch.distinctCount, scratch.matchCount)
    }
    #expect(outcomes.map(\.0) == [false, false, false])
    #expect(outcomes.map(\.1) == [2, 0, 1])
    #expect(outcomes.map(\.2) == [0, 0, 0])
  }

  @Test func `as many words as are allowed are found`() {
    let words = (0..<Limits.wordsAtLeastMax).map { "w\($0)." }
    let text = words.reversed().joined()
    #expect(search(words, text, atLeast: words.count) == words.reversed())
  }

  @Test func `a word of the greatest length is found`() {
    let word = String(repeating: "字", count: 84)
    #expect(search([word], "x" + word, atLeast: 1, near: 84) == [word])
    #expect(search([word], "x" + word, atLeast: 1, near: 83) == nil)
  }

  @Test func `all words that the naive way finds are found, and no others`() {
    var generator = SeededGenerator(seed: 13)
    var scratch = WordScratch()
    var foundCount = 0
    for _ in 0..<100 {
      let words = Array(Set((0..<8).map { _ in randomText(1...4, using: &generator) }))
      let list = WordList(ListParse(values: words, type: .words).entries)
      for _ in 0..<20 {
        let text = randomText(0...24, using: &generator)
        let atLeast = Int.random(in: 1...5, using: &generator)
        let near = Bool.random(using: &generator) ? Int.random(in: 0...12, using: &generator) : nil
        let most = naiveMost(words, text, near: near)
        let isFound = text.withByteView { view in
          let isFound = list.search(view, atLeast: atLeast, near: near, using: &scratch)
          checkMatches(list, view, scratch, near: near)
          return isFound
        }
        #expect(isFound == (most >= atLeast), "\(words) in \(text), \(atLeast) near \(near ?? -1)")
        let distinctCount = scratch.distinctCount
        #expect(distinctCount == min(most, atLeast))
        foundCount += isFound ? 1 : 0
      }
    }
    #expect(foundCount > 400)
    #expect(foundCount < 1_600)
  }

  /// The matches are what they say, distinct, in order and inside of one window.
  private func checkMatches(
    _ list: WordList, _ text: ByteView, _ scratch: borrowing WordScratch, near: Int?
  ) {
    let matches = (0..<scratch.matchCount).map { scratch.match($0) }
    #expect(matches.allSatisfy { text[$0.range] == list.entryText($0.entry) })
    #expect(Set(matches.map(\.entry)).count == matches.count)
    #expect(matches.map(\.range.start) == matches.map(\.range.start).sorted())
    guard let near, let first = matches.first else { return }
    let end = matches.map(\.range.endOffset).max() ?? 0
    #expect(text[first.range.startOffset..<end].text.unicodeScalars.count <= near)
  }

  /// Tries every window that begins at a character.
  private func naiveMost(_ words: [String], _ text: String, near: Int?) -> Int {
    let scalars = Array(text.unicodeScalars)
    var most = 0
    for start in 0...scalars.count {
      let end = near.map { min(start + $0, scalars.count) } ?? scalars.count
      let window = Array(scalars[start..<end])
      let occurring = words.filter { word in
        let sought = Array(word.unicodeScalars)
        return (0..<max(window.count - sought.count + 1, 0)).contains { place in
          Array(window[place..<(place + sought.count)]) == sought
        }
      }
      most = max(most, occurring.count)
    }
    return most
  }

  private func randomText(
    _ lengths: ClosedRange<Int>, using generator: inout SeededGenerator
  ) -> String {
    let letters = ["a", "b", "一", "丁", "😀"]
    return (0..<Int.random(in: lengths, using: &generator)).map { _ in
      letters.randomElement(using: &generator) ?? "a"
    }.joined()
  }
}
