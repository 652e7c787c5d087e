internal import FileSystem

/// A group that takes no more batches, on its way to the disk (docs/SPOOL.md, steps 3 to 6).
///
/// ``Spool/beginCommit(_:now:)`` makes it, one thread calls ``run()``, and
/// ``Spool/endCommit(_:)`` takes in what came of it. In between the spool may claim, append and
/// finish in its own thread: it shares with this object nothing that changes. Only one such object
/// exists at a time.
public final class GroupInCommit {
  /// How far it is.
  enum Stage {
    case prepared
    /// The journal has it; it is not published and released in full.
    case committed
    case released
  }

  let context: Context
  let files: [PreparedFile]
  let unsynced: UnsyncedDirectories
  private(set) var record: CommitRecord
  private(set) var stage: Stage

  /// The incidents that are not told yet.
  var incidents: [SpoolIncident] = []
  /// The outputs that have their name in their queue, as this object has seen.
  var published: Set<UInt8> = []

  /// Why ``run()`` went no further.
  private(set) var failure: SpoolError?

  /// A group that is to be committed.
  init(
    _ closed: ClosedGroup, annexes: [Annex], timeMilliseconds: Int64, steadyMilliseconds: Int64,
    of spool: Spool
  ) {
    context = Context(of: spool)
    record = CommitRecord(
      group: closed.number, timeMilliseconds: timeMilliseconds,
      steadyMilliseconds: steadyMilliseconds, outputs: [], batches: closed.batches,
      annexes: annexes)
    files = closed.files
    unsynced = closed.unsynced
    stage = .prepared
  }

  /// A group that a former run committed and did not publish and release in full.
  init(_ committed: CommitRecord, of spool: Spool) {
    context = Context(of: spool)
    record = committed
    files = []
    unsynced = UnsyncedDirectories()
    stage = .committed
  }

  /// The parts of its spool that a group needs; they do not change while both work.
  struct Context {
    let layout: SpoolLayout
    let calls: SystemCalls
    let identifier: String
    let journal: Journal
    let reader: BatchReader
    let lockFile: StateFile
    let disposal: ReleasedBatches
    let queues: QueueTable

    init(of spool: Spool) {
      layout = spool.layout
      calls = spool.calls
      identifier = spool.identifier
      journal = spool.journal
      reader = BatchReader(calls: spool.calls, options: spool.options)
      lockFile = spool.lockFile
      disposal = spool.options.releasedBatches
      queues = spool.queues
    }
  }

  /// The queue of an output; a record with a number that no queue has is refused at the start.
  func queue(of output: CommitRecord.Output) -> Queue {
    guard let queue = context.queues.queue(output.queue) else {
      preconditionFailure("a group has output for a queue that the spool does not have")
    }
    return queue
  }

  var layout: SpoolLayout { context.layout }
  var calls: SystemCalls { context.calls }
  var journal: Journal { context.journal }

  /// Takes out what was dealt with since the last call.
  func takeIncidents() -> [SpoolIncident] {
    defer { incidents.removeAll() }
    return incidents
  }

  /// The number of the group.
  var number: UInt64 { record.group }

  /// The batches in it.
  var batches: [CommitRecord.Batch] { record.batches }

  /// Commits, publishes and releases the group, or goes on where it went no further.
  ///
  /// ``Spool/endCommit(_:)`` tells what went wrong.
  public func run() {
    failure = nil
    do throws(SpoolError) {
      if stage == .prepared {
        record.outputs = try closePrepared()
        try journal.append(record)
        try journal.checkPresence(lock: context.lockFile)
        stage = .committed
      }
      if stage == .committed {
        try finishPublication()
        stage = .released
      }
    } catch { failure = error }
  }

  /// Makes everything durable that a commit will rest on.
  private func closePrepared() throws(SpoolError) -> [CommitRecord.Output] {
    var outputs: [CommitRecord.Output] = []
    do {
      for file in files { outputs.append(try file.close()) }
    } catch { throw .file(error) }
    if !files.isEmpty { try sync(layout.prepared) }
    if unsynced.hasNewDirectories { try sync(layout.active) }
    for source in unsynced.sources {
      // An operator may have removed the one and a producer the other.
      try sync(SpoolLayout.directory(layout.active, source: source), mayBeGone: true)
      try sync(SpoolLayout.directory(layout.incoming, source: source), mayBeGone: !source.isEmpty)
    }
    return outputs
  }

  /// Syncs a directory; a failure leaves nobody knowing what names the disk holds.
  ///
  /// - Parameters:
  ///   - path: The directory; what a producer put in its place is not opened.
  ///   - mayBeGone: Whether somebody may have removed it.
  /// - Throws: `SpoolError.file` where it could not be opened, `.poisoned` where not synced.
  private func sync(_ path: FilePath, mayBeGone: Bool = false) throws(SpoolError) {
    do { try Directory(path, calls: calls).sync() } catch {
      if error.operation == .fsync { throw .poisoned(error) }
      let isGone = [.noSuchFile, .notDirectory, .symbolicLink, .accessDenied].contains(error.errno)
      if mayBeGone, isGone { return }
      throw .file(error)
    }
  }
}
