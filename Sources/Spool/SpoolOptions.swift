internal import Bytes

/// How a spool behaves; the defaults are what docs/SPOOL.md says.
public struct SpoolOptions: Equatable, Sendable {
  /// How long a batch is remembered, so that the same one again is a repeat.
  public var horizonMilliseconds: Int64

  /// How many batches are remembered at most; beyond it the oldest are forgotten early.
  public var identityCountMax: Int

  /// Batches that may share a commit.
  public var groupBatchCountMax: Int

  /// Bytes of output that may share a commit.
  public var groupByteCountMax: Int

  /// Names of waiting batches that are held in memory.
  public var lookAheadNameCountMax: Int

  /// How long a file that did not appear by a rename must have been left alone: `settle-time`.
  public var settleMilliseconds: Int64

  /// How long a file that was renamed in must have been left alone: `hold-time`.
  ///
  /// Zero for producers that rename what is complete. With more, all files wait at least so long, and
  /// one whose producer writes on after the rename is not claimed before he is done.
  public var holdMilliseconds: Int64

  /// Bytes of one batch, as it lies there and unpacked.
  public var batchByteCountMax: Int

  /// How many times larger than itself a packed batch may become.
  public var compressionRatioMax: Int

  /// Bytes of one journal segment.
  public var segmentByteCount: Int

  /// The treatment of batches that are decided.
  public var releasedBatches = ReleasedBatches.remove

  /// The defaults.
  public init() {
    horizonMilliseconds = 7 * 24 * 3_600_000
    identityCountMax = Limits.identityCountMax
    groupBatchCountMax = Limits.groupBatchCountMax
    groupByteCountMax = Limits.groupByteCountMax
    lookAheadNameCountMax = Limits.lookAheadNameCountMax
    holdMilliseconds = 0
    settleMilliseconds = Limits.settleMilliseconds
    batchByteCountMax = Limits.batchByteCountMax
    compressionRatioMax = Limits.compressionRatioMax
    segmentByteCount = Limits.journalSegmentByteCount
  }
}
