internal import Bytes
internal import Digests
internal import FileSystem

/// The commit journal, and all that follows from it.
///
/// Loading changes nothing; ``repair()`` does what loading found to be due. After that it belongs to
/// whoever runs the commit of a group.
final class Journal {
  /// The version of the format of segments and checkpoints, as a digit in their first bytes.
  static let formatVersion = UInt8(ascii: "2")

  /// A tail that is to be cut off.
  struct TornTail {
    var file: FilePath
    var range: Range<Int>
  }

  /// A checkpoint on the disk.
  struct KeptCheckpoint {
    var segment: UInt64
    var identityCount: Int
    var youngestMilliseconds: Int64
  }

  let layout: SpoolLayout
  let calls: SystemCalls
  let options: SpoolOptions

  /// The segment that is appended to.
  var segment: Segment
  /// The number of the next record.
  var nextRecord: UInt64
  /// The last group that was committed.
  var lastGroup: UInt64 = 0
  /// The last sequence number that was committed: all up to it are.
  var lastSequence: UInt64 = 0
  /// The clock and the steady time of the last commit; nil for none.
  var lastTimes: (clock: Int64, steady: Int64)?
  /// The last commit, if no DONE follows it.
  var unfinished: CommitRecord?
  /// The annexes of the commits that are kept.
  var annexes = KeptAnnexes()
  /// The batches decided, as loading found them; the spool takes them over.
  var loadedIdentities: IdentityTable
  /// The batches decided since the last checkpoint.
  var identitiesSinceCheckpoint: [IdentityTable.Entry] = []
  /// The checkpoints on the disk, oldest first.
  var checkpoints: [KeptCheckpoint] = []
  /// A full segment whose checkpoint is not written yet.
  var segmentWithoutCheckpoint: UInt64?
  var tornTail: TornTail?
  /// Files in `state/` that are of no more use.
  var leftovers: [FilePath] = []

  init(
    layout: SpoolLayout, calls: SystemCalls, options: SpoolOptions, segment: consuming Segment,
    nextRecord: UInt64
  ) {
    self.layout = layout
    self.calls = calls
    self.options = options
    self.segment = segment
    self.nextRecord = nextRecord
    loadedIdentities = IdentityTable(
      countMax: options.identityCountMax, horizonMilliseconds: options.horizonMilliseconds)
  }

  /// Appends a commit and syncs it: once this returns, the group is committed.
  ///
  /// - Parameter record: What is committed.
  /// - Throws: `SpoolError.file` where nothing was written, `.poisoned` where that is not known.
  func append(_ record: CommitRecord) throws(SpoolError) {
    var content = ByteBuffer(capacity: 4_096)
    record.encode(into: &content)
    precondition(
      content.count <= Limits.journalRecordByteCountMax, "a group is too large for the journal")
    var frame = ByteBuffer(capacity: content.count + 64)
    if segmentWithoutCheckpoint != nil { try writeCheckpoint(now: record.steadyMilliseconds) }
    let needed = JournalFrame.headerByteCount + content.count + 8 + JournalFrame.doneByteCount
    if segment.offset + needed > segment.byteCount {
      try rotate(neededByteCount: needed)
      try writeCheckpoint(now: record.steadyMilliseconds)
    }
    JournalFrame.encode(.commit, number: nextRecord, content: content.view, into: &frame)
    do {
      try segment.write(frame.view, at: segment.offset)
      try segment.file.syncData()
    } catch { throw .poisoned(error) }
    segment.offset += frame.count
    nextRecord += 1
    take(record)
    identitiesSinceCheckpoint += record.identityEntries
  }

  /// Sees to it that a commit is read by the next start: that the file has its name, and so has the
  /// lock.
  ///
  /// - Parameter lock: The lock of the spool.
  /// - Throws: `SpoolError.poisoned` where somebody has taken `state/` or a part of it away.
  func checkPresence(lock: StateFile) throws(SpoolError) {
    do throws(FileError) {
      for file in [lock, try StateFile(segment.file)] {
        guard let status = try calls.status(of: file.path), status.isSameFile(as: file.status)
        else { throw FileError(operation: .lstat, path: file.path, errno: .noSuchFile) }
      }
    } catch { throw .poisoned(error) }
  }

  /// Notes that a group is published and released; not synced, for a restart can do without.
  func appendDone(group: UInt64) throws(SpoolError) {
    let frame = JournalFrame.done(group: group, number: nextRecord)
    do {
      try frame.withByteView { (bytes) throws(FileError) in
        try segment.write(bytes, at: segment.offset)
      }
    } catch { throw .poisoned(error) }
    segment.offset += frame.count
    nextRecord += 1
    unfinished = nil
  }

  /// Takes in what a commit says.
  func take(_ record: CommitRecord) {
    lastGroup = record.group
    unfinished = record
    lastTimes = (record.timeMilliseconds, record.steadyMilliseconds)
    annexes.take(record.annexes)
    for batch in record.batches { lastSequence = max(lastSequence, batch.sequence) }
  }

  /// The batches that were decided within the horizon, once; from here on the spool keeps them.
  func takeIdentities() -> IdentityTable {
    defer {
      loadedIdentities = IdentityTable(
        countMax: options.identityCountMax, horizonMilliseconds: options.horizonMilliseconds)
    }
    return loadedIdentities
  }
}

/// A file in `state/` that is open, and must keep its name.
struct StateFile: Sendable {
  var path: FilePath
  var status: FileStatus

  init(_ file: borrowing FileDescriptor) throws(FileError) {
    path = file.path
    status = try file.status()
  }
}
