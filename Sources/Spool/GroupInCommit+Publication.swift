internal import Bytes
internal import FileSystem

extension GroupInCommit {
  /// Publishes and releases the group, and notes that this is done.
  ///
  /// - Throws: `SpoolError.unfinished` to be called again later, `.poisoned` where a sync failed.
  func finishPublication() throws(SpoolError) {
    do {
      try publish()
      try release()
    } catch {
      let isSync = error.operation == .fsync || error.operation == .fdatasync
      throw isSync ? .poisoned(error) : .unfinished(error)
    }
    try journal.appendDone(group: record.group)
    for batch in record.batches where batch.name.isTooLong {
      // What cannot be removed now is removed by the next start.
      _ = try? calls.removeFile(layout.originalName(of: batch.sequence))
    }
  }

  /// Gives each output its name in its queue.
  private func publish() throws(FileError) {
    for output in record.outputs {
      do {
        try calls.renameFileExclusively(
          layout.prepared(output.queue, group: record.group),
          to: layout.published(output.queue, group: record.group, identifier: identifier))
      } catch  where error.errno == .noSuchFile {
        // Published before, and perhaps taken: the file was there when the group was committed.
      }
    }
    for output in record.outputs { try calls.syncDirectory(layout.queue(output.queue)) }
  }

  /// Moves corrupt batches to `corrupt/` and removes the others.
  private func release() throws(FileError) {
    for batch in record.batches {
      guard case .corrupt(let reason) = batch.disposition else { continue }
      try setAside(batch, reason, timeMilliseconds: record.timeMilliseconds)
    }
    for batch in record.batches {
      if case .corrupt = batch.disposition { continue }
      try calls.removeFile(layout.claimed(batch.name, sequence: batch.sequence))
    }
  }

  /// Moves a corrupt batch to `corrupt/`, with its reason beside it, durably.
  private func setAside(
    _ batch: CommitRecord.Batch, _ reason: CorruptReason, timeMilliseconds: Int64
  ) throws(FileError) {
    let from = layout.claimed(batch.name, sequence: batch.sequence)
    let to = layout.corrupted(batch.name, sequence: batch.sequence)
    if !batch.name.sourceBytes.isEmpty {
      try calls.makeDirectory(to.directory, mode: 0o700)
      try calls.syncDirectory(layout.corrupt)
    }
    // An operator may have taken both away since; then there is nothing left to explain.
    let isThere = try calls.status(of: from) != nil
    let isMoved = try calls.status(of: to) != nil
    guard isThere || isMoved || reason == .unreadable else { return }
    let explanation = GroupInCommit.explanation(
      batch, reason, originalName: try originalName(of: batch), timeMilliseconds: timeMilliseconds)
    try calls.writeAtomically(
      to.directory.appending(to.name + Array(".reason".utf8)), explanation, mode: 0o600,
      durable: true)
    guard isThere else { return }
    if isMoved {
      // Both names after a power cut: the rename was durable on one side only.
      try calls.removeFile(from)
    } else {
      try calls.renameFileExclusively(from, to: to)
    }
    try calls.syncDirectory(to.directory)
    try calls.syncDirectory(from.directory)
  }

  /// The name that a batch had in `incoming/`, where it was too long to keep.
  private func originalName(of batch: CommitRecord.Batch) throws(FileError) -> BatchName? {
    guard batch.name.isTooLong else { return nil }
    do {
      let name = try calls.readWhole(
        layout.originalName(of: batch.sequence), limit: Limits.fileNameByteCountMax)
      return BatchName(source: batch.name.sourceBytes, name: name)
    } catch  where error.errno == .noSuchFile {
      // Only an operator can have taken it away; the batch is set aside all the same.
      return nil
    }
  }

  /// The content of a `.reason` file: one JSON object.
  static func explanation(
    _ batch: CommitRecord.Batch, _ reason: CorruptReason, originalName: BatchName?,
    timeMilliseconds: Int64
  ) -> [UInt8] {
    var text = ByteBuffer(capacity: 512)
    text.append("{\"reason\":")
    text.appendJSONString(reason.code)
    text.append(",\"source\":")
    text.appendJSONString(batch.name.source)
    text.append(",\"name\":")
    text.appendJSONString(batch.name.name)
    if let originalName {
      text.append(",\"original_name\":")
      text.appendJSONString(originalName.name)
    }
    text.append(",\"sequence\":")
    text.appendDecimal(batch.sequence)
    text.append(",\"bytes\":")
    text.appendDecimal(batch.byteCount)
    text.append(",\"time_ms\":")
    text.appendDecimal(timeMilliseconds)
    text.append("}\n")
    return text.array
  }
}
