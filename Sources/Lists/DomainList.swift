public import Bytes

/// A list of host names with all their subdomains; the longest that fits counts.
///
/// Labels are compared without regard to ASCII case; names with other letters as they are written.
/// A dot at the end of a host means nothing.
public final class DomainList: Sendable {
  /// The entries.
  public let entries: ListEntries

  /// Makes a list of entries that were read as domains.
  public init(_ entries: ListEntries) {
    precondition(entries.type == .domains, "a list of domains is made of other entries")
    self.entries = entries
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// An entry as it was written; the view is valid as long as the list lives.
  public func entryText(_ index: Int) -> ByteView { entries.text(index) }

  /// The longest entry that is the host or a domain above it, or nil.
  ///
  /// - Complexity: O(*n*) for a host of *n* bytes, of which the last 253 are looked at. Allocates
  ///   nothing.
  public func lookup(_ host: ByteView) -> Int? {
    let table = entries.table
    let end = host.count - (host.count > 0 && host[host.count - 1] == UInt8(ascii: ".") ? 1 : 0)
    var hash = EntryHash(seed: table.seed)
    var found: Int?
    var offset = end
    while offset > 0, end - offset < Limits.listEntryByteCountMax {
      offset -= 1
      hash.add(loweredASCII(host[offset]))
      guard offset == 0 || host[offset - 1] == UInt8(ascii: ".") else { continue }
      let domain = host[offset..<end]
      found = table.index(hash: hash.value) { isEqual($0, ignoringCaseOf: domain) } ?? found
    }
    return found
  }
}

/// The lower-case letter of an ASCII capital, every other byte as it is.
@inline(__always)
func loweredASCII(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

/// Whether a key in lower case is a name in any case.
private func isEqual(_ key: ByteView, ignoringCaseOf name: ByteView) -> Bool {
  guard key.count == name.count else { return false }
  for offset in 0..<key.count where key[offset] != loweredASCII(name[offset]) { return false }
  return true
}
