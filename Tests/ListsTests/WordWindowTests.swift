import Bytes
import TestSupport
import Testing

@testable import Lists

struct WordWindowTests {
  @Test func `the window and a reference that tries every way agree`() {
    var generator = SeededGenerator(seed: 72)
    var wholeCount = 0
    for _ in 0..<60 {
      let counts = randomCounts(using: &generator)
      let words = WordFrequencies(
        counts.compactMap { word, count in word.withByteView { CountedWord($0, count: count) } })
      let plain = plainSegmenter(counts)
      for _ in 0..<60 {
        let text = randomText(1...18, using: &generator)
        let start = Int.random(in: 0..<text.count, using: &generator)
        let end = min(start + Int.random(in: 1...5, using: &generator), text.count)
        let isWhole = isWhole(start..<end, text, words)
        wholeCount += isWhole ? 1 : 0
        #expect(
          isWhole == plain.isWhole(start..<end, in: text),
          "\(String(String.UnicodeScalarView(text))) \(start)..<\(end), \(counts)")
      }
    }
    #expect(wholeCount > 600 && wholeCount < 3_500)
  }

  @Test func `a stretch that is long is whole without being looked at`() {
    let words = wordFrequencies(["日结": 900])
    let text = Array(("今日" + String(repeating: "结日", count: 12) + "结束").unicodeScalars)
    #expect(!isWhole(2..<26, text, words))
    #expect(isWhole(2..<27, text, words))
  }

  @Test func `characters of a stretch that are not valid are looked at like strangers`() {
    let words = wordFrequencies(["今日": 900])
    let bytes: [UInt8] = Array("今日".utf8) + [0xFF, 0xFE] + Array("日".utf8)
    #expect(bytes.withByteView { words.isWhole(ByteRange(6..<8), in: $0) })
    #expect(bytes.withByteView { words.isWhole(ByteRange(0..<8), in: $0) })
    #expect(!bytes.withByteView { words.isWhole(ByteRange(3..<6), in: $0) })
  }

  private func isWhole(
    _ range: Range<Int>, _ text: [Unicode.Scalar], _ words: WordFrequencies
  ) -> Bool {
    let offsets = text.indices.map { place in
      String(String.UnicodeScalarView(text[..<place])).utf8.count
    }
    let bytes = Array(String(String.UnicodeScalarView(text)).utf8)
    let end = range.upperBound < text.count ? offsets[range.upperBound] : bytes.count
    return bytes.withByteView {
      words.isWhole(ByteRange(offsets[range.lowerBound]..<end), in: $0)
    }
  }

  private func plainSegmenter(_ counts: [String: UInt32]) -> PlainSegmenter {
    let total = counts.values.reduce(0) { $0 + Int($1) }
    return PlainSegmenter(
      costs: counts.mapValues { Int(WordFrequencies.cost(of: Int($0), in: total)) },
      strangerCost: WordFrequencies.strangerCost, soughtCost: WordFrequencies.soughtWordCost)
  }

  private func randomCounts(using generator: inout SeededGenerator) -> [String: UInt32] {
    var counts: [String: UInt32] = [:]
    for _ in 0..<20 {
      let length = Int.random(in: 1...4, using: &generator)
      let word = (0..<length).map { _ in "日结束今".randomElement(using: &generator) ?? "日" }
      counts[String(word)] = 1 << UInt32.random(in: 0..<20, using: &generator)
    }
    return counts
  }

  private func randomText(
    _ lengths: ClosedRange<Int>, using generator: inout SeededGenerator
  ) -> [Unicode.Scalar] {
    let letters = Array("日日日结结结束束束今今今a😀".unicodeScalars)
    return (0..<Int.random(in: lengths, using: &generator)).map { _ in
      letters.randomElement(using: &generator) ?? "a"
    }
  }
}
