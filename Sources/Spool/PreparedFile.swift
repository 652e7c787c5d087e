internal import Bytes
internal import Digests
internal import FileSystem

/// The output of the open group for one queue, on its way to the disk.
final class PreparedFile {
  let queue: Queue
  let path: FilePath
  private(set) var byteCount = 0

  private let calls: SystemCalls
  private var file: FileDescriptor?
  private var buffer = ByteBuffer(capacity: 64 << 10)
  private var hasher: Digest128.Hasher? = Digest128.Hasher()

  /// Describes the file, which must not be there; it is made when its first piece is written.
  ///
  /// To make a file costs more than to write one, so a small one is left to whoever closes it.
  init(_ queue: Queue, at path: FilePath, calls: SystemCalls) {
    self.queue = queue
    self.path = path
    self.calls = calls
  }

  /// Appends bytes, which reach the disk in large pieces.
  func append(_ bytes: ByteView) throws(FileError) {
    byteCount += bytes.count
    buffer.append(bytes)
    if buffer.count >= Limits.preparedPieceByteCount { try flush() }
  }

  /// Writes what is left and syncs the content.
  ///
  /// - Returns: What the journal says about the file.
  /// - Throws: `FileError`; the file is then of no more use.
  func close() throws(FileError) -> CommitRecord.Output {
    try flush()
    try file?.syncData()
    guard let hasher = hasher.take() else { preconditionFailure("a prepared file is closed twice") }
    return CommitRecord.Output(
      queue: queue, byteCount: UInt64(byteCount), digest: hasher.finish())
  }

  private func flush() throws(FileError) {
    // Consumers read it by its group, which it takes from `prepared/` when it is made.
    if file == nil { file = try calls.openFile(path, .create(mode: 0o640)) }
    try unsafe buffer.view.withUnsafeBytes { (bytes) throws(FileError) in
      unsafe hasher?.update(UnsafeRawBufferPointer(bytes))
      try unsafe file?.writeAll(UnsafeRawBufferPointer(bytes))
    }
    buffer.removeAll()
  }
}
