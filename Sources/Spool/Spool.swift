// Spool: both ends of the pipe, and the one order of operations that makes it safe.
//
// Touches: the spool directory, through FileSystem. No clock, no log, no thread; it knows nothing
//   of records.
// Hostile: names in `incoming/` and `queue/` are bytes from outside; contents are opaque.
// Fails: `SpoolError`; a batch that cannot be read as a whole is a value, and goes to `corrupt/`.

internal import Digests
internal import FileSystem

/// A spool directory: batches in, decisions out, each exactly once.
///
/// The protocol and the table of states stand in docs/SPOOL.md. One thread calls at a time; time
/// comes in as `now`, in milliseconds of the epoch.
///
/// A caller claims batches, appends the output of each in the order of claims and says that it is
/// finished, and commits when the group is large enough or nothing waits. After
/// ``SpoolError/file(_:)`` it abandons the group and goes on later. While another thread runs a
/// ``GroupInCommit``, the caller goes on with the next group.
public final class Spool {
  /// A batch in `active/` that is to be read, perhaps again.
  struct ActiveBatch {
    var sequence: UInt64
    var name: BatchName
  }

  let layout: SpoolLayout
  let calls: SystemCalls
  let options: SpoolOptions
  let queues: QueueTable
  let journal: Journal
  let arrivals: Arrivals
  private let lock: FileDescriptor
  /// The lock as it was taken: whoever removes it lets a second daemon in.
  let lockFile: StateFile

  /// Eight random bytes in hexadecimal, with which the names of published files begin.
  public let identifier: String

  /// The report of opening.
  public internal(set) var recovery = Recovery()

  var nextSequence: UInt64 = 1
  /// Batches in `active/` that come before new ones, the last first.
  var toRedecide: [ActiveBatch] = []
  /// The identities of the batches of the open group that are to be decided, and of those in commit.
  var claimedIdentities: Set<Digest128> = []
  /// The batches that were decided within the horizon.
  var identities: IdentityTable

  /// The group that takes batches.
  var group = OpenGroup(number: 1)
  /// The group that takes no more batches and whose end is not told yet.
  var inCommit: GroupInCommit?
  /// A group that is committed and not yet published and released in full.
  var unfinished: GroupInCommit?
  /// How often a batch in `active/` could not be read, by sequence number.
  var failureCounts: [UInt64: Int] = [:]
  /// Claims since the events of inotify were read.
  var claimsSinceEvents = 0
  /// The time by which repeats are forgotten.
  var steadyTime: SteadyTime
  /// How often the process died with the batches in hand.
  var deaths = DeathCounts()
  /// True if those changes are not on the disk yet.
  var mustWriteDeaths = false
  /// The incidents that are not told yet.
  var incidents: [SpoolIncident] = []
  /// The prepared files of a group that failed before its commit.
  var failedPaths: [FilePath] = []
  /// Why nothing can be done any more.
  var poison: FileError?

  /// The state that opening has found and taken.
  struct Parts: ~Copyable {
    let layout: SpoolLayout
    let identifier: String
    let journal: Journal
    let arrivals: Arrivals
    let lock: FileDescriptor
    let lockFile: StateFile
  }

  init(_ parts: consuming Parts, queues: QueueTable, now: Int64) {
    let journal = parts.journal
    lockFile = parts.lockFile
    self.queues = queues
    steadyTime = SteadyTime(
      milliseconds: journal.lastTimes?.steady ?? now,
      clockMilliseconds: journal.lastTimes?.clock ?? now)
    layout = parts.layout
    identifier = parts.identifier
    self.journal = journal
    arrivals = parts.arrivals
    calls = journal.calls
    options = journal.options
    identities = journal.takeIdentities()
    lock = parts.lock
  }

  /// The inotify descriptor, for `poll`: readable when ``readArrivals(now:)`` has something to do.
  public var arrivalDescriptor: Int32 { arrivals.descriptor }

  /// The batches that are known to wait.
  public var waiting: WaitingSummary {
    var summary = arrivals.summary
    summary.batchCount += toRedecide.count
    return summary
  }

  /// The batches that are claimed and not known to be committed, and their bytes, unpacked.
  public var inHand: (batchCount: Int, byteCount: UInt64) {
    let batches = (inCommit?.batches ?? []) + group.entries.map(\.batch)
    return (batches.count, batches.reduce(0) { $0 + $1.byteCount })
  }

  /// How many batches the open group has, finished or not.
  public var claimedCount: Int { group.entries.count }

  /// When the next file that is left alone can be claimed, in epoch milliseconds: the time for another.
  public var settledAtMilliseconds: Int64? { arrivals.troubles.settledAtMilliseconds }

  /// Takes in what inotify tells, and rescans by itself where that is not enough.
  ///
  /// An overflow, a lost watch and a new source directory make a rescan necessary.
  public func readArrivals(now: Int64) throws(SpoolError) {
    do { try arrivals.readEvents(now: now) } catch { throw .file(error) }
  }

  /// Looks at every name in `incoming/`: the safety net below ``readArrivals(now:)``.
  ///
  /// A file that is found only so must have been left alone for ``SpoolOptions/settleMilliseconds``.
  public func rescan(now: Int64) throws(SpoolError) {
    do { try arrivals.rescan(now: now) } catch { throw .file(error) }
  }

  /// How large the open group is: batches that are finished, and bytes of output.
  ///
  /// Commit when either reaches ``SpoolOptions/groupBatchCountMax`` or
  /// ``SpoolOptions/groupByteCountMax``.
  public var openGroup: (batchCount: Int, byteCount: Int) {
    (group.finishedCount, group.byteCount)
  }

  /// Stops where nothing can be done any more, or where the open group can only be abandoned.
  func checkUsable() throws(SpoolError) {
    if let poison { throw .poisoned(poison) }
    if let failure = group.failure { throw failure }
  }

  /// Remembers what an error means for later calls.
  func remember(_ error: SpoolError) -> SpoolError {
    switch error {
    case .poisoned(let cause): poison = cause
    default: group.failure = error
    }
    return error
  }
}
