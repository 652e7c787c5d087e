import Bytes
import Spool
import Stats

/// What the loop knows about the group that it has not committed yet.
struct GroupTally {
  /// What the group adds, save for what the settler still counts.
  var counters = Counters()
  /// Batches in the group, repeats and corrupt ones included.
  var batchCount = 0
  /// Batches among them that could not be read as a whole.
  var corruptCount = 0
  /// What the decided ones brought, by source.
  var sources = SourceTable()
  /// Bytes of the decided ones.
  var decidedByteCount: Int64 = 0
  /// When the files of the decided ones were written, in epoch milliseconds.
  var modifiedMilliseconds: [Int64] = []
  /// When the first batch joined, on the monotonic clock.
  var startedMicroseconds: Int64 = 0

  /// True if the group has no batch.
  var isEmpty: Bool { batchCount == 0 }

  /// Counts a batch by what became of it.
  mutating func count(_ outcome: BatchOutcome, nowMicroseconds: Int64) {
    if isEmpty { startedMicroseconds = nowMicroseconds }
    batchCount += 1
    if outcome == .corrupt { corruptCount += 1 }
    counters.add(1, to: .batches, outcome.rawValue)
  }

  /// Counts a batch that was decided.
  mutating func count(_ decided: BatchDecider.Decided, nowMilliseconds: Int64) {
    decidedByteCount += Int64(decided.batch.bytes.view.count)
    modifiedMilliseconds.append(decided.batch.modifiedMilliseconds)
    sources.add(
      SourceTable.Figures(
        recordCount: decided.lineCount - decided.rejectedCount,
        rejectedCount: decided.rejectedCount, lastBatchMilliseconds: nowMilliseconds),
      from: decided.batch.source)
  }

  /// Empties the group and keeps its memory.
  mutating func removeAll() {
    counters = Counters()
    batchCount = 0
    corruptCount = 0
    sources.removeAll()
    decidedByteCount = 0
    modifiedMilliseconds.removeAll(keepingCapacity: true)
  }
}

/// What the loop knows about the group in commit.
struct ClosedTally {
  var group: GroupTally
  /// True if this commit publishes the sum of the counters.
  var publishesCounters: Bool
  /// When its commit began, on the monotonic clock.
  var startedMicroseconds: Int64
}

/// What became of a batch; the raw value is its label in the counters.
enum BatchOutcome: String, CaseIterable, Sendable {
  case decided
  case repeated
  case corrupt
}
