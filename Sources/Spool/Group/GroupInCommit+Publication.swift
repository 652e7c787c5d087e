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
      let isSync = [.fsync, .fdatasync, .syncfs].contains(error.operation)
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
    for output in record.outputs where !published.contains(output.queue) {
      try publish(output)
      published.insert(output.queue)
    }
    for output in record.outputs {
      try Directory(layout.queue(queue(of: output)), calls: calls).sync()
    }
  }

  /// Gives one output its name, past whatever stands in the way.
  private func publish(_ output: CommitRecord.Output) throws(FileError) {
    let queue = queue(of: output)
    let from = layout.prepared(queue, group: record.group)
    let to = layout.published(queue, group: record.group, identifier: context.identifier)
    for _ in 0..<Limits.strangerCountMax {
      guard let refusal = refusalToRename(from, to) else { return }
      if refusal.errno == .fileExists {
        if try isPublished(output, as: to, from: from) { return }
        try moveAside(to, after: refusal)
        continue
      }
      // Either the queue is gone, which is a trouble until it is made again, or the file.
      guard refusal.errno == .noSuchFile, try calls.status(of: from) == nil else { throw refusal }
      // After a restart: published before, and perhaps taken, for it was there at the commit.
      guard let file = files.first(where: { $0.queue == queue }) else { return }
      try restore(file)
    }
    throw FileError(operation: .renameExclusive, path: from, errno: .fileExists)
  }

  /// Renames a file to a name that must be free; nil where that worked.
  private func refusalToRename(_ from: FilePath, _ to: FilePath) -> FileError? {
    do { try calls.renameFileExclusively(from, to: to) } catch { return error }
    return nil
  }

  /// Whether the file that has the name already is the output itself; it then has no other name left.
  private func isPublished(
    _ output: CommitRecord.Output, as path: FilePath, from prepared: FilePath
  ) throws(FileError) -> Bool {
    guard let there = try calls.status(of: path), there.kind == .regular,
      there.size == Int64(output.byteCount)
    else { return false }
    let own = try calls.status(of: prepared)
    if !(own.map(there.isSameFile) ?? false) {
      // What cannot be read was not written by Weir.
      let digest = try? calls.digest(of: path, byteCount: Int(output.byteCount))
      guard digest == output.digest else { return false }
    }
    try calls.removeFile(prepared)
    return true
  }

  /// Renames something that Weir did not write to a hidden name in the same directory.
  private func moveAside(_ path: FilePath, after cause: FileError) throws(FileError) {
    for number in 1...Limits.strangerCountMax {
      let hidden = path.directory.appending(Array(".stranger-\(number)-".utf8) + path.name)
      do throws(FileError) {
        try calls.renameFileExclusively(path, to: hidden)
        incidents.append(.strangerInQueue(path, movedTo: hidden))
        return
      } catch {
        switch error.errno {
        case .noSuchFile: return
        case .fileExists: continue
        default: throw cause
        }
      }
    }
    throw cause
  }

  /// Writes output again that has vanished from `prepared/`, as long as this process has it open.
  private func restore(_ file: PreparedFile) throws(FileError) {
    if try calls.status(of: layout.prepared) == nil {
      try layout.makeAgain(layout.prepared, calls)
      incidents.append(.directoryMade(layout.prepared))
    }
    try file.writeAgain()
    try calls.syncDirectory(layout.prepared)
    incidents.append(.preparedFileRestored(file.path))
  }
}
