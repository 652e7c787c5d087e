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
    do { try writeDeaths() } catch { throw .file(error) }
    if again.isEmpty { try claimWaiting(now: now) }
    guard let next = again.last else { return nil }
    let reader = BatchReader(calls: calls, options: options)
    let reading =
      next.name.isTooLong
      ? .corrupt(.nameTooLong, byteCount: 0)
      : try reader.read(
        layout.claimed(next.name, sequence: next.sequence), name: next.name)
    again.removeLast()
    switch reading {
    case .corrupt(let reason, let byteCount):
      join(next, .corrupt(reason), byteCount: UInt64(byteCount), digest: BatchBytes.emptyDigest)
      return .corrupt(next.name, reason)
    case .whole(let bytes):
      return take(next, bytes, now: now)
    }
  }

  /// Tells a repeat from a batch to decide.
  private func take(_ next: ActiveBatch, _ bytes: BatchBytes, now: Int64) -> Claim {
    let digest = bytes.view.digest
    let batch = CommitRecord.Batch(
      sequence: next.sequence, disposition: .decided, byteCount: UInt64(bytes.view.count),
      digest: digest, name: next.name)
    let identity = batch.identity
    if claimedIdentities.contains(identity) || identities.contains(identity, now: now) {
      join(next, .repeated, byteCount: batch.byteCount, digest: digest)
      return .repeated(next.name)
    }
    claimedIdentities.insert(identity)
    claimed.append(ClaimedEntry(batch: batch, isFinished: false))
    return .batch(
      ClaimedBatch(
        sequence: next.sequence, batchName: next.name, digest: digest, bytes: bytes,
        deathCount: Int(deaths.counts[next.sequence] ?? 0)))
  }

  /// Lets a batch without output join the group.
  private func join(
    _ next: ActiveBatch, _ disposition: CommitRecord.Disposition, byteCount: UInt64,
    digest: Digest128
  ) {
    let batch = CommitRecord.Batch(
      sequence: next.sequence, disposition: disposition, byteCount: byteCount, digest: digest,
      name: next.name)
    claimed.append(ClaimedEntry(batch: batch, isFinished: true))
    countFinished()
  }

  /// Renames the next waiting batch into `active/`.
  private func claimWaiting(now: Int64) throws(SpoolError) {
    do {
      while let waiting = try arrivals.next(now: now) {
        if try claim(waiting) { return }
      }
    } catch { throw .file(error) }
  }

  /// Renames a batch into `active/`.
  ///
  /// - Parameter waiting: Where it came from and what it is called.
  /// - Returns: False where it is gone, or may not be renamed.
  /// - Throws: `FileError` of any other reason.
  private func claim(_ waiting: BatchName) throws(FileError) -> Bool {
    let kept = Spool.shortened(waiting)
    let target = layout.claimed(kept, sequence: nextSequence)
    if !kept.sourceBytes.isEmpty,
      try calls.makeDirectory(target.directory, mode: 0o700)
    {
      unsynced.hasNewDirectories = true
    }
    if kept != waiting {
      // The rename below would be the end of the name, and its producer must find it in `corrupt/`.
      try calls.writeAtomically(
        layout.originalName(of: nextSequence), waiting.nameBytes, mode: 0o600, durable: true)
    }
    do {
      try calls.renameFileExclusively(layout.waiting(waiting), to: target)
    } catch {
      switch error.errno {
      case .noSuchFile, .notDirectory: return false
      case .accessDenied, .notPermitted, .crossesMounts:
        arrivals.noteUnclaimable(waiting)
        return false
      default: throw error
      }
    }
    unsynced.sources.insert(kept.sourceBytes)
    again = [ActiveBatch(sequence: nextSequence, name: kept)]
    nextSequence += 1
    return true
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
