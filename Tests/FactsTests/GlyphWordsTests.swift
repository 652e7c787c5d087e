import Bytes
import TestSupport
import Testing

@testable import Facts

@Suite struct GlyphWordsTests {
  @Test func `the longest word that begins or ends somewhere is found`() {
    let words = GlyphWords(["电话", "电话号", "a", "", "电话"])
    #expect(words.count == 3)
    var glyphs = GlyphText()
    Array("打电话号a".utf8).withByteView { view in
      glyphs.read(view)
      let text = glyphs.view
      #expect(words.end(in: text, at: 1) == 4)
      #expect(words.end(in: text, at: 0) == nil)
      #expect(words.end(in: text, at: 9) == nil)
      #expect(words.start(in: text, endingAt: 3) == 1)
      #expect(words.start(in: text, endingAt: 2) == nil)
      #expect(words.contains("a") && !words.contains("电"))
      #expect(words.contains(ByteView("电话")) && !words.contains(ByteView("电")))
      #expect(!words.contains(ByteView("电话号码")) && !words.contains(ByteView("")))
    }
  }

  @Test func `words are found as a naive search finds them`() {
    var generator = SeededGenerator(seed: 11)
    let letters = ["a", "b", "电", "话", "零"]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
    }
    for _ in 0..<500 {
      let list = (0..<6).map { _ in text(Int.random(in: 1..<4, using: &generator)) }
      let words = GlyphWords(list)
      let written = Array(text(12).unicodeScalars)
      var glyphs = GlyphText()
      Array(String(String.UnicodeScalarView(written)).utf8).withByteView { view in
        glyphs.read(view)
        for index in 0..<written.count {
          let ends = list.map { Array($0.unicodeScalars) }
            .filter { written[index...].starts(with: $0) }.map { index + $0.count }
          #expect(words.end(in: glyphs.view, at: index) == ends.max())
        }
      }
    }
  }
}
