internal import Bytes
internal import FileSystem

/// A batch on its way to `corrupt/`.
private struct Departure {
  var batch: CommitRecord.Batch
  var reason: CorruptReason
  /// The file as it is now; nil where it is in `corrupt/` already, or gone.
  var file: FileStatus?
}

extension GroupInCommit {
  /// Moves corrupt batches to `corrupt/`, and those that were written to since; releases the others.
  func release() throws(FileError) {
    var departures: [Departure] = []
    for batch in record.batches {
      let path = layout.claimed(batch.name, sequence: batch.sequence)
      if case .corrupt(let reason) = batch.disposition {
        departures.append(
          Departure(batch: batch, reason: reason, file: try calls.status(of: path)))
      } else if let departure = try releaseOrKeep(batch, at: path) {
        departures.append(departure)
      }
    }
    if !departures.isEmpty { try setAside(departures) }
  }

  /// Releases a decided or repeated batch; one that was written to since goes to `corrupt/`.
  private func releaseOrKeep(
    _ batch: CommitRecord.Batch, at path: FilePath
  ) throws(FileError) -> Departure? {
    guard let file = try calls.status(of: path) else {
      // Released before, or kept before and perhaps not explained.
      let kept = layout.corrupted(batch.name, sequence: batch.sequence)
      let isKept = try calls.status(of: kept) != nil
      return isKept ? Departure(batch: batch, reason: .writtenAfterClaim, file: nil) : nil
    }
    guard try wasWritten(batch, file, at: path) else {
      try context.disposal.release(batch.name, sequence: batch.sequence, layout: layout, calls)
      return nil
    }
    incidents.append(
      .writtenAfterClaim(
        batch.name, decidedByteCount: UInt64(batch.file.byteCount), fileByteCount: file.size))
    return Departure(batch: batch, reason: .writtenAfterClaim, file: file)
  }

  /// True if a file is not the one that was decided.
  ///
  /// A time that was set afterwards is no change: the content tells.
  private func wasWritten(
    _ batch: CommitRecord.Batch, _ file: FileStatus, at path: FilePath
  ) throws(FileError) -> Bool {
    let mark = CommitRecord.FileMark(file)
    if mark == batch.file { return false }
    guard mark.byteCount == batch.file.byteCount else { return true }
    // What cannot be read again is kept.
    guard let reading = try? context.reader.read(path, name: batch.name),
      case .whole(let bytes) = reading
    else { return true }
    return bytes.view.digest != batch.digest
  }

  /// Moves batches to `corrupt/`, each with its reason beside it, durably.
  ///
  /// A few are synced one by one. Of many, all files and names are written first, and one sync of the
  /// file system makes them durable; until then the journal says what they are.
  private func setAside(_ departures: [Departure]) throws(FileError) {
    let isMany = departures.count > Limits.corruptSyncCountMax
    let sources = Set(departures.map(\.batch.name.sourceBytes))
    try layout.makeAgain(layout.corrupt, calls)
    var hasNewDirectories = false
    for source in sources where !source.isEmpty {
      let directory = SpoolLayout.directory(layout.corrupt, source: source)
      if try calls.makeDirectory(directory, mode: 0o700) { hasNewDirectories = true }
    }
    if hasNewDirectories, !isMany { try Directory(layout.corrupt, calls: calls).sync() }
    for departure in departures { try setAside(departure, isDurable: !isMany) }
    guard !isMany else { return try Directory(layout.corrupt, calls: calls).syncFileSystem() }
    for source in sources {
      try Directory(SpoolLayout.directory(layout.corrupt, source: source), calls: calls).sync()
      let active = SpoolLayout.directory(layout.active, source: source)
      guard try calls.status(of: active) != nil else { continue }
      try Directory(active, calls: calls).sync()
    }
  }

  /// Writes the reason of one batch and moves it.
  private func setAside(_ departure: Departure, isDurable: Bool) throws(FileError) {
    let batch = departure.batch
    let from = layout.claimed(batch.name, sequence: batch.sequence)
    let to = layout.corrupted(batch.name, sequence: batch.sequence)
    let moved = try calls.status(of: to)
    // An operator may have taken both away since; then there is nothing left to explain.
    guard departure.file != nil || moved != nil || departure.reason == .unreadable else { return }
    let text = ReasonText(
      batch: batch, reason: departure.reason, originalName: try originalName(of: batch),
      file: departure.file ?? moved, timeMilliseconds: record.timeMilliseconds)
    // Written anew after a restart too: a power cut may have left the name without the content.
    let path = to.directory.appending(to.name + Array(".reason".utf8))
    try calls.writeAtomically(path, text.encoded(), mode: 0o600, durable: false)
    if isDurable { try calls.openFile(path, .readNoFollow).sync() }
    guard departure.file != nil else { return }
    if moved != nil {
      // Both names after a power cut: the rename was durable on one side only.
      try calls.removeFile(from)
    } else {
      try calls.renameFileExclusively(from, to: to)
    }
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
}
