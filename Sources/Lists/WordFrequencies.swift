public import Bytes

/// How often words are used: what tells where one word ends and the next begins.
public final class WordFrequencies: Sendable {
  /// The words, in a table with open addresses; zero is an empty place.
  private let keys: ScratchArray<UInt64>

  /// What it costs to read a stretch as this word: the rarer the dearer.
  private let costs: ScratchArray<UInt16>
  private let mask: Int

  /// The number of words.
  public let count: Int

  /// What a character costs that is in no word, in sixteenths of a bit: one in a million.
  static let strangerCost = 320

  /// What a word costs at most that is looked for: one in 130,000.
  ///
  /// An author knows words that no dictionary has, such as 日结. With less it would win against two
  /// frequent words whose border it covers, with more lose against a row of single characters.
  static let soughtWordCost = 272

  /// Makes the table; of a word that comes twice the last count holds.
  ///
  /// - Complexity: about ten bytes of memory for a place, and at most four places for a word.
  public init(_ words: [CountedWord]) {
    var size = 16
    while size < words.count * 2 { size *= 2 }
    mask = size - 1
    var keys = ScratchArray<UInt64>(repeating: 0, count: size)
    var costs = ScratchArray<UInt16>(repeating: 0, count: size)
    let total = words.reduce(0) { $0 + Int($1.count) }
    var count = 0
    for word in words {
      var place = WordFrequencies.hash(word.key) & mask
      while keys[place] != 0, keys[place] != word.key { place = (place + 1) & mask }
      if keys[place] == 0 { count += 1 }
      keys[place] = word.key
      costs[place] = WordFrequencies.cost(of: Int(word.count), in: total)
    }
    self.keys = keys
    self.costs = costs
    self.count = count
  }

  /// Sixteen times the negative binary logarithm of a share.
  static func cost(of count: Int, in total: Int) -> UInt16 {
    // By halving, and a straight line between two powers: enough to compare sums.
    var ratio = UInt64(max(total, count)) << 16 / UInt64(count)
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
  func cost(of key: UInt64) -> Int? {
    var place = WordFrequencies.hash(key) & mask
    while keys[place] != 0 {
      if keys[place] == key { return Int(costs[place]) }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Whether a stretch of a text is a word, or several, and cuts no other word.
  ///
  /// Of all ways to take the Han characters around it apart into words, the likeliest counts: 日结 is
  /// a word in 日结工资 and none in 今日结束. Of two that are as likely, the one with the word.
  ///
  /// - Parameters:
  ///   - range: The bytes of the stretch.
  ///   - text: The text, in valid UTF-8.
  /// - Returns: Whether both of its borders are borders of words; true for a stretch that is long,
  ///   and for one between characters that are not Han.
  /// - Complexity: O(1): it looks at 40 characters at most. Allocates nothing.
  public func isWhole(_ range: ByteRange, in text: ByteView) -> Bool {
    guard let window = WordWindow(range, in: text) else { return true }
    return window.isWhole(by: self)
  }
}
