internal import Bytes
internal import Digests
internal import FileSystem

extension Spool {
  /// Brings the spool from whatever state it was left in to one where work can begin.
  ///
  /// First everything is checked; nothing is changed before the last check is passed.
  func recover(now: Int64) throws(SpoolError) {
    let active = try listActive()
    try checkTornTail()
    try checkPrepared()
    recovery.tornByteCount = journal.tornTail?.range.count ?? 0
    recovery.annexes = journal.annexes.all
    try journal.repair()
    group = OpenGroup(number: journal.lastGroup + 1)
    unfinished = journal.unfinished.map { GroupInCommit($0, of: self) }
    do {
      try removePrepared()
      try sort(active)
      try loadDeaths()
    } catch { throw .file(error) }
    if unfinished != nil {
      try finishPublication()
      recovery.groupsFinished = 1
    }
    do {
      try removeOriginalNames()
      try removeEmptySources()
    } catch { throw .file(error) }
  }

  /// Refuses a broken tail whose group is known to have been published.
  private func checkTornTail() throws(SpoolError) {
    guard let tail = journal.tornTail else { return }
    do {
      var isPublished = false
      for queue in queues.queues {
        try calls.visit(layout.queue(queue)) { entry in
          let group = SpoolLayout.parsePublished(entry.name, identifier: identifier)
          if let group, group > journal.lastGroup { isPublished = true }
          return !isPublished
        }
      }
      try Spool.visitBatches(layout.corrupt, calls) { batch in
        if batch.sequence > journal.lastSequence { isPublished = true }
      }
      guard isPublished else { return }
    } catch { throw .file(error) }
    throw .damaged(file: tail.file, record: journal.nextRecord, .tailOfPublishedGroup)
  }

  /// Refuses a prepared file of the committed group that is not what the journal says.
  private func checkPrepared() throws(SpoolError) {
    guard let record = journal.unfinished else { return }
    for output in record.outputs {
      guard let queue = queues.queue(output.queue) else {
        throw .damaged(file: layout.state, record: journal.nextRecord - 1, .queueUnknown)
      }
      let path = layout.prepared(queue, group: record.group)
      let fits = try asSpoolError { () throws(FileError) in
        guard let status = try calls.status(of: path) else { return true }
        guard status.kind == .regular, status.size == Int64(output.byteCount) else { return false }
        return try calls.digest(of: path, byteCount: Int(output.byteCount)) == output.digest
      }
      guard fits else {
        throw .damaged(file: path, record: record.group, .preparedFileDiffers)
      }
    }
  }

  /// Removes prepared files of groups that were not committed, or are released.
  private func removePrepared() throws(FileError) {
    for entry in try calls.list(layout.prepared) {
      guard let (number, _) = SpoolLayout.parseNumbered(entry.name) else { continue }
      if let unfinished, number == unfinished.number { continue }
      try calls.removeFile(layout.prepared.appending(entry.name))
      recovery.preparedFilesRemoved += 1
    }
  }

  /// Removes batches that are released, and sets aside those to decide again.
  private func sort(_ active: [ActiveBatch]) throws(FileError) {
    let finishing = Set(unfinished?.batches.map(\.sequence) ?? [])
    for batch in active.sorted(by: { $0.sequence > $1.sequence }) {
      if batch.sequence > journal.lastSequence {
        toRedecide.append(batch)
        group.unsynced.sources.insert(batch.name.sourceBytes)
      } else if !finishing.contains(batch.sequence) {
        try options.releasedBatches.release(
          batch.name, sequence: batch.sequence, layout: layout, calls)
      }
    }
    group.unsynced.hasNewDirectories = toRedecide.contains { !$0.name.sourceBytes.isEmpty }
    recovery.batchesToDecideAgain = toRedecide.count
    nextSequence = max(journal.lastSequence, toRedecide.first?.sequence ?? 0) + 1
  }

  private func listActive() throws(SpoolError) -> [ActiveBatch] {
    var batches: [ActiveBatch] = []
    do {
      try Spool.visitBatches(layout.active, calls) { batches.append($0) }
    } catch { throw .file(error) }
    return batches
  }

  /// Visits the numbered batches in a directory and in the source directories in it.
  static func visitBatches(
    _ parent: FilePath, _ calls: SystemCalls, _ body: (ActiveBatch) -> Void
  ) throws(FileError) {
    var sources: [[UInt8]] = []
    try calls.visit(parent) { entry in
      if let (sequence, name) = SpoolLayout.parseNumbered(entry.name) {
        body(ActiveBatch(sequence: sequence, name: BatchName(source: [], name: name)))
      } else if entry.kind == .directory || entry.kind == nil {
        sources.append(entry.name)
      }
      return true
    }
    for source in sources {
      try calls.visit(parent.appending(source)) { entry in
        if let (sequence, name) = SpoolLayout.parseNumbered(entry.name) {
          body(ActiveBatch(sequence: sequence, name: BatchName(source: source, name: name)))
        }
        return true
      }
    }
  }

  /// Removes the kept names of batches that are released, or were not claimed after all.
  private func removeOriginalNames() throws(FileError) {
    let needed = Set(toRedecide.map(\.sequence))
    let prefix = SpoolLayout.originalNamePrefix
    for entry in try calls.list(layout.state) where entry.name.starts(with: prefix) {
      let number = SpoolLayout.parseDigits(entry.name[prefix.count...])
      guard let number, !needed.contains(number) else { continue }
      try calls.removeFile(layout.state.appending(entry.name))
    }
  }

  /// Removes the directories of sources that have nothing in `active/`, lest they pile up.
  private func removeEmptySources() throws(FileError) {
    let needed = Set(toRedecide.map(\.name.sourceBytes))
    for entry in try calls.list(layout.active)
    where entry.kind == .directory && !needed.contains(entry.name) {
      let path = layout.active.appending(entry.name)
      do { try calls.rmdir(path) } catch {
        // Something of an operator's lies in it, and stays.
        guard error == .notEmpty else {
          throw FileError(operation: .rmdir, path: path, errno: error)
        }
      }
    }
  }
}
