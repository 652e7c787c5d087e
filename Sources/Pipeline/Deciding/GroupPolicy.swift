import Bytes
import Spool

/// When a group takes no more batches.
struct GroupPolicy {
  /// What the policy looks at.
  struct Size: Equatable {
    /// Batches that are claimed for the group, finished or not.
    var claimedCount = 0
    /// Batches among the finished ones that go to `corrupt/`.
    var corruptCount = 0
    /// Bytes of output.
    var byteCount = 0
  }

  /// Batches that share a commit.
  var batchCountMax = Limits.groupBatchCountMax
  /// Corrupt batches that share a commit.
  var corruptCountMax = Limits.groupCorruptCountMax
  /// Bytes of output that share a commit.
  var byteCountMax = Limits.groupByteCountMax

  /// The age at which a group is committed however little it holds, where commits cost nothing.
  static let shortestAgeMicroseconds: Int64 = 5_000
  /// The age at which it is committed however long commits take.
  static let longestAgeMicroseconds: Int64 = 500_000

  /// Takes the bounds from the options of the spool.
  init(_ options: SpoolOptions) {
    batchCountMax = options.groupBatchCountMax
    byteCountMax = options.groupByteCountMax
  }

  /// True if no batch may join the group any more.
  func isFull(_ size: Size) -> Bool {
    size.claimedCount >= batchCountMax || size.corruptCount >= corruptCountMax
      || size.byteCount >= byteCountMax
  }

  /// True if the group should be committed although more waits.
  ///
  /// It is as old as the last commit took, within bounds: so a slow disk is not asked for more than
  /// it can do, and a fast one is not waited for.
  ///
  /// - Parameters:
  ///   - ageMicroseconds: How long ago its first batch was finished.
  ///   - lastCommitMicroseconds: How long the last commit took.
  /// - Returns: Whether the group is worth a commit.
  func isOld(ageMicroseconds: Int64, lastCommitMicroseconds: Int64) -> Bool {
    let worth = max(
      GroupPolicy.shortestAgeMicroseconds,
      min(lastCommitMicroseconds, GroupPolicy.longestAgeMicroseconds))
    return ageMicroseconds >= worth
  }
}
