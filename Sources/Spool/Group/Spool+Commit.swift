public import Bytes
internal import FileSystem

extension Spool {
  /// Commits the finished batches with their output, publishes and releases them, in this thread.
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
    try checkUsable()
    try finishPublication()
    let group = try beginCommit(counters: counters, countersFile: countersFile, now: now)
    guard let group else { return }
    group.run()
    try endCommit(group)
  }

  /// Closes the open group and opens the next one; the group that was before must have ended.
  ///
  /// - Parameters:
  ///   - counters: As for ``commit(counters:countersFile:now:)``.
  ///   - countersFile: The same.
  ///   - now: The same.
  /// - Returns: The group to run and to end; nil where there is nothing to commit.
  /// - Throws: `SpoolError` where the spool cannot be used, or the groups can only be abandoned.
  public func beginCommit(
    counters: ByteView, countersFile: ByteView?, now: Int64
  ) throws(SpoolError) -> GroupInCommit? {
    precondition(!isInsideBatch, "a group is committed in the middle of a batch")
    precondition(inCommit == nil && unfinished == nil, "a group is committed before the last one")
    try checkUsable()
    let count = finishedCount
    guard count > 0 || !counters.isEmpty || countersFile != nil else { return nil }
    if let countersFile {
      do { try write(.counters, countersFile) } catch { throw remember(.file(error)) }
    }
    steadyTime.advance(toClock: now)
    let record = CommitRecord(
      group: group, timeMilliseconds: now, steadyMilliseconds: steadyTime.milliseconds,
      publishesCounters: countersFile != nil, outputs: [],
      batches: claimed.prefix(count).map(\.batch), counters: counters.array)
    let closed = GroupInCommit(record, files: prepared, unsynced: unsynced, of: self)
    claimed.removeFirst(count)
    finishedCount = 0
    countFinished()
    unsynced = UnsyncedDirectories()
    inCommit = closed
    beginGroup()
    return closed
  }

  /// Takes in what came of running a group.
  ///
  /// - Parameter group: What ``beginCommit(counters:countersFile:now:)`` returned, run.
  /// - Throws: `SpoolError.file` before its commit, when it and the open group can only be
  ///   abandoned; `.unfinished` after it; `.poisoned` where nobody knows.
  public func endCommit(_ group: GroupInCommit) throws(SpoolError) {
    precondition(group === inCommit, "another group is in commit")
    inCommit = nil
    incidents += group.takeIncidents()
    switch group.stage {
    case .prepared:
      // The batches of the open group come after these, so they go the same way.
      claimed.insert(
        contentsOf: group.batches.map { ClaimedEntry(batch: $0, isFinished: true) }, at: 0)
      finishedCount = 0
      countFinished()
      unsynced.formUnion(group.unsynced)
      failedPaths = group.files.map(\.path)
    case .committed, .released:
      for batch in group.batches where batch.disposition == .decided {
        claimedIdentities.remove(batch.identity)
      }
      for entry in group.record.identityEntries { identities.insert(entry) }
      if group.stage == .committed { unfinished = group }
    }
    guard let failure = group.failure else { return }
    if case .unfinished = failure { throw failure }
    throw remember(failure)
  }

  /// Publishes and releases what is committed and not yet so; does nothing otherwise.
  ///
  /// ``claim(now:)`` and ``commit(counters:countersFile:now:)`` begin with this by themselves.
  ///
  /// - Throws: `SpoolError.unfinished` to be called again later, `.poisoned` where a sync failed.
  public func finishPublication() throws(SpoolError) {
    if let poison { throw .poisoned(poison) }
    guard let group = unfinished else { return }
    group.run()
    incidents += group.takeIncidents()
    if group.stage == .released { unfinished = nil }
    guard let failure = group.failure else { return }
    if case .unfinished = failure { throw failure }
    throw remember(failure)
  }
}
