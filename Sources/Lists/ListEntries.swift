public import Bytes

/// The entries of one list: canonical, each once, in the order of the file.
///
/// Copies share their memory.
public struct ListEntries: Sendable {
  /// What the entries are.
  public let type: ListType

  let table: EntryTable

  init(type: ListType, table: EntryTable) {
    self.type = type
    self.table = table
  }

  /// The number of entries.
  public var count: Int { table.count }

  /// An entry as it was written; the view is valid as long as these entries or a list of them live.
  public func text(_ index: Int) -> ByteView { table.text(index) }
}
