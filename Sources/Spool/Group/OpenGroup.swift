internal import Bytes
internal import FileSystem

/// The group that takes batches: one value from the first claim until it is closed for its commit.
///
/// Closing splits it: the finished batches with all that is prepared go into a ``GroupInCommit``, and
/// the claimed ones that are not finished begin the next.
struct OpenGroup {
  /// A batch that is claimed and not committed.
  struct Entry {
    var batch: CommitRecord.Batch
    /// True if all its output is appended; a repeat and a corrupt batch have none.
    var isFinished: Bool
  }

  /// The number of the group; it only grows, also past abandoned ones, whose files may remain.
  let number: UInt64
  /// Batches that are claimed and in no group in commit, in order.
  private(set) var entries: [Entry] = []
  /// How many of those are finished, counted from the first.
  private(set) var finishedCount = 0
  /// The output that is prepared for each queue.
  private(set) var files: [PreparedFile] = []
  /// Bytes appended.
  private(set) var byteCount = 0
  /// The changes that claims have made since the last commit began.
  var unsynced = UnsyncedDirectories()
  /// Why the group can only be abandoned.
  var failure: SpoolError?

  /// Bytes of each file before the batch in hand, as far as it was there.
  private var byteCountsBeforeBatch: [Int] = []
  /// True if output was appended since the last batch was finished.
  private(set) var isInsideBatch = false

  init(number: UInt64) {
    self.number = number
  }

  // MARK: Batches

  /// The batch in hand: the first that is claimed and not finished.
  var inHand: CommitRecord.Batch? {
    finishedCount < entries.count ? entries[finishedCount].batch : nil
  }

  /// Lets a batch join.
  mutating func append(_ batch: CommitRecord.Batch, isFinished: Bool) {
    entries.append(Entry(batch: batch, isFinished: isFinished))
    countFinished()
  }

  /// Puts the batches of a group that failed before these, which come after them.
  mutating func prepend(_ batches: [CommitRecord.Batch]) {
    entries.insert(contentsOf: batches.map { Entry(batch: $0, isFinished: true) }, at: 0)
    finishedCount = 0
    countFinished()
  }

  /// Ends the batch in hand.
  ///
  /// - Parameter disposition: What became of it.
  mutating func finishBatchInHand(_ disposition: CommitRecord.Disposition = .decided) {
    entries[finishedCount].batch.disposition = disposition
    entries[finishedCount].isFinished = true
    isInsideBatch = false
    countFinished()
  }

  private mutating func countFinished() {
    while finishedCount < entries.count, entries[finishedCount].isFinished { finishedCount += 1 }
  }

  /// Closes the group.
  ///
  /// - Returns: The finished batches, what is prepared and what must be synced; and the group that
  ///   goes on with the rest, with the next number.
  consuming func close() -> (closed: ClosedGroup, next: OpenGroup) {
    precondition(!isInsideBatch, "a group is committed in the middle of a batch")
    var next = OpenGroup(number: number + 1)
    for entry in entries[finishedCount...] {
      next.append(entry.batch, isFinished: entry.isFinished)
    }
    let closed = ClosedGroup(
      number: number, batches: entries[..<finishedCount].map(\.batch), files: files,
      unsynced: unsynced)
    return (closed, next)
  }

  // MARK: Output

  /// Appends bytes to the prepared file of a queue, which is made with its first byte.
  ///
  /// - Parameters:
  ///   - bytes: Whole lines.
  ///   - queue: Where they go.
  ///   - isOfBatch: Whether they belong to the batch in hand.
  ///   - makeFile: Describes the file of a queue that has none yet.
  /// - Throws: `FileError`; the group can then only be abandoned.
  mutating func append(
    _ bytes: ByteView, to queue: Queue, isOfBatch: Bool, makeFile: () -> PreparedFile
  ) throws(FileError) {
    if isOfBatch, !isInsideBatch {
      isInsideBatch = true
      byteCountsBeforeBatch.removeAll(keepingCapacity: true)
      for file in files { byteCountsBeforeBatch.append(file.byteCount) }
    }
    guard !bytes.isEmpty else { return }
    let file: PreparedFile
    if let existing = files.first(where: { $0.queue == queue }) {
      file = existing
    } else {
      file = makeFile()
      files.append(file)
    }
    try file.append(bytes)
    byteCount += bytes.count
  }

  /// Takes back what was appended since the last batch was finished.
  ///
  /// - Parameter remove: Removes the file at a path.
  /// - Throws: `FileError`; the group can then only be abandoned.
  mutating func takeBackOutput(remove: (FilePath) throws(FileError) -> Void) throws(FileError) {
    guard isInsideBatch else { return }
    isInsideBatch = false
    while let file = files.last, files.count > byteCountsBeforeBatch.count {
      // An empty file is never published, so it goes.
      try remove(file.path)
      byteCount -= file.byteCount
      files.removeLast()
    }
    for (file, kept) in zip(files, byteCountsBeforeBatch) where file.byteCount > kept {
      byteCount -= file.byteCount - kept
      try file.takeBack(to: kept)
    }
  }
}

/// A group that takes no more batches.
struct ClosedGroup {
  var number: UInt64
  var batches: [CommitRecord.Batch]
  var files: [PreparedFile]
  var unsynced: UnsyncedDirectories
}

/// Directories whose names have changed and are not synced yet.
struct UnsyncedDirectories {
  /// Sources whose directories below `active/` and `incoming/` have changed.
  var sources: Set<[UInt8]> = []
  /// True if directories were made in `active/`.
  var hasNewDirectories = false

  mutating func formUnion(_ other: UnsyncedDirectories) {
    sources.formUnion(other.sources)
    hasNewDirectories = hasNewDirectories || other.hasNewDirectories
  }
}
