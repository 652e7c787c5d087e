public import Bytes

public final class NumberList: Sendable {
  public let entries: ListEntries
  public var count: Int { entries.count }
  public init(_ entries: ListEntries) { self.entries = entries }
  public func lookup(_ number: CanonicalNumber) -> Int? { nil }
  /// In any form
  public func lookup(_ written: ByteView) -> Int? { nil }
  public func entryText(_ index: Int) -> ByteView { entries.text(at: index) }
}
public final class PrefixList: Sendable {
  public let entries: ListEntries
  public var count: Int { entries.count }
  public init(_ entries: ListEntries) { self.entries = entries }
  /// The longest prefix
  public func lookup(_ number: CanonicalNumber) -> Int? { nil }
  public func lookup(_ written: ByteView) -> Int? { nil }
  public func entryText(_ index: Int) -> ByteView { entries.text(at: index) }
}
public final class DomainList: Sendable {
  public let entries: ListEntries
  public var count: Int { entries.count }
  public init(_ entries: ListEntries) { self.entries = entries }
  /// The longest domain
  public func lookup(_ host: ByteView) -> Int? { nil }
  public func entryText(_ index: Int) -> ByteView { entries.text(at: index) }
}
public final class WordList: Sendable {
  public let entries: ListEntries
  public var count: Int { entries.count }
  public init(_ entries: ListEntries) { self.entries = entries }
  /// exact membership
  public func lookup(_ word: ByteView) -> Int? { nil }
  public func entryText(_ index: Int) -> ByteView { entries.text(at: index) }
  /// Whether at least `atLeast` distinct words lie in a window of `near` characters (nil: anywhere).
  /// The scratch then holds the matches, or the best count.
  public func search(
    _ text: ByteView, atLeast: Int, near: Int?, using scratch: inout WordScratch
  ) -> Bool { false }
}
/// One word in a text.
public struct WordMatch: Hashable, Sendable {
  public let entry: Int
  public let range: ByteRange
}
/// Scratch of one worker for word searches.
public struct WordScratch: ~Copyable {
  public init() {}
  /// After a search: the words of the window that was enough, in order of their start
  public var matchCount: Int { 0 }
  public func match(at index: Int) -> WordMatch { fatalError("later") }
  /// The most distinct words in any window
  public var distinctCount: Int { 0 }
}
