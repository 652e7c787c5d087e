public import Bytes

/// What near-duplicates of a text have in common with it: for each of 32 hashes the least value over
/// the shingles of the text (Broder 1997).
///
/// A shingle is three words in a row, where a word is one character, or a run of Latin letters and
/// digits. All runs with a digit are the same word: campaigns change their numbers, codes and links
/// from text to text.
public struct Sketch: BitwiseCopyable, Equatable, Sendable {
  /// The number of hashes.
  public static let hashCount = 32

  let minima: SIMD32<UInt32>

  /// True if the text has nothing to compare: no letter and no digit.
  public let isEmpty: Bool

  /// Sketches a text; the skeleton is best, since disguise is gone from it.
  public init(of text: ByteView) {
    var words = WordReader(text)
    var minima = SIMD32<UInt32>(repeating: .max)
    var (first, second) = (UInt64(0), UInt64(0))
    var wordCount = 0
    while let word = words.next() {
      wordCount += 1
      if wordCount > 2 { Sketch.lower(&minima, by: Sketch.shingle(first, second, word.hash)) }
      (first, second) = (second, word.hash)
    }
    // Fewer than three words are one shingle.
    if (1...2).contains(wordCount) { Sketch.lower(&minima, by: Sketch.shingle(first, second, 0)) }
    self.minima = minima
    isEmpty = wordCount == 0
  }

  /// The share of shingles that two texts have in common, as far as 32 hashes tell.
  public func resemblance(to other: Sketch) -> Double {
    guard !isEmpty, !other.isEmpty else { return 0 }
    return Double(equalCount(with: other)) / Double(Sketch.hashCount)
  }

  func equalCount(with other: Sketch) -> Int {
    let ones = SIMD32<UInt32>(repeating: 1)
    let zeros = SIMD32<UInt32>(repeating: 0)
    return Int(zeros.replacing(with: ones, where: minima .== other.minima).wrappedSum())
  }

  private static func shingle(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt32 {
    var mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ second
    mixed = (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9 ^ third
    mixed = (mixed ^ (mixed >> 32)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  private static func lower(_ minima: inout SIMD32<UInt32>, by shingle: UInt32) {
    let hashes = factors &* SIMD32(repeating: shingle) &+ summands
    minima = pointwiseMin(minima, hashes)
  }

  /// Of each hash an odd factor and a summand, drawn once (SplitMix64 from seed 1).
  private static let factors = SIMD32<UInt32>(drawn(from: 1).map { $0 | 1 })
  private static let summands = SIMD32<UInt32>(drawn(from: 2))

  private static func drawn(from seed: UInt64) -> [UInt32] {
    (1...UInt64(hashCount)).map { number in
      var mixed = (seed << 32 &+ number) &* 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return UInt32(truncatingIfNeeded: mixed >> 32)
    }
  }
}
