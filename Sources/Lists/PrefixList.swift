public import Bytes

/// A list of beginnings of numbers; the longest that fits counts.
///
/// Beginnings are compared with the canonical form: `+` begins all international numbers, `170`
/// mobile numbers with and without `+86`.
public final class PrefixList: Sendable {
  /// The entries.
  public let entries: ListEntries

  /// One bit for each length that an entry has; other lengths are not looked up.
  private let lengths: UInt64

  /// Makes a list of entries that were read as prefixes.
  public init(_ entries: ListEntries) {
    precondition(entries.type == .prefixes, "a list of prefixes is made of other entries")
    self.entries = entries
    lengths = (0..<entries.count).reduce(into: 0) { $0 |= 1 << UInt64(entries.table.key($1).count) }
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// An entry as it was written; the view is valid as long as the list lives.
  public func entryText(_ index: Int) -> ByteView { entries.text(index) }

  /// The longest entry with which a number begins, or nil.
  ///
  /// - Complexity: O(*lengths*) expected, of which there are at most 32. Allocates nothing.
  public func lookup(_ number: CanonicalNumber) -> Int? {
    let table = entries.table
    return number.withByteView { bytes in
      var found: Int?
      var hash = EntryHash(seed: table.seed)
      for offset in 0..<bytes.count {
        hash.add(bytes[offset])
        guard lengths >> UInt64(offset + 1) & 1 == 1 else { continue }
        let prefix = bytes[0..<(offset + 1)]
        found = table.index(hash: hash.value) { $0 == prefix } ?? found
      }
      return found
    }
  }

  /// The longest entry with which a number as received begins, or nil.
  public func lookup(_ written: ByteView) -> Int? {
    CanonicalNumber(written).flatMap { lookup($0) }
  }
}
