import Bytes

/// The characters of a stretch of a text, and the Han characters right before and behind it.
struct WordWindow {
  /// The characters that are looked at before the stretch, and as many behind it.
  ///
  /// Two words of the greatest length: what stands farther away decides nothing about a border.
  static let sideCountMax = 2 * CountedWord.characterCountMax

  /// The characters of the longest stretch that is looked at; a longer one is no accident.
  static let stretchCountMax = 24

  private var codes = InlineArray<40, UInt32>(repeating: 0)
  private var count = 0
  private var start = 0
  private var end = 0

  /// Takes the characters; nil where the stretch is too long.
  init?(_ range: ByteRange, in text: ByteView) {
    var offset = range.startOffset
    var before = InlineArray<8, UInt32>(repeating: 0)
    while start < WordWindow.sideCountMax, offset > 0 {
      var first = offset - 1
      while first > 0, text[first] & 0xC0 == 0x80 { first -= 1 }
      var decoder = UTF8Decoder(text, from: first)
      guard let code = decoder.next()?.scalar?.value, CountedWord.isHan(code) else { break }
      before[start] = code
      start += 1
      offset = first
    }
    for place in 0..<start { codes[place] = before[start - 1 - place] }
    count = start
    var decoder = UTF8Decoder(text, from: range.startOffset)
    while decoder.offset < range.endOffset, let step = decoder.next() {
      guard count - start < WordWindow.stretchCountMax else { return nil }
      codes[count] = step.scalar?.value ?? 0
      count += 1
    }
    end = count
    while count < end + WordWindow.sideCountMax, let code = decoder.next()?.scalar?.value,
      CountedWord.isHan(code)
    {
      codes[count] = code
      count += 1
    }
  }

  /// Whether the likeliest words end where the stretch begins and ends.
  func isWhole(by words: WordFrequencies) -> Bool {
    if start == 0, end == count { return true }
    return leastCost(words, keepsBorders: true) <= leastCost(words, keepsBorders: false)
  }

  /// The cost of the likeliest words; without those that cut the stretch, where its borders are kept.
  private func leastCost(_ words: WordFrequencies, keepsBorders: Bool) -> Int {
    // Spans: each access to an inline array of a struct copies the array.
    let codes = codes.span
    var costs = InlineArray<41, Int>(repeating: .max)
    var least = costs.mutableSpan
    least[0] = 0
    for first in 0..<count where least[first] < .max {
      var key: UInt64 = 0
      for last in first + 1...wordEnd(from: first, in: codes) {
        key = key << 16 | UInt64(codes[last - 1])
        guard !keepsBorders || !cuts(first, last),
          let cost = cost(of: key, isHan: CountedWord.isHan(codes[first]), last - first, words)
        else { continue }
        least[last] = min(least[last], least[first] + cost)
      }
      // Words that are longer than those of the table.
      if first == start {
        least[end] = min(least[end], least[first] + WordFrequencies.soughtWordCost)
      }
    }
    return least[count]
  }

  /// Where the longest word ends that may begin at a character; what is not Han is one by itself.
  private func wordEnd(from first: Int, in codes: borrowing Span<UInt32>) -> Int {
    guard CountedWord.isHan(codes[first]) else { return first + 1 }
    var end = first + 1
    let most = min(first + CountedWord.characterCountMax, count)
    while end < most, CountedWord.isHan(codes[end]) { end += 1 }
    return end
  }

  /// What it costs to read some characters as one word; nil where they are none.
  private func cost(
    of key: UInt64, isHan: Bool, _ length: Int, _ words: WordFrequencies
  ) -> Int? {
    guard isHan else { return WordFrequencies.strangerCost }
    return words.cost(of: key) ?? (length == 1 ? WordFrequencies.strangerCost : nil)
  }

  private func cuts(_ first: Int, _ last: Int) -> Bool {
    first < start && last > start || first < end && last > end
  }
}
