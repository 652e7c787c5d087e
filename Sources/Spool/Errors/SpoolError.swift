public import FileSystem

/// Why the spool could not do what was asked.
///
/// After ``file(_:)`` nothing is lost: drop the open group (``Spool/abandon()``) and go on later.
/// After ``unfinished(_:)`` the group is committed, and only its publication waits.
/// After ``poisoned(_:)`` the object is of no more use; a new one recovers.
public enum SpoolError: Error, Equatable, Sendable {
  /// The operating system refused before the commit; the state is as it was.
  case file(FileError)
  /// The group is committed, but was not published or released in full: call
  /// ``Spool/finishPublication()`` again, later.
  case unfinished(FileError)
  /// It is not known what the disk holds: close the spool and open it again.
  case poisoned(FileError)
  /// Another daemon has this spool; `holder` is what it wrote into the lock.
  case locked(path: FilePath, holder: String)
  /// The spool lies on a file system over a network, or one that cannot promise durability.
  case notLocal(path: FilePath, type: UInt64)
  /// Part of the spool is another mount, into which nothing can be renamed.
  case mountPointInside(path: FilePath)
  /// Something of the layout is not a directory, or is a symbolic link.
  case notDirectory(path: FilePath)
  /// Root would make files in a spool that belongs to another user, whose daemon they would stop.
  case foreignOwner(path: FilePath, owner: UInt32)
  /// A file of the state has the format of another version of Weir.
  case otherFormat(file: FilePath, version: Int, known: Int)
  /// The journal or what belongs to it is damaged; nothing was touched.
  case damaged(file: FilePath, record: UInt64, DamageReason)
  /// The batch needs more memory than there is.
  case outOfMemory(BatchName)
}

/// The fault of a file that only Weir writes.
public enum DamageReason: String, Sendable {
  case recordBeforeTheTail = "a record before the tail does not fit its checksum"
  case tailOfPublishedGroup = "the last record is broken, but its group was published"
  case recordOutOfOrder = "a record is missing or out of order"
  case queueUnknown = "a group has output for a queue that this Weir does not have"
  case recordUnreadable = "a record fits its checksum, but its content has no meaning"
  case segmentMissing = "a segment of the journal is missing"
  case segmentHeader = "the header of the segment is broken"
  case checkpointBroken = "the checkpoint does not fit its checksum"
  case stateMissing =
    "it is gone, and with it what was decided of the batches that active/ and prepared/ still hold"
  case identifierMissing = "the name of the spool is missing or broken"
  case preparedFileDiffers = "a prepared file is not what the journal says"
}

/// Does work with files, and throws its errors as those of the spool.
func asSpoolError<Result: ~Copyable>(
  _ body: () throws(FileError) -> Result
) throws(SpoolError) -> Result {
  do { return try body() } catch { throw .file(error) }
}
