internal import FileSystem

extension Journal {
  /// Goes on in a new segment, with room for a record at least.
  ///
  /// - Parameter neededByteCount: Bytes of the record, its frame and the DONE behind it.
  /// - Throws: `SpoolError.file` where the old segment stays in use, else `.poisoned`.
  func rotate(neededByteCount: Int) throws(SpoolError) {
    // The last DONE must be on the disk before a segment follows: a lost one is known by what follows it.
    do { try segment.file.syncData() } catch { throw .poisoned(error) }
    let number = segment.number
    do {
      segment = try Segment.create(
        in: layout.state, number: number + 1, firstRecord: nextRecord,
        byteCount: max(options.segmentByteCount, Segment.headerByteCount + neededByteCount),
        calls: calls)
    } catch {
      throw error.isDirectorySync(of: layout.state) ? .poisoned(error) : .file(error)
    }
    segmentWithoutCheckpoint = number
  }

  /// Writes the checkpoint of the full segment, and removes what it replaces.
  func writeCheckpoint(now: Int64) throws(SpoolError) {
    guard let number = segmentWithoutCheckpoint else { return }
    precondition(unfinished == nil, "a checkpoint is written while a group is unfinished")
    let checkpoint = Checkpoint(
      segment: number, lastRecord: nextRecord - 1, lastGroup: lastGroup,
      lastSequence: lastSequence, lastClockMilliseconds: lastTimes?.clock ?? 0,
      lastSteadyMilliseconds: lastTimes?.steady ?? 0, annexes: annexes.all,
      identities: identitiesSinceCheckpoint)
    do {
      try calls.writeAtomically(
        layout.state.appending(Checkpoint.name(number)), checkpoint.encoded(), mode: 0o600,
        durable: true)
    } catch {
      throw error.isDirectorySync(of: layout.state) ? .poisoned(error) : .file(error)
    }
    segmentWithoutCheckpoint = nil
    identitiesSinceCheckpoint = []
    checkpoints.append(
      KeptCheckpoint(
        segment: number, identityCount: checkpoint.identities.count,
        youngestMilliseconds: checkpoint.youngestMilliseconds))
    do {
      try calls.removeFile(layout.state.appending(Segment.name(number)))
      try removeOldCheckpoints(now: now)
    } catch { throw .file(error) }
  }

  /// Removes the oldest checkpoints that no identity is needed from; the newest stays.
  private func removeOldCheckpoints(now: Int64) throws(FileError) {
    while checkpoints.count > 1 {
      let youngerCount = checkpoints.dropFirst().reduce(0) { $0 + $1.identityCount }
      let isExpired =
        checkpoints[0].youngestMilliseconds < now - options.horizonMilliseconds
      guard isExpired || youngerCount >= options.identityCountMax else { return }
      try calls.removeFile(layout.state.appending(Checkpoint.name(checkpoints[0].segment)))
      checkpoints.removeFirst()
    }
  }
}

extension FileError {
  /// True if syncing a directory failed, after which nobody knows what names the disk holds.
  func isDirectorySync(of directory: FilePath) -> Bool {
    operation == .fsync && path == directory
  }
}
