/// The batches that are known to wait in `incoming/`.
public struct WaitingSummary: Equatable, Sendable {
  /// The batches that wait from one source.
  public struct Source: Equatable, Sendable {
    /// The directory below `incoming/`, or the empty text.
    public var name: String
    /// Batches that wait.
    public var batchCount: Int
    /// Their bytes.
    public var byteCount: Int64
  }

  /// Batches that wait, claimed ones to decide again and those that cannot be claimed included.
  public var batchCount = 0

  /// Their bytes, of those in `incoming/`.
  public var byteCount: Int64 = 0

  /// When the oldest was last written, in epoch milliseconds.
  public var oldestModifiedMilliseconds: Int64?

  /// The batches that wait, by source.
  public var sources: [Source] = []

  /// True if there is more than is held in memory; it is found when this is claimed.
  public var hasMore = false

  /// Files that were found by a rescan and must be left alone a little longer.
  public var unsettledCount = 0

  /// When the first of those has rested, in epoch milliseconds: the time to rescan.
  public var settledAtMilliseconds: Int64?

  /// Names that are no batches, and stay untouched.
  public var oddNameCount = 0

  /// Some of those names, as text.
  public var oddNames: [String] = []

  /// Batches that could not be claimed when it was tried, for want of permission.
  public var unclaimableCount = 0

  /// Some of their names, as text.
  public var unclaimableNames: [String] = []

  /// Files that somebody has open for writing; they wait until he closes them.
  public var beingWrittenCount = 0

  /// Source directories whose names cannot be read.
  public var unlistableSourceCount = 0

  /// Some of them, each with the reason, as text.
  public var unlistableSources: [String] = []

  /// Source directories that were not looked into this time, since there are too many; they take turns.
  public var crowdedOutSourceCount = 0

  /// Some of their names, as text.
  public var crowdedOutSources: [String] = []

  /// Directories in `incoming/` that are on another mount, from which nothing can be claimed.
  public var mountedSourceCount = 0

  /// Some of their names, as text.
  public var mountedSources: [String] = []
}
