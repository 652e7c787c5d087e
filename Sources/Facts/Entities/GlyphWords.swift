import Bytes

/// A few words, found in a text by their first characters.
struct GlyphWords: Sendable {
  private struct Word {
    var start: Int
    var count: Int
  }

  /// A bit for the first character of each word: most characters begin none.
  private var firstBits = SIMD8<UInt64>()
  private var scalars: [Unicode.Scalar] = []
  /// By first character, of each the longest first.
  private var words: [Word] = []

  /// The number of words.
  var count: Int { words.count }

  /// The most characters of a word.
  private(set) var longest = 0

  /// Joins words in the spelling of the folded view; those that stand twice count once.
  init(_ texts: some Sequence<String>) {
    let unique = Set(texts.map { Array($0.unicodeScalars) }).filter { !$0.isEmpty }
    let sorted = unique.sorted {
      $0[0] != $1[0]
        ? $0[0] < $1[0]
        : $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
    for word in sorted {
      words.append(Word(start: scalars.count, count: word.count))
      scalars += word
      longest = max(longest, word.count)
      let bit = GlyphWords.bit(of: word[0])
      firstBits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// Where the longest word ends that begins at an index, or nil.
  func end(in text: GlyphView, at index: Int) -> Int? {
    let first = text.scalar(index)
    guard mayBegin(first) else { return nil }
    var rank = firstWord(first)
    while rank < words.count, scalars[words[rank].start] == first {
      if matches(rank, text, index) { return index + words[rank].count }
      rank += 1
    }
    return nil
  }

  /// Where the longest word begins that ends at an index, or nil.
  func start(in text: GlyphView, endingAt index: Int) -> Int? {
    var start = max(index - longest, 0)
    while start < index {
      if isWord(start..<index, in: text) { return start }
      start += 1
    }
    return nil
  }

  /// Whether some glyphs are exactly one of the words.
  private func isWord(_ indices: Range<Int>, in text: GlyphView) -> Bool {
    let first = text.scalar(indices.lowerBound)
    guard mayBegin(first) else { return false }
    var rank = firstWord(first)
    while rank < words.count, scalars[words[rank].start] == first {
      if words[rank].count == indices.count, matches(rank, text, indices.lowerBound) {
        return true
      }
      rank += 1
    }
    return false
  }

  /// Whether a character is one of the words.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    guard mayBegin(scalar) else { return false }
    var rank = firstWord(scalar)
    while rank < words.count, scalars[words[rank].start] == scalar {
      if words[rank].count == 1 { return true }
      rank += 1
    }
    return false
  }

  /// Whether a text in UTF-8 is one of the words.
  func contains(_ text: ByteView) -> Bool {
    var decoder = UTF8Decoder(text)
    guard let first = decoder.next()?.scalar, mayBegin(first) else { return false }
    var rank = firstWord(first)
    while rank < words.count, scalars[words[rank].start] == first {
      if isEqual(rank, text) { return true }
      rank += 1
    }
    return false
  }

  private func isEqual(_ rank: Int, _ text: ByteView) -> Bool {
    var decoder = UTF8Decoder(text)
    var count = 0
    while let step = decoder.next() {
      guard count < words[rank].count, step.scalar == scalars[words[rank].start + count] else {
        return false
      }
      count += 1
    }
    return count == words[rank].count
  }

  private func matches(_ rank: Int, _ text: GlyphView, _ index: Int) -> Bool {
    let word = words[rank]
    for offset in stride(from: 1, to: word.count, by: 1)
    where text.scalar(index + offset) != scalars[word.start + offset] {
      return false
    }
    return true
  }

  /// The first word that begins with a character, or with a greater one.
  private func firstWord(_ first: Unicode.Scalar) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if scalars[words[middle].start] < first { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    let bit = GlyphWords.bit(of: scalar)
    return firstBits[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  private static func bit(of scalar: Unicode.Scalar) -> Int {
    Int(truncatingIfNeeded: (scalar.value &* 0x9E37_79B1) >> 23)
  }
}
