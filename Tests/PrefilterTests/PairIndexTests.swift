import TestSupport
import Testing

@testable import Prefilter

struct PairIndexTests {
  @Test(arguments: [0, 1, 33, 1_000])
  func `every pair is found, and no other`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    var pairs: Set<UInt32> = []
    while pairs.count < count {
      pairs.insert(
        PairIndex.pair(
          UInt16.random(in: 2...900, using: &random), UInt16.random(in: 2...900, using: &random)))
    }
    let ordered = pairs.sorted()
    let index = PairIndex(
      ordered.enumerated().map { ($0.element, $0.offset..<$0.offset + 1) })
    for (place, pair) in ordered.enumerated() {
      let found = index.literals(of: pair)
      #expect(found == place..<place + 1)
      let bit = PairIndex.hash(pair) & index.bitMask
      let isSet = index.bits[Int(bit / 64)] >> UInt64(bit % 64) & 1
      #expect(isSet == 1)
    }
    for _ in 0..<1_000 {
      let pair = UInt32.random(in: 0...UInt32.max, using: &random)
      let found = index.literals(of: pair)
      if !pairs.contains(pair) { #expect(found.isEmpty) }
    }
  }
}
