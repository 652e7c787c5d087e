import Bytes
import Testing

@testable import Lists

struct WordScratchTests {
  private func match(_ entry: Int, _ range: Range<Int>) -> WordMatch {
    WordMatch(entry: entry, range: ByteRange(range))
  }

  @Test func `the latest occurrence of a word counts, and what starts early is dropped`() {
    var scratch = WordScratch()
    scratch.begin()
    scratch.note(match(0, 0..<2), startCharacter: 0)
    scratch.note(match(1, 3..<5), startCharacter: 3)
    scratch.note(match(0, 6..<8), startCharacter: 6)
    scratch.forget(before: 4)
    let left = (0..<scratch.matchCount).map { scratch.match($0) }
    let distinctCount = scratch.distinctCount
    #expect(left == [match(0, 6..<8)])
    #expect(distinctCount == 2)
  }

  @Test func `at the end words are in the order of their starts, the longer first`() {
    var scratch = WordScratch()
    scratch.begin()
    let ranges = [4..<6, 0..<3, 4..<9, 2..<3]
    for (entry, range) in ranges.enumerated() {
      scratch.note(match(entry, range), startCharacter: range.lowerBound)
    }
    scratch.finish()
    let ordered = (0..<scratch.matchCount).map { scratch.match($0).entry }
    #expect(ordered == [1, 3, 2, 0])
  }

  @Test func `a new search forgets the one before`() {
    var scratch = WordScratch()
    scratch.note(match(0, 0..<2), startCharacter: 0)
    scratch.begin()
    let counts = [scratch.matchCount, scratch.distinctCount]
    #expect(counts == [0, 0])
  }
}
