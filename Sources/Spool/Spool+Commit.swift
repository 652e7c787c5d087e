public import Bytes
internal import FileSystem

extension Spool {
  /// Commits the finished batches with their output, publishes and releases them.
  ///
  /// Without batches, counters and a counters file nothing happens. Batches that are claimed and
  /// not finished stay for the next group.
  ///
  /// - Parameters:
  ///   - counters: What this group adds to the counters; kept in the journal, opaque.
  ///   - countersFile: The sum of the counters of every commit since the last such file, this one
  ///     included; published in the counters queue with this very commit.
  ///   - now: The time, in milliseconds of the epoch.
  /// - Throws: `SpoolError.file` before the commit, when the group can only be abandoned;
  ///   `.unfinished` after it; `.poisoned` where nobody knows.
  public func commit(
    counters: ByteView, countersFile: ByteView?, now: Int64
  ) throws(SpoolError) {
    precondition(!isInsideBatch, "a group is committed in the middle of a batch")
    try checkUsable()
    try finishPublication()
    let count = finishedCount
    guard count > 0 || !counters.isEmpty || countersFile != nil else { return }
    do {
      if let countersFile {
        do { try write(.counters, countersFile) } catch { throw SpoolError.file(error) }
      }
      let record = CommitRecord(
        group: group, timeMilliseconds: now, publishesCounters: countersFile != nil,
        outputs: try closePrepared(), batches: claimed.prefix(count).map(\.batch),
        counters: counters.array)
      try journal.append(record)
      unfinished = record
    } catch let error as SpoolError {
      throw remember(error)
    } catch {
      preconditionFailure("a commit throws spool errors only")
    }
    for entry in claimed.prefix(count) where entry.batch.disposition == .decided {
      claimedIdentities.remove(entry.batch.identity)
    }
    claimed.removeFirst(count)
    beginGroup()
    try finishPublication()
  }

  /// Makes everything durable that a commit will rest on.
  private func closePrepared() throws(SpoolError) -> [CommitRecord.Output] {
    var outputs: [CommitRecord.Output] = []
    do {
      for file in prepared { outputs.append(try file.close()) }
    } catch { throw .file(error) }
    if !prepared.isEmpty { try sync(layout.prepared) }
    if hasUnsyncedSourceDirectories {
      try sync(layout.active)
      hasUnsyncedSourceDirectories = false
    }
    for source in unsyncedSources {
      try sync(SpoolLayout.directory(layout.active, source: source))
      try sync(
        SpoolLayout.directory(layout.incoming, source: source), mayBeGone: !source.isEmpty)
    }
    unsyncedSources = []
    return outputs
  }

  /// Syncs a directory; a failure leaves nobody knowing what names the disk holds.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - mayBeGone: Whether a producer may have removed it.
  /// - Throws: `SpoolError.file` where it could not be opened, `.poisoned` where not synced.
  private func sync(_ directory: FilePath, mayBeGone: Bool = false) throws(SpoolError) {
    do { try calls.syncDirectory(directory) } catch {
      if error.operation == .fsync { throw .poisoned(error) }
      if mayBeGone, error.errno == .noSuchFile { return }
      throw .file(error)
    }
  }
}
