public import Bytes
internal import FileSystem

extension Spool {
  /// Appends output of the batch in hand to the open group.
  ///
  /// The batch in hand is the first that is claimed and not finished.
  ///
  /// - Parameters:
  ///   - queue: Where the output goes: one of those that the spool was opened with.
  ///   - bytes: Whole lines.
  /// - Throws: `SpoolError`; the group can then only be abandoned.
  public func append(_ queue: Queue, _ bytes: ByteView) throws(SpoolError) {
    precondition(group.inHand != nil, "output is appended and no batch is in hand")
    try checkUsable()
    try append(queue, bytes, isOfBatch: true)
  }

  func append(_ queue: Queue, _ bytes: ByteView, isOfBatch: Bool) throws(SpoolError) {
    do {
      try group.append(bytes, to: queue, isOfBatch: isOfBatch) { [number = group.number] in
        PreparedFile(queue, at: layout.prepared(queue, group: number), calls: calls)
      }
    } catch { throw remember(.file(error)) }
  }

  /// Says that all output of a batch is appended; batches are finished in the order of claims.
  public func finish(_ batch: ClaimedBatch) {
    precondition(
      group.inHand?.sequence == batch.sequence, "batches are finished out of order")
    group.finishBatchInHand()
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
    guard let inHand = group.inHand, inHand.sequence == batch.sequence else {
      preconditionFailure("a batch is set aside out of order")
    }
    try checkUsable()
    do {
      try group.takeBackOutput { (path) throws(FileError) in try calls.removeFile(path) }
    } catch { throw remember(.file(error)) }
    claimedIdentities.remove(inHand.identity)
    group.finishBatchInHand(.corrupt(reason))
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
    let paths = failedPaths + group.files.map(\.path)
    toRedecide += group.entries.reversed().map {
      ActiveBatch(sequence: $0.batch.sequence, name: $0.batch.name)
    }
    var next = OpenGroup(number: group.number + 1)
    next.unsynced = group.unsynced
    group = next
    claimedIdentities = []
    failedPaths = []
    do {
      for path in paths { try calls.removeFile(path) }
    } catch { throw .file(error) }
  }
}
