/// Where words do not count: inside of other phrases, and across the border of two words.
///
/// 日结 stands in 今日结束, which is about something else. Who looks for it names the phrases, or has
/// the text taken apart into words.
public struct WordBorders: Sendable {
  /// Phrases inside of which no word counts, as the view writes them.
  public var exceptions: [[UInt8]]

  /// What takes texts apart; nil where a word need not be whole.
  public var frequencies: WordFrequencies?

  /// Makes borders.
  ///
  /// - Parameters:
  ///   - exceptions: The phrases, as the view writes them.
  ///   - frequencies: What takes texts apart; nil where a word need not be whole.
  public init(exceptions: [[UInt8]] = [], frequencies: WordFrequencies? = nil) {
    self.exceptions = exceptions
    self.frequencies = frequencies
  }

  /// Whether every word counts wherever it stands.
  public var isOpen: Bool { exceptions.isEmpty && frequencies == nil }
}
