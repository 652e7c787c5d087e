import Bytes

/// Where words do not count: inside of other words, and across the border of two.
///
/// 日结 stands in 今日结束, which is about something else. Who looks for it says so by hand, or has
/// the text taken apart into words.
public struct WordBorders: Sendable {
  /// Phrases inside of which no word counts.
  public var exceptions: [[UInt8]]

  /// The words that count only as whole words; nil for all of them.
  public var wholeWords: Set<[UInt8]>?

  /// What takes texts apart; nil where no word must be whole.
  public var frequencies: WordFrequencies?

  /// Makes borders.
  ///
  /// - Parameters:
  ///   - exceptions: The phrases, as the view writes them.
  ///   - wholeWords: The words that must be whole, as the view writes them; nil for all.
  ///   - frequencies: What takes texts apart; nil where no word must be whole.
  public init(
    exceptions: [[UInt8]] = [], wholeWords: Set<[UInt8]>? = [], frequencies: WordFrequencies? = nil
  ) {
    self.exceptions = exceptions
    self.wholeWords = wholeWords
    self.frequencies = frequencies
  }

  /// Whether every word counts wherever it stands.
  public var isOpen: Bool {
    exceptions.isEmpty && (frequencies == nil || wholeWords?.isEmpty == true)
  }
}

/// Borders as the words of one list need them.
struct EntryBorders: Sendable {
  /// A phrase that holds a word, and the offset of the word in it.
  private struct Exception {
    var phrase: Int
    var offset: Int
  }

  private let phrases: [[UInt8]]
  private var exceptions: [Int: [Exception]] = [:]

  /// The entries that must be whole words; nil for all of them.
  private let wholeEntries: Set<Int>?
  private let frequencies: WordFrequencies?

  init(
    _ borders: WordBorders, of table: EntryTable, _ automaton: WordAutomaton,
    _ entry: (ByteView) -> Int?
  ) {
    phrases = borders.exceptions
    frequencies = borders.frequencies
    wholeEntries = borders.wholeWords.map { words in
      Set(words.compactMap { word in word.withByteView { entry($0) } })
    }
    for (place, phrase) in phrases.enumerated() {
      var state = WordAutomaton.start
      for (offset, byte) in phrase.enumerated() {
        state = automaton.step(state, byte)
        var ending = automaton.longestWordState(state)
        while ending != WordAutomaton.start {
          let word = automaton.word(ending)
          let start = offset + 1 - table.key(word).count
          exceptions[word, default: []].append(Exception(phrase: place, offset: start))
          ending = automaton.shorterWordState(ending)
        }
      }
    }
  }

  /// Whether a word counts where it stands.
  func admits(_ entry: Int, at range: ByteRange, in text: ByteView) -> Bool {
    for exception in exceptions[entry] ?? [] {
      let start = range.startOffset - exception.offset
      let phrase = phrases[exception.phrase]
      guard start >= 0, start + phrase.count <= text.count else { continue }
      if isEqual(text[start..<start + phrase.count], phrase) { return false }
    }
    guard let frequencies, wholeEntries?.contains(entry) ?? true else { return true }
    return frequencies.isWhole(range, in: text)
  }

  private func isEqual(_ text: ByteView, _ phrase: [UInt8]) -> Bool {
    for offset in phrase.indices where text[offset] != phrase[offset] { return false }
    return true
  }
}
