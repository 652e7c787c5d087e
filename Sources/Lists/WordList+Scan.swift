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
    automaton.scan(text, for: entries.table, hasEnough)
  }
}
