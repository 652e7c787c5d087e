import Bytes
import TestSupport
import Testing

struct UInt64MarksTests {
  @Test func `the lowest mark is the first byte that is asked for`() {
    var generator = SeededGenerator(seed: 6)
    let bytes: [UInt8] = [0x00, 0x01, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5C, 0x7F, 0x80, 0xA2, 0xFF]
    for _ in 0..<20_000 {
      let places = (0..<8).map { _ in bytes.randomElement(using: &generator) ?? 0 }
      let word = places.withByteView { $0.word(at: 0) }
      #expect(word.marks(equalTo: 0x22).firstMarkedPlace == places.firstIndex(of: 0x22) ?? 8)
      #expect(
        word.marks(below: 0x20).firstMarkedPlace == places.firstIndex { $0 < 0x20 } ?? 8)
      #expect(word.marksOfNonASCII.firstMarkedPlace == places.firstIndex { $0 > 0x7F } ?? 8)
    }
  }

  @Test func `a repeated byte stands in all places`() {
    #expect(UInt64(repeatingByte: 0xAB) == 0xABAB_ABAB_ABAB_ABAB)
  }

  @Test(arguments: [
    ("汉字ab", 2), ("汉a字b", 1), ("a汉字b", 0), ("汉é字", 1), ("é汉字", 0), ("汉ก字", 1), ("ก汉字", 0),
    ("한字汉", 0),
    ("abcdefgh", 0), ("😀汉b", 0),
  ])
  func `plain Han characters at the start are counted`(text: String, count: Int) {
    #expect(text.withByteView { $0.word(at: 0).leadingHanCount } == count)
  }

  @Test(arguments: 0...16)
  func `the first set place of a vector is found`(place: Int) {
    let bytes = [UInt8](repeating: 1, count: place) + [UInt8](repeating: 2, count: 16 - place)
    let vector = bytes.withByteView { $0.vector(at: 0) }
    let mask = vector .== SIMD16<UInt8>(repeating: 2)
    #expect(mask.firstSetPlace == place)
    #expect(mask.hasSetPlace == (place < 16))
  }
}
