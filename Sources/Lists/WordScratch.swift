public import Bytes

/// One word of a list in a text.
public struct WordMatch: Hashable, Sendable {
  /// The entry of the list.
  public let entry: Int

  /// The bytes of the word in the text.
  public let range: ByteRange

  /// Notes where a word stands.
  public init(entry: Int, range: ByteRange) {
    self.entry = entry
    self.range = range
  }
}

/// What word searches write to: one per worker, used with every list in turn.
public struct WordScratch: ~Copyable {
  /// The latest occurrence of each word in the window, and where it starts in characters.
  private var window: [(match: WordMatch, startCharacter: Int)] = []

  /// The most distinct words that any window of the last search had, as far as it went.
  public private(set) var distinctCount = 0

  /// How often the present search had a text taken apart into words.
  var borderQuestionCount = 0

  /// Makes scratch with all the room that a search needs.
  public init() {
    window.reserveCapacity(Limits.wordsAtLeastMax)
  }

  /// The words that the last search found near each other; zero where they were not enough.
  public var matchCount: Int { window.count }

  /// One of the words found, in the order of their starts.
  public func match(_ index: Int) -> WordMatch { window[index].match }

  mutating func begin() {
    window.removeAll(keepingCapacity: true)
    distinctCount = 0
    borderQuestionCount = 0
  }

  /// Drops the words that start before the window.
  mutating func forget(before startCharacter: Int) {
    var keptCount = 0
    for index in window.indices where window[index].startCharacter >= startCharacter {
      window[keptCount] = window[index]
      keptCount += 1
    }
    window.removeLast(window.count - keptCount)
  }

  /// Keeps a word, in place of an earlier occurrence of the same.
  mutating func note(_ match: WordMatch, startCharacter: Int) {
    for index in window.indices where window[index].match.entry == match.entry {
      window[index] = (match, startCharacter)
      return
    }
    precondition(window.count < Limits.wordsAtLeastMax, "a word search went on after enough words")
    window.append((match, startCharacter))
    distinctCount = max(distinctCount, window.count)
  }

  /// Brings the words found into the order of their starts, the longer first.
  mutating func finish() {
    for index in window.indices.dropFirst() {
      var place = index
      while place > 0, follows(window[place - 1].match, window[place].match) {
        window.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  mutating func removeMatches() {
    window.removeAll(keepingCapacity: true)
  }

  private func follows(_ left: WordMatch, _ right: WordMatch) -> Bool {
    left.range.start == right.range.start
      ? left.range.count < right.range.count : left.range.start > right.range.start
  }
}
