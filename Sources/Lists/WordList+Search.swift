public import Bytes

extension WordList {
  /// Finds whether enough distinct words lie near each other in a text.
  ///
  /// Every occurrence counts, also inside of another and across it: of 微信 and 加微信 both occur in
  /// 加微信. Only the borders of the list leave some out. The first window that is enough ends the
  /// search, and the scratch then holds its words.
  ///
  /// - Parameters:
  ///   - text: The text, in valid UTF-8.
  ///   - extent: The stretch in which all words of the list stand, where that is known.
  ///   - atLeast: How many distinct words are enough, from 1 to ``Limits/wordsAtLeastMax``.
  ///   - near: The characters from the start of the first word to the end of the last, at most; nil
  ///     for the whole text.
  ///   - scratch: The scratch of this worker.
  /// - Returns: Whether a window has as many words.
  /// - Complexity: O(*n* + *m* · `atLeast`) for a text of *n* bytes with *m* occurrences, of which
  ///   there are at most 253 at one place. Allocates nothing.
  public func search(
    _ text: ByteView, in extent: ByteRange? = nil, atLeast: Int, near: Int?,
    using scratch: inout WordScratch
  ) -> Bool {
    precondition(
      atLeast >= 1 && atLeast <= Limits.wordsAtLeastMax, "a search for no words or too many")
    scratch.begin()
    var state = WordAutomaton.start
    var endCharacter = 0
    for offset in extent.map({ $0.startOffset..<$0.endOffset }) ?? 0..<text.count {
      let byte = text[offset]
      // Bytes other than continuations begin a character.
      if byte & 0xC0 != 0x80 { endCharacter += 1 }
      state = automaton.step(state, byte)
      var ending = automaton.longestWordState(state)
      guard ending != WordAutomaton.start else { continue }
      if let near { scratch.forget(before: endCharacter - near) }
      while ending != WordAutomaton.start, scratch.matchCount < atLeast {
        let entry = automaton.word(ending)
        let start = offset + 1 - entries.table.key(entry).count
        let match = WordMatch(entry: entry, range: ByteRange(start..<offset + 1))
        if admits(match, in: text, &scratch.borderQuestionCount) {
          note(match, endCharacter, near, &scratch)
        }
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

  /// All words that count in a text, each wherever it stands.
  ///
  /// Allocates: for checks of rules.
  public func matches(in text: ByteView) -> [WordMatch] {
    var matches: [WordMatch] = []
    scan(text) { match in
      var questionCount = 0
      if admits(match, in: text, &questionCount) { matches.append(match) }
      return false
    }
    return matches
  }

  /// Whether a word counts where it stands.
  private func admits(
    _ match: WordMatch, in text: ByteView, _ questionCount: inout Int
  ) -> Bool {
    guard let borders else { return true }
    return borders.admits(match.entry, at: match.range, in: text, questionCount: &questionCount)
  }

  /// Notes a word, unless it alone is longer than the window.
  private func note(
    _ match: WordMatch, _ endCharacter: Int, _ near: Int?, _ scratch: inout WordScratch
  ) {
    let startCharacter = endCharacter - Int(characterCounts[match.entry])
    if let near, startCharacter < endCharacter - near { return }
    scratch.note(match, startCharacter: startCharacter)
  }
}
