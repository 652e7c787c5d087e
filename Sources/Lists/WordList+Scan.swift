public import Bytes

extension WordList {
  /// Tells every occurrence of every word, by where it ends and there the longest first.
  ///
  /// - Parameters:
  ///   - text: The text, in valid UTF-8.
  ///   - hasEnough: Is told an occurrence, and says whether the scan may end.
  /// - Complexity: O(*n* + *m*) for a text of *n* bytes with *m* occurrences, of which there are at
  ///   most 253 at one place. Allocates nothing.
  @inline(__always)
  public func scan(_ text: ByteView, _ hasEnough: (WordMatch) -> Bool) {
    var state = WordAutomaton.start
    for offset in 0..<text.count {
      state = automaton.step(state, text[offset])
      var ending = automaton.longestWordState(state)
      while ending != WordAutomaton.start {
        let entry = automaton.word(ending)
        let start = offset + 1 - entries.table.key(entry).count
        if hasEnough(WordMatch(entry: entry, range: ByteRange(start..<offset + 1))) { return }
        ending = automaton.shorterWordState(ending)
      }
    }
  }
}
