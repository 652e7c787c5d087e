public import Bytes

/// A list of known texts, found by their ids; ``LikenessIndex`` finds what is nearly the same.
public final class SampleList: Sendable {
  /// The entries, whose texts are the ids.
  public let entries: ListEntries

  /// Makes a list of entries that were read as samples.
  public init(_ entries: ListEntries) {
    precondition(entries.type == .samples, "a list of samples is made of other entries")
    self.entries = entries
  }

  /// The number of samples.
  public var count: Int { entries.count }

  /// The samples, in the order of the list.
  public var samples: [KnownSample] { entries.samples }

  /// The id of a sample; the view is valid as long as the list lives.
  public func entryText(_ index: Int) -> ByteView { entries.text(index) }

  /// The sample with an id, or nil.
  public func lookup(_ identifier: ByteView) -> Int? { entries.index(of: identifier) }
}
