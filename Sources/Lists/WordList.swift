public import Bytes

/// A list of words, which match texts byte for byte; views do the folding.
public final class WordList: Sendable {
  /// The entries.
  public let entries: ListEntries

  let automaton: WordAutomaton

  /// The characters of each entry.
  let characterCounts: [UInt8]

  /// Makes a list of entries that were read as words, and the automaton that finds them.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes of words; about 17 bytes of memory for each.
  public init(_ entries: ListEntries) {
    precondition(entries.type == .words, "a list of words is made of other entries")
    self.entries = entries
    automaton = WordAutomaton(entries.table)
    characterCounts = (0..<entries.count).map { characterCount(of: entries.table.key($0)) }
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// An entry as it was written; the view is valid as long as the list lives.
  public func entryText(_ index: Int) -> ByteView { entries.text(index) }

  /// The entry that is a whole text, or nil.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes. Allocates nothing.
  public func lookup(_ word: ByteView) -> Int? {
    guard word.count <= Limits.listEntryByteCountMax else { return nil }
    var hash = EntryHash(seed: entries.table.seed)
    for offset in 0..<word.count { hash.add(word[offset]) }
    return entries.table.index(hash: hash.value) { $0 == word }
  }
}

/// The characters of a word, which has fewer than 256 bytes.
private func characterCount(of word: ByteView) -> UInt8 {
  var count: UInt8 = 0
  for offset in 0..<word.count where word[offset] & 0xC0 != 0x80 { count += 1 }
  return count
}
