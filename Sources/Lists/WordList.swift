public import Bytes

/// A list of words, which match texts byte for byte; views do the folding.
public final class WordList: Sendable {
  /// The entries.
  public let entries: ListEntries

  let automaton: WordAutomaton

  /// The characters of each entry.
  let characterCounts: [UInt8]

  /// Where entries do not count in a text; nil where all of them do everywhere.
  let borders: EntryBorders?

  /// Makes a list of entries that were read as words, and the automaton that finds them.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes of words; about 17 bytes of memory for each.
  ///
  /// - Parameters:
  ///   - entries: The words.
  ///   - borders: Where words do not count in a text.
  public init(_ entries: ListEntries, borders: WordBorders = WordBorders()) {
    precondition(entries.type == .words, "a list of words is made of other entries")
    self.entries = entries
    let automaton = WordAutomaton(entries.table)
    self.automaton = automaton
    self.borders =
      borders.isOpen ? nil : EntryBorders(borders, of: entries.table, automaton)
    characterCounts = (0..<entries.count).map { characterCount(of: entries.table.key($0)) }
  }

  /// True if no border leaves a word out.
  public var countsEverywhere: Bool { borders == nil }

  /// The number of entries.
  public var count: Int { entries.count }

  /// An entry as it was written; the view is valid as long as the list lives.
  public func entryText(_ index: Int) -> ByteView { entries.text(index) }

  /// The entry that is a whole text, or nil.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes. Allocates nothing.
  public func lookup(_ word: ByteView) -> Int? {
    entries.index(of: word)
  }
}

/// The characters of a word, which has fewer than 256 bytes.
private func characterCount(of word: ByteView) -> UInt8 {
  var count: UInt8 = 0
  for offset in 0..<word.count where word[offset] & 0xC0 != 0x80 { count += 1 }
  return count
}
