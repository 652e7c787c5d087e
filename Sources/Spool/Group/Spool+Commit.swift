internal import Bytes
internal import FileSystem

/// The parts of a commit besides its batches and their output.
public struct Attachments: Sendable {
  /// Bytes for the journal.
  public var annexes: [Annex]

  /// Lines that belong to no batch, such as a sum of counters; published with this very commit.
  public var output: [(queue: Queue, lines: [UInt8])]

  /// Puts attachments together.
  public init(annexes: [Annex] = [], output: [(queue: Queue, lines: [UInt8])] = []) {
    self.annexes = annexes
    self.output = output
  }

  /// True if there is neither an annex nor output.
  var isEmpty: Bool { annexes.isEmpty && output.isEmpty }
}

extension Spool {
  /// Closes the open group and opens the next one; the group that was before must have ended.
  ///
  /// Without batches and attachments nothing happens. Batches that are claimed and not finished stay
  /// for the next group.
  ///
  /// - Parameters:
  ///   - attachments: What is committed with the batches.
  ///   - now: The time, in milliseconds of the epoch.
  /// - Returns: The group to run and to end; nil where there is nothing to commit.
  /// - Throws: `SpoolError` where the spool cannot be used, or the groups can only be abandoned.
  public func beginCommit(
    _ attachments: Attachments = Attachments(), now: Int64
  ) throws(SpoolError) -> GroupInCommit? {
    precondition(inCommit == nil && unfinished == nil, "a group is committed before the last one")
    try checkUsable()
    guard group.finishedCount > 0 || !attachments.isEmpty else { return nil }
    for (queue, lines) in attachments.output {
      try lines.withByteView { (view) throws(SpoolError) in
        try append(queue, view, isOfBatch: false)
      }
    }
    steadyTime.advance(toClock: now)
    let (closed, next) = group.close()
    let started = GroupInCommit(
      closed, annexes: attachments.annexes, timeMilliseconds: now,
      steadyMilliseconds: steadyTime.milliseconds, of: self)
    group = next
    inCommit = started
    return started
  }

  /// Takes in what came of running a group.
  ///
  /// - Parameter ended: What ``beginCommit(_:now:)`` returned, run.
  /// - Throws: `SpoolError.file` before its commit, when it and the open group can only be
  ///   abandoned; `.unfinished` after it; `.poisoned` where nobody knows.
  public func endCommit(_ ended: GroupInCommit) throws(SpoolError) {
    precondition(ended === inCommit, "another group is in commit")
    inCommit = nil
    incidents += ended.takeIncidents()
    switch ended.stage {
    case .prepared:
      // The batches of the open group come after these, so they go the same way.
      group.prepend(ended.batches)
      group.unsynced.formUnion(ended.unsynced)
      failedPaths = ended.files.map(\.path)
    case .committed, .released:
      for batch in ended.batches where batch.disposition == .decided {
        claimedIdentities.remove(batch.identity)
      }
      for entry in ended.record.identityEntries { identities.insert(entry) }
      if ended.stage == .committed { unfinished = ended }
    }
    guard let failure = ended.failure else { return }
    if case .unfinished = failure { throw failure }
    throw remember(failure)
  }

  /// Publishes and releases what is committed and not yet so; does nothing otherwise.
  ///
  /// ``claim(now:)`` begins with this by itself.
  ///
  /// - Throws: `SpoolError.unfinished` to be called again later, `.poisoned` where a sync failed.
  public func finishPublication() throws(SpoolError) {
    if let poison { throw .poisoned(poison) }
    guard let ended = unfinished else { return }
    ended.run()
    incidents += ended.takeIncidents()
    if ended.stage == .released { unfinished = nil }
    guard let failure = ended.failure else { return }
    if case .unfinished = failure { throw failure }
    throw remember(failure)
  }
}
