import Bytes
import Facts
import Lists

/// Tells a domain that somebody owns from what only looks like one.
///
/// A list of domains covers all hosts below its entries. An ending such as `com` covers half of the
/// world, and `www.example.com` leaves out what its author meant.
struct OwnedDomains {
  private let suffixes: DomainList
  private let topLevel: DomainList

  init(_ data: EntityData) {
    suffixes = data.publicSuffixes
    topLevel = data.topLevelDomains
  }

  /// The mistake in an entry, which is in lower case without a dot at its end; nil for a good one.
  func problem(of name: ByteView) -> ListProblem.Reason? {
    if isSuffix(name) { return isRestricted(name) ? nil : .publicSuffix }
    let www = ByteView("www.")
    guard name.hasPrefix(www), !isSuffix(name[www.count..<name.count]) else { return nil }
    return .hostOfDomain
  }

  /// True if names are registered right below this one.
  private func isSuffix(_ name: ByteView) -> Bool {
    // A name without a dot is an ending, whether the table has it or not.
    guard name.firstOffset(of: UInt8(ascii: ".")) != nil else { return true }
    return contains(suffixes, name) || contains(topLevel, name)
  }

  private func contains(_ list: DomainList, _ name: ByteView) -> Bool {
    list.lookup(name).map { list.entryText($0).count == name.count } ?? false
  }

  /// True if an office decides who registers there, so that a list may trust all of it.
  private func isRestricted(_ name: ByteView) -> Bool {
    let end = name.firstOffset(of: UInt8(ascii: ".")) ?? name.count
    let label = name[0..<end]
    return ["gov", "edu", "mil", "ac", "int", "police"].contains { label == ByteView($0) }
  }
}
