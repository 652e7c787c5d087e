public import Bytes
internal import FileSystem

extension Spool {
  /// Appends output of the batch in hand to the open group.
  ///
  /// The batch in hand is the first that is claimed and not finished. The counters queue is filled
  /// by ``commit(counters:countersFile:now:)``.
  ///
  /// - Parameters:
  ///   - queue: Where the output goes.
  ///   - bytes: Whole lines.
  /// - Throws: `SpoolError`; the group can then only be abandoned.
  public func append(_ queue: Queue, _ bytes: ByteView) throws(SpoolError) {
    precondition(queue != .counters, "counters are appended other than by a commit")
    precondition(finishedCount < claimed.count, "output is appended and no batch is in hand")
    try checkUsable()
    if !isInsideBatch {
      isInsideBatch = true
      byteCountsBeforeBatch.removeAll(keepingCapacity: true)
      for file in prepared { byteCountsBeforeBatch.append(file.byteCount) }
    }
    do { try write(queue, bytes) } catch { throw remember(.file(error)) }
  }

  /// Says that all output of a batch is appended; batches are finished in the order of claims.
  public func finish(_ batch: ClaimedBatch) {
    let index = finishedCount
    precondition(
      index < claimed.count && claimed[index].batch.sequence == batch.sequence,
      "batches are finished out of order")
    claimed[index].isFinished = true
    isInsideBatch = false
    countFinished()
  }

  /// Lets the batch in hand go to `corrupt/` as a whole instead of being finished.
  ///
  /// What was appended for it is taken back; the output of the batches before it stays. Its identity
  /// is not remembered, so the same batch may come again.
  ///
  /// - Parameters:
  ///   - batch: The first that is claimed and not finished.
  ///   - reason: Why.
  /// - Throws: `SpoolError`; the group can then only be abandoned.
  public func setAside(_ batch: ClaimedBatch, _ reason: CorruptReason) throws(SpoolError) {
    let index = finishedCount
    precondition(
      index < claimed.count && claimed[index].batch.sequence == batch.sequence,
      "a batch is set aside out of order")
    try checkUsable()
    do { try takeBackOutput() } catch { throw remember(.file(error)) }
    claimed[index].batch.disposition = .corrupt(reason)
    claimedIdentities.remove(claimed[index].batch.identity)
    claimed[index].isFinished = true
    countFinished()
  }

  /// Takes back what was appended since the last batch was finished.
  private func takeBackOutput() throws(FileError) {
    guard isInsideBatch else { return }
    isInsideBatch = false
    while let file = prepared.last, prepared.count > byteCountsBeforeBatch.count {
      // An empty file is never published, so it goes.
      try calls.removeFile(file.path)
      preparedByteCount -= file.byteCount
      prepared.removeLast()
    }
    for (file, kept) in zip(prepared, byteCountsBeforeBatch) where file.byteCount > kept {
      preparedByteCount -= file.byteCount - kept
      try file.takeBack(to: kept)
    }
  }

  /// Drops what is prepared and not committed; a group in commit must have ended.
  ///
  /// Every claimed batch, finished or not, comes again from ``claim(now:)``; those in the hands of
  /// the caller are void. A group that is committed stays so.
  ///
  /// - Throws: `SpoolError.poisoned` and changes nothing, or `.file` where a prepared file could
  ///   not be removed: the group is abandoned even so, and the next start removes the file.
  public func abandon() throws(SpoolError) {
    if let poison { throw .poisoned(poison) }
    precondition(inCommit == nil, "a group is abandoned while another is in commit")
    let paths = failedPaths + prepared.map(\.path)
    again += claimed.reversed().map {
      ActiveBatch(sequence: $0.batch.sequence, name: $0.batch.name)
    }
    claimed = []
    finishedCount = 0
    claimedIdentities = []
    failedPaths = []
    beginGroup()
    do {
      for path in paths { try calls.removeFile(path) }
    } catch { throw .file(error) }
  }

  /// Opens the next group.
  ///
  /// Its number is new even after an abandoned one, whose files may remain.
  func beginGroup() {
    group += 1
    prepared = []
    preparedByteCount = 0
    isInsideBatch = false
    groupFailure = nil
  }

  /// Appends bytes to the prepared file of a queue, which is made with its first byte.
  func write(_ queue: Queue, _ bytes: ByteView) throws(FileError) {
    guard !bytes.isEmpty else { return }
    let file: PreparedFile
    if let existing = prepared.first(where: { $0.queue == queue }) {
      file = existing
    } else {
      file = PreparedFile(queue, at: layout.prepared(queue, group: group), calls: calls)
      prepared.append(file)
    }
    try file.append(bytes)
    preparedByteCount += bytes.count
  }
}
