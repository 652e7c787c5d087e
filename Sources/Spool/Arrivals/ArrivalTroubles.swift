internal import Bytes
internal import FileSystem

/// The things that wait and cannot be claimed, counted anew by each rescan.
struct ArrivalTroubles {
  /// How many there are, and a few of their names.
  struct Named {
    var count = 0
    var names: [String] = []

    mutating func add(_ name: @autoclosure () -> String) {
      count += 1
      if names.count < Limits.oddNamesShownMax { names.append(name()) }
    }
  }

  /// Files that rest, or that somebody has open.
  var unsettledCount = 0
  var beingWrittenCount = 0
  /// When the first of those can be claimed.
  var settledAtMilliseconds: Int64?

  /// Names that are no batches.
  var odd = Named()
  /// Directories that were mounted in `incoming/` since the start: nothing is claimed from them.
  var mounted = Named()
  /// Directories whose names cannot be read.
  var unlistable = Named()
  /// Directories that were not looked into, since there are too many.
  var crowdedOut = Named()

  /// Batches that cannot be claimed; they still wait.
  var unclaimable = Named()
  var unclaimableByteCount: Int64 = 0
  var oldestUnclaimableNanoseconds: Int64?

  /// Counts a batch that cannot be claimed.
  mutating func addUnclaimable(_ name: BatchName, _ entry: WaitingBatches.Entry?) {
    unclaimable.add(name.file)
    guard let entry else { return }
    unclaimableByteCount += entry.byteCount
    oldestUnclaimableNanoseconds = min(
      oldestUnclaimableNanoseconds ?? .max, entry.modifiedNanoseconds)
  }

  /// Counts a file that is to be left alone until a time.
  mutating func addUnsettled(until end: Int64, isBeingWritten: Bool) {
    unsettledCount += 1
    if isBeingWritten { beingWrittenCount += 1 }
    settledAtMilliseconds = min(settledAtMilliseconds ?? end, end)
  }

  /// Counts a source that cannot be listed, with the reason.
  mutating func addUnlistable(_ source: [UInt8], _ error: FileError, _ status: FileStatus?) {
    unlistable.add(
      BatchName(source: source, name: []).source
        + " (\(error.errno)\(status.map { ", \($0.ownerAndMode)" } ?? ""))")
  }

  /// Puts all into the summary.
  func fill(_ summary: inout WaitingSummary) {
    summary.batchCount += unclaimable.count
    summary.byteCount += unclaimableByteCount
    if let oldest = oldestUnclaimableNanoseconds.map({ $0 / 1_000_000 }) {
      summary.oldestModifiedMilliseconds = min(
        summary.oldestModifiedMilliseconds ?? oldest, oldest)
    }
    summary.unsettledCount = unsettledCount
    summary.beingWrittenCount = beingWrittenCount
    summary.settledAtMilliseconds = settledAtMilliseconds
    (summary.oddNameCount, summary.oddNames) = (odd.count, odd.names)
    (summary.unclaimableCount, summary.unclaimableNames) = (unclaimable.count, unclaimable.names)
    (summary.mountedSourceCount, summary.mountedSources) = (mounted.count, mounted.names)
    (summary.unlistableSourceCount, summary.unlistableSources) = (
      unlistable.count, unlistable.names
    )
    (summary.crowdedOutSourceCount, summary.crowdedOutSources) = (
      crowdedOut.count, crowdedOut.names
    )
  }
}

extension FileStatus {
  /// Who owns the file and who may use it, as text.
  var ownerAndMode: String { "owner \(owner), group \(group), mode \(modeText)" }

  /// The permission bits in four octal digits.
  var modeText: String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
