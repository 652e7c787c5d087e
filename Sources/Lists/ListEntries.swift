public import Bytes

/// The entries of one list: canonical, each once, in the order of the file.
///
/// Copies share their memory.
public struct ListEntries: Sendable {
  /// What the entries are.
  public let type: ListType

  let table: EntryTable

  /// What belongs to the entries of a list of samples, whose ids are in the table; else empty.
  let samples: [KnownSample]

  init(type: ListType, table: EntryTable, samples: [KnownSample] = []) {
    self.type = type
    self.table = table
    self.samples = samples
  }

  /// The entry of a list of words that is a whole text, or nil.
  func index(of word: ByteView) -> Int? {
    guard word.count <= Limits.listEntryByteCountMax else { return nil }
    var hash = EntryHash(seed: table.seed)
    for offset in 0..<word.count { hash.add(word[offset]) }
    return table.index(hash: hash.value) { $0 == word }
  }

  /// The number of entries.
  public var count: Int { table.count }

  /// An entry as it was written; the view is valid as long as these entries or a list of them live.
  public func text(_ index: Int) -> ByteView { table.text(index) }
}
