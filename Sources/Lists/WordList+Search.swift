public import Bytes

extension WordList {
  /// Finds whether enough distinct words lie near each other in a text.
  ///
  /// Every occurrence counts, also inside of another and across it: of 微信 and 加微信 both occur in
  /// 加微信. The first window that is enough ends the search, and the scratch then holds its words.
  ///
  /// - Parameters:
  ///   - text: The text, in valid UTF-8.
  ///   - atLeast: How many distinct words are enough, from 1 to ``Limits/wordsAtLeastMax``.
  ///   - near: The characters from the start of the first word to the end of the last, at most; nil
  ///     for the whole text.
  ///   - scratch: The scratch of this worker.
  /// - Returns: Whether a window has as many words.
  /// - Complexity: O(*n* + *m* · `atLeast`) for a text of *n* bytes with *m* occurrences, of which
  ///   there are at most 253 at one place. Allocates nothing.
  public func search(
    _ text: ByteView, atLeast: Int, near: Int?, using scratch: inout WordScratch
  ) -> Bool {
    precondition(
      atLeast >= 1 && atLeast <= Limits.wordsAtLeastMax, "a search for no words or too many")
    scratch.begin()
    var state = WordAutomaton.start
    var endCharacter = 0
    for offset in 0..<text.count {
      let byte = text[offset]
      // Bytes other than continuations begin a character.
      if byte & 0xC0 != 0x80 { endCharacter += 1 }
      state = automaton.step(state, byte)
      var ending = automaton.longestWordState(state)
      guard ending != WordAutomaton.start else { continue }
      if let near { scratch.forget(before: endCharacter - near) }
      while ending != WordAutomaton.start, scratch.matchCount < atLeast {
        note(automaton.word(ending), in: text, endingAt: offset + 1, endCharacter, near, &scratch)
        ending = automaton.shorterWordState(ending)
      }
      guard scratch.matchCount < atLeast else {
        scratch.finish()
        return true
      }
    }
    scratch.removeMatches()
    return false
  }

  /// Notes a word that ends at an offset, unless it alone is longer than the window, or does not count
  /// there.
  private func note(
    _ entry: Int, in text: ByteView, endingAt endOffset: Int, _ endCharacter: Int, _ near: Int?,
    _ scratch: inout WordScratch
  ) {
    let word = entries.table.key(entry)
    let startCharacter = endCharacter - Int(characterCounts[entry])
    if let near, startCharacter < endCharacter - near { return }
    let range = ByteRange((endOffset - word.count)..<endOffset)
    if let borders, !borders.admits(entry, at: range, in: text) { return }
    scratch.note(WordMatch(entry: entry, range: range), startCharacter: startCharacter)
  }
}
