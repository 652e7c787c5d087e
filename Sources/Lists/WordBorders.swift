public import Bytes

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
  /// A phrase that holds a word, and where.
  private struct Exception {
    var phrase: Int
    var offset: Int
  }

  private let phrases: [[UInt8]]
  private let exceptions: [[Exception]]
  private let isWhole: [Bool]
  private let frequencies: WordFrequencies?

  init(_ borders: WordBorders, of table: EntryTable) {
    phrases = borders.exceptions
    frequencies = borders.frequencies
    let words = (0..<table.count).map { table.key($0).array }
    isWhole = words.map { borders.wholeWords?.contains($0) ?? true }
    exceptions = words.map { word in
      borders.exceptions.enumerated().flatMap { place, phrase in
        phrase.indices.filter { phrase[$0...].starts(with: word) }
          .map { Exception(phrase: place, offset: $0) }
      }
    }
  }

  /// Whether a word counts where it stands.
  func count(_ entry: Int, at range: ByteRange, in text: ByteView) -> Bool {
    for exception in exceptions[entry] {
      let start = range.startOffset - exception.offset
      guard start >= 0 else { continue }
      let end = start + phrases[exception.phrase].count
      guard end <= text.count else { continue }
      if isEqual(text[start..<end], phrases[exception.phrase]) { return false }
    }
    guard isWhole[entry], let frequencies else { return true }
    return frequencies.isWhole(range, in: text)
  }

  private func isEqual(_ text: ByteView, _ phrase: [UInt8]) -> Bool {
    for offset in phrase.indices where text[offset] != phrase[offset] { return false }
    return true
  }
}
