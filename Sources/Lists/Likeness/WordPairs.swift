import Bytes

/// Reads the pairs of words that follow each other in a text: what two near-duplicates share.
///
/// All runs of Latin letters and digits are one word, for a campaign changes its links, codes and
/// numbers from text to text. A pair is a number of 42 bits, and no two pairs have the same.
struct WordPairs {
  /// Two words that follow each other.
  struct Pair {
    var key: UInt64
    /// Where they stand, in bytes.
    var range: Range<Int>
  }

  private var words: WordReader
  private var last: WordReader.Word?

  /// What a run counts as: no character has this number.
  private static let run: UInt32 = 0x11_0000

  init(_ text: ByteView) {
    words = WordReader(text)
    last = words.next()
  }

  @inline(__always)
  mutating func next() -> Pair? {
    guard let first = last, let second = words.next() else { return nil }
    last = second
    let upper = UInt64(first.character ?? WordPairs.run)
    let lower = UInt64(second.character ?? WordPairs.run)
    return Pair(
      key: upper << 21 | lower, range: first.range.lowerBound..<second.range.upperBound)
  }
}
