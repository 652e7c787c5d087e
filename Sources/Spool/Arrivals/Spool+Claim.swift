internal import Bytes
internal import Digests
internal import FileSystem

extension Spool {
  /// Claims and reads the next batch.
  ///
  /// First come those to decide again, then the oldest that waits, in turn between sources.
  /// Several batches may be claimed before the first is finished.
  ///
  /// - Parameter now: The time, in milliseconds of the epoch.
  /// - Returns: The batch, or nil where nothing is known to wait.
  /// - Throws: `SpoolError`; what was claimed comes again at the next call.
  public func claim(now: Int64) throws(SpoolError) -> Claim? {
    try checkUsable()
    try finishPublication()
    steadyTime.advance(toClock: now)
    do { try writeDeaths() } catch { throw .file(error) }
    if toRedecide.isEmpty { try claimWaiting(now: now) }
    guard let next = toRedecide.last else { return nil }
    let reading = try read(next, now: now)
    toRedecide.removeLast()
    switch reading {
    case .corrupt(let reason, let byteCount, let errno):
      var batch = CommitRecord.Batch(
        sequence: next.sequence, disposition: .corrupt(reason), byteCount: UInt64(byteCount),
        digest: BatchBytes.emptyDigest, name: next.name)
      batch.errorCode = errno?.code ?? 0
      join(batch)
      return .corrupt(next.name, reason)
    case .whole(let bytes):
      return take(next, bytes)
    }
  }

  /// Tells a repeat from a batch to decide.
  private func take(_ next: ActiveBatch, _ bytes: BatchBytes) -> Claim {
    let digest = bytes.view.digest
    var batch = CommitRecord.Batch(
      sequence: next.sequence, disposition: .decided, byteCount: UInt64(bytes.view.count),
      digest: digest, name: next.name)
    batch.file = bytes.file
    let identity = batch.identity
    if claimedIdentities.contains(identity)
      || identities.contains(identity, now: steadyTime.milliseconds)
    {
      batch.disposition = .repeated
      join(batch)
      return .repeated(next.name)
    }
    claimedIdentities.insert(identity)
    group.append(batch, isFinished: false)
    return .batch(
      ClaimedBatch(
        sequence: next.sequence, batchName: next.name, digest: digest, bytes: bytes,
        deathCount: Int(deaths.counts[next.sequence] ?? 0)))
  }

  /// Lets a batch without output join the group.
  private func join(_ batch: CommitRecord.Batch) {
    group.append(batch, isFinished: true)
  }

  // MARK: Reading

  /// Reads a claimed batch; one that the system refuses again and again is corrupt, where others can
  /// be read.
  private func read(_ next: ActiveBatch, now: Int64) throws(SpoolError) -> BatchReader.Reading {
    if next.name.isTooLong { return .corrupt(.nameTooLong, byteCount: 0, nil) }
    let path = layout.claimed(next.name, sequence: next.sequence)
    let reader = BatchReader(calls: calls, options: options)
    do throws(SpoolError) {
      let reading = try reader.read(path, name: next.name)
      failureCounts[next.sequence] = nil
      if case .corrupt(.unreadable, _, let errno) = reading {
        tellUnreadable(
          next, FileError(operation: .open, path: path, errno: errno ?? .accessDenied))
      }
      return reading
    } catch {
      guard case .file(let cause) = error, !cause.errno.isShortage else { throw error }
      failureCounts[next.sequence, default: 0] += 1
      let count = failureCounts[next.sequence] ?? 0
      guard count >= Limits.batchFailureCountMax, try canReadAnother(now: now) else {
        throw error
      }
      failureCounts[next.sequence] = nil
      tellUnreadable(next, cause)
      return .corrupt(.unreadable, byteCount: 0, cause.errno)
    }
  }

  /// True if another batch can be read, so that the fault is with the one that comes next.
  ///
  /// Where none waits, nothing is held up, and the system gets its time.
  private func canReadAnother(now: Int64) throws(SpoolError) -> Bool {
    if toRedecide.count < 2 { try claimWaiting(now: now) }
    let reader = BatchReader(calls: calls, options: options)
    for other in toRedecide.dropLast().reversed().prefix(Limits.batchFailureCountMax)
    where !other.name.isTooLong {
      do throws(SpoolError) {
        _ = try reader.read(
          layout.claimed(other.name, sequence: other.sequence), name: other.name)
        return true
      } catch {
        guard case .file = error else { throw error }
      }
    }
    return false
  }

  private func tellUnreadable(_ batch: ActiveBatch, _ error: FileError) {
    let path = layout.claimed(batch.name, sequence: batch.sequence)
    // Who owns it is told where it can be seen.
    let status = try? calls.lstat(path)
    incidents.append(
      .unreadable(batch.name, error, owner: status?.owner, mode: status?.mode))
  }

  // MARK: Claiming

  /// Renames the next waiting batch into `active/`, if there is one.
  private func claimWaiting(now: Int64) throws(SpoolError) {
    do throws(FileError) {
      claimsSinceEvents += 1
      if claimsSinceEvents >= Limits.claimsBetweenEventsMax {
        claimsSinceEvents = 0
        try arrivals.readEvents(now: now)
      }
      while let waiting = try arrivals.next(now: now), try !claimOrPutBack(waiting) {}
    } catch { throw .file(error) }
  }

  /// Renames a batch into `active/`; where the system refuses, it still waits, and the trouble is not
  /// over until it is claimed.
  private func claimOrPutBack(_ waiting: BatchName) throws(FileError) -> Bool {
    do {
      guard try claim(waiting) else { return false }
      arrivals.noticeClaim(of: waiting)
      return true
    } catch {
      arrivals.putBack(waiting)
      throw error
    }
  }

  /// Renames a batch into `active/`, by way of its directory as it is now.
  ///
  /// - Parameter waiting: Where it came from and what it is called.
  /// - Returns: False where it is gone, or may not be renamed, or was swapped for another file.
  /// - Throws: `FileError` of any other reason.
  private func claim(_ waiting: BatchName) throws(FileError) -> Bool {
    let opened: (directory: Directory, status: FileStatus)?
    do {
      opened = try look(at: waiting)
    } catch {
      guard !waiting.sourceBytes.isEmpty, !error.errno.isShortage else { throw error }
      arrivals.noticeUnclaimable(waiting)
      return false
    }
    guard let (directory, status) = opened else { return false }
    let kept = Spool.shortened(waiting)
    let target = layout.claimed(kept, sequence: nextSequence)
    try makeActive(source: kept.sourceBytes)
    if kept != waiting {
      // The rename below would be the end of the name, and its producer must find it in `corrupt/`.
      try calls.writeAtomically(
        layout.originalName(of: nextSequence), waiting.nameBytes, mode: 0o600, durable: true)
    }
    do {
      try directory.renameOut(waiting.nameBytes, to: target)
    } catch {
      switch error.errno {
      case .noSuchFile, .notDirectory:
        // Either side may be gone: the file, or the directory that is to take it.
        guard try directory.status(of: waiting.nameBytes) != nil else { return false }
        try layout.makeAgain(target.directory, calls)
        throw error
      case .accessDenied, .notPermitted, .crossesMounts:
        arrivals.noticeUnclaimable(waiting)
        return false
      default: throw error
      }
    }
    group.unsynced.sources.insert(kept.sourceBytes)
    toRedecide.insert(ActiveBatch(sequence: nextSequence, name: kept), at: 0)
    nextSequence += 1
    return try keepsWhatWasLookedAt(target, status, giveBackTo: directory, as: waiting)
  }

  /// The directory in which a batch waits, and the batch in it; nil where it is gone or no file.
  private func look(
    at waiting: BatchName
  ) throws(FileError) -> (directory: Directory, status: FileStatus)? {
    do {
      let directory = try arrivals.directory(of: waiting.sourceBytes)
      let status = try directory.status(of: waiting.nameBytes)
      guard let status, status.kind == .regular else { return nil }
      return (directory, status)
    } catch {
      guard !waiting.sourceBytes.isEmpty,
        [.noSuchFile, .notDirectory, .symbolicLink].contains(error.errno)
      else { throw error }
      return nil
    }
  }

  /// Makes the directory of a source in `active/`, and `active/` itself where somebody removed it.
  private func makeActive(source: [UInt8]) throws(FileError) {
    if try calls.status(of: layout.active) == nil {
      try layout.makeAgain(layout.active, calls)
      incidents.append(.directoryMade(layout.active))
    }
    guard !source.isEmpty else { return }
    let directory = SpoolLayout.directory(layout.active, source: source)
    if try calls.makeDirectory(directory, mode: 0o700) { group.unsynced.hasNewDirectories = true }
  }

  /// Gives a batch back where another file took its name between the look and the rename.
  ///
  /// - Returns: Whether the batch stays claimed; a file that cannot be given back does.
  private func keepsWhatWasLookedAt(
    _ target: FilePath, _ status: FileStatus, giveBackTo directory: Directory, as waiting: BatchName
  ) throws(FileError) -> Bool {
    // Where even this look fails, the file is in `active/` and is read like any other.
    let claimed = try? calls.lstat(target)
    guard let claimed, !claimed.isSameFile(as: status) else { return true }
    do throws(FileError) {
      try directory.renameIn(target, as: waiting.nameBytes)
    } catch {
      // The name is taken again, or its directory is closed: the file is here now.
      return true
    }
    toRedecide.removeFirst()
    return false
  }

  /// The name that a batch keeps in `active/`: its own, or one made of the hash of a too long one.
  private static func shortened(_ name: BatchName) -> BatchName {
    guard name.nameBytes.count > Limits.batchNameByteCountMax else { return name }
    let digest = name.nameBytes.withByteView { $0.digest }
    let short = "long-name-" + digest.hexadecimal + SpoolLayout.tooLongSuffix
    return BatchName(source: name.sourceBytes, name: Array(short.utf8))
  }
}

extension BatchBytes {
  /// The digest of no bytes, which stands for a batch that could not be read.
  static var emptyDigest: Digest128 { ByteView.empty.digest }
}
