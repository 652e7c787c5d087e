public import Bytes

/// A list of whole numbers, equal in canonical form.
public final class NumberList: Sendable {
  /// The entries.
  public let entries: ListEntries

  /// Makes a list of entries that were read as numbers.
  public init(_ entries: ListEntries) {
    precondition(entries.type == .numbers, "a list of numbers is made of other entries")
    self.entries = entries
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// An entry as it was written; the view is valid as long as the list lives.
  public func entryText(_ index: Int) -> ByteView { entries.text(index) }

  /// The entry that equals a number, or nil.
  ///
  /// - Complexity: O(1) expected. Allocates nothing.
  public func lookup(_ number: CanonicalNumber) -> Int? {
    let table = entries.table
    return number.withByteView { bytes in
      var hash = EntryHash(seed: table.seed)
      for offset in 0..<bytes.count { hash.add(bytes[offset]) }
      return table.index(hash: hash.value) { $0 == bytes }
    }
  }

  /// The entry that equals a number as received, or nil.
  public func lookup(_ written: ByteView) -> Int? {
    CanonicalNumber(written).flatMap { lookup($0) }
  }
}
