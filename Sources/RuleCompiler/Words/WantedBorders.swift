/// Where words do not count, as rules ask for it.
struct WantedBorders: Hashable, Sendable {
  /// The phrases inside of which no word counts.
  var exceptions: [String] = []

  /// Whether a word must begin and end where words do.
  var wholeWord = false

  /// What two places ask for together.
  func joined(with other: WantedBorders) -> WantedBorders {
    WantedBorders(
      exceptions: exceptions + other.exceptions.filter { !exceptions.contains($0) },
      wholeWord: wholeWord || other.wholeWord)
  }
}
