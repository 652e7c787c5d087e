public import Bytes

/// How often words are used: what tells where one word ends and the next begins.
///
/// Words of one to four Han characters of the basic plane, each with its count in everyday texts.
public final class WordFrequencies: Sendable {
  /// A word in one number, sixteen bits a character, the first one highest; zero is an empty place.
  private let keys: ScratchArray<UInt64>

  /// What it costs to read a stretch as this word: the rarer the dearer.
  private let costs: ScratchArray<UInt16>
  private let mask: Int

  /// The number of words.
  public let count: Int

  /// The most characters of a word.
  static let characterCountMax = 4

  /// What a character costs that is in no word.
  static let strangerCost: UInt16 = 320

  /// What a word costs that a rule looks for and that is not known.
  static let soughtWordCost: UInt16 = 272

  /// Reads lines of a word, a tab and its count.
  ///
  /// `#` begins a comment. Lines that are something else are left out.
  public init(_ file: ByteView) {
    var words: [(key: UInt64, count: Int)] = []
    var total = 0
    var start = 0
    while start < file.count, words.count < Limits.frequencyWordCountMax {
      let end = file.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? file.count
      if let line = WordFrequencies.line(file[start..<end]) {
        words.append(line)
        total += line.count
      }
      start = end + 1
    }
    var size = 16
    while size < words.count * 2 { size *= 2 }
    mask = size - 1
    var keys = ScratchArray<UInt64>(repeating: 0, count: size)
    var costs = ScratchArray<UInt16>(repeating: 0, count: size)
    for word in words {
      var place = WordFrequencies.hash(word.key) & mask
      while keys[place] != 0, keys[place] != word.key { place = (place + 1) & mask }
      keys[place] = word.key
      costs[place] = WordFrequencies.cost(of: word.count, in: total)
    }
    self.keys = keys
    self.costs = costs
    count = words.count
  }

  private static func line(_ line: ByteView) -> (key: UInt64, count: Int)? {
    guard let tab = line.firstOffset(of: 0x09, from: 0), line[0] != UInt8(ascii: "#") else {
      return nil
    }
    var count = 0
    for offset in tab + 1..<line.count where line[offset] &- 0x30 < 10 {
      guard count < 100_000_000 else { return nil }
      count = count * 10 + Int(line[offset] - 0x30)
    }
    var key: UInt64 = 0
    var characterCount = 0
    var decoder = UTF8Decoder(line[0..<tab])
    while let step = decoder.next() {
      guard let code = step.scalar?.value, isHan(code), characterCount < characterCountMax else {
        return nil
      }
      key = key << 16 | UInt64(code)
      characterCount += 1
    }
    return count > 0 && key != 0 ? (key, count) : nil
  }

  /// Sixteen times the negative binary logarithm of a share.
  private static func cost(of count: Int, in total: Int) -> UInt16 {
    // A logarithm to the base two in sixteenths, by halving: enough to compare sums.
    var ratio = UInt64(max(total, 1)) << 16 / UInt64(count)
    var sixteenths = 0
    while ratio >= 2 << 16 {
      ratio >>= 1
      sixteenths += 16
    }
    sixteenths += Int((ratio - 1 << 16) >> 12)
    return UInt16(clamping: sixteenths)
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// What a word costs, or nil for one that is not known.
  func cost(of key: UInt64) -> UInt16? {
    var place = WordFrequencies.hash(key) & mask
    while keys[place] != 0 {
      if keys[place] == key { return costs[place] }
      place = (place + 1) & mask
    }
    return nil
  }

  static func isHan(_ code: UInt32) -> Bool { code &- 0x4E00 < 0x5200 || code == 0x3007 }

  // MARK: Words in a text

  /// Whether a stretch of a text is a word, or several, and cuts no other word.
  ///
  /// Of all ways to take the Han characters around it apart into words, the likeliest counts: 日结 is
  /// a word in 日结工资 and none in 今日结束.
  ///
  /// - Parameters:
  ///   - range: The bytes of the stretch.
  ///   - text: The text, in valid UTF-8.
  /// - Returns: Whether both of its borders are borders of words; true for a stretch that is long.
  public func isWhole(_ range: ByteRange, in text: ByteView) -> Bool {
    var window = Window()
    guard window.read(range, in: text) else { return true }
    return window.isWhole(self)
  }

  /// The Han characters of a stretch and some before and behind it.
  private struct Window {
    private var codes = InlineArray<32, UInt32>(repeating: 0)
    private var count = 0
    private var start = 0
    private var end = 0

    /// Takes the characters; false where they are too many.
    mutating func read(_ range: ByteRange, in text: ByteView) -> Bool {
      var offset = range.startOffset
      var before = InlineArray<8, UInt32>(repeating: 0)
      while start < 8, offset > 0 {
        var first = offset - 1
        while first > 0, text[first] & 0xC0 == 0x80 { first -= 1 }
        var decoder = UTF8Decoder(text, from: first)
        guard let code = decoder.next()?.scalar?.value, isHan(code) else { break }
        before[start] = code
        start += 1
        offset = first
      }
      for index in 0..<start { codes[index] = before[start - 1 - index] }
      count = start
      var decoder = UTF8Decoder(text, from: range.startOffset)
      while decoder.offset < range.endOffset, let step = decoder.next() {
        guard count < 24 else { return false }
        codes[count] = step.scalar?.value ?? 0
        count += 1
      }
      end = count
      while count < end + 8, let code = decoder.next()?.scalar?.value, isHan(code) {
        codes[count] = code
        count += 1
      }
      return true
    }

    /// Whether the likeliest words end where the stretch begins and ends.
    func isWhole(_ words: WordFrequencies) -> Bool {
      leastCost(words, keepsBorders: true) <= leastCost(words, keepsBorders: false)
    }

    private func leastCost(_ words: WordFrequencies, keepsBorders: Bool) -> Int {
      var least = InlineArray<33, Int>(repeating: Int.max)
      least[0] = 0
      for first in 0..<count where least[first] < .max {
        var key: UInt64 = 0
        for length in 1...min(WordFrequencies.characterCountMax, count - first) {
          let last = first + length
          guard isHan(codes[last - 1]) || length == 1 else { break }
          key = key << 16 | UInt64(codes[last - 1] & 0xFFFF)
          if keepsBorders, cuts(first, last) { continue }
          let isSought = first == start && last == end
          let known = words.cost(of: key)
          guard let cost = known ?? (isSought ? soughtWordCost : length == 1 ? strangerCost : nil)
          else { continue }
          least[last] = min(least[last], least[first] + Int(cost))
        }
        // A sought word that is longer than known ones.
        if first == start, end - start > WordFrequencies.characterCountMax {
          least[end] = min(least[end], least[first] + Int(soughtWordCost))
        }
      }
      return least[count]
    }

    private func cuts(_ first: Int, _ last: Int) -> Bool {
      first < start && last > start || first < end && last > end
    }
  }
}
