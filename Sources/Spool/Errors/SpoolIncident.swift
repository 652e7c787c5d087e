public import FileSystem

/// Something that the spool has dealt with by itself, and that an operator should know.
public enum SpoolIncident: Equatable, Sendable {
  /// A file was written to after it was read: it was decided as it was read, and the whole file is
  /// kept in `corrupt/`.
  case writtenAfterClaim(BatchName, decidedByteCount: UInt64, fileByteCount: Int64)
  /// A batch could not be read; `owner` and `mode` are those of the file where they are known.
  case unreadable(BatchName, FileError, owner: UInt32?, mode: UInt32?)
  /// Something that Weir did not write had the name of the next published file; it was renamed.
  case strangerInQueue(FilePath, movedTo: FilePath)
  /// Output had vanished from `prepared/` and was written again.
  case preparedFileRestored(FilePath)
  /// A directory of the spool was gone and was made again.
  case directoryMade(FilePath)
}

extension Spool {
  /// Takes out what happened since the last call, oldest first.
  ///
  /// What a group in commit has met is told by ``endCommit(_:)`` or ``finishPublication()`` first.
  public func takeIncidents() -> [SpoolIncident] {
    defer { incidents.removeAll() }
    return incidents
  }
}
