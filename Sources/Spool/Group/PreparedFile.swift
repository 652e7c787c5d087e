internal import Bytes
internal import Digests
internal import FileSystem

/// The output of the open group for one queue, on its way to the disk.
final class PreparedFile {
  let queue: Queue
  let path: FilePath
  private(set) var byteCount = 0
  /// How many of those are in the file; the rest is in the buffer.
  private var writtenByteCount: Int { byteCount - buffer.count }

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

  /// Takes back what was appended beyond a number of bytes.
  ///
  /// The digest cannot go back, so what stays in the file is read again; this happens to a batch in
  /// many thousands.
  ///
  /// - Parameter kept: Bytes that stay, counted from the first.
  /// - Throws: `FileError`; the file is then of no more use.
  func takeBack(to kept: Int) throws(FileError) {
    precondition(kept <= byteCount, "more is kept of a prepared file than it has")
    defer { byteCount = kept }
    guard kept < writtenByteCount else { return buffer.truncate(to: kept - writtenByteCount) }
    buffer.removeAll()
    var keptHasher = Digest128.Hasher()
    if let number = file?.number {
      try file?.truncate(to: Int64(kept))
      try calls.hash(number, of: path, byteCount: kept, into: &keptHasher)
    }
    hasher = consume keptHasher
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
      queue: queue.number, byteCount: UInt64(byteCount), digest: hasher.finish())
  }

  /// Writes the content to its path again, from the file that is open though its name is gone.
  func writeAgain() throws(FileError) {
    guard let vanished = file.take() else {
      throw FileError(operation: .open, path: path, errno: .noSuchFile)
    }
    do throws(FileError) {
      let copy = try calls.openFile(path, .create(mode: 0o640))
      try copy.append(contentsOf: vanished, byteCount: byteCount)
      try copy.syncData()
      file = consume copy
    } catch {
      // The next attempt needs what is still open.
      file = consume vanished
      throw error
    }
  }

  private func flush() throws(FileError) {
    // Consumers read it by its group, which it takes from `prepared/` when it is made.
    if file == nil { file = try calls.openFile(path, .create(mode: 0o640)) }
    let offset = Int64(writtenByteCount)
    try unsafe buffer.view.withUnsafeBytes { (bytes) throws(FileError) in
      unsafe hasher?.update(UnsafeRawBufferPointer(bytes))
      try unsafe file?.writeAll(UnsafeRawBufferPointer(bytes), at: offset)
    }
    buffer.removeAll()
  }
}

extension SystemCalls {
  /// The digest of a file that has so many bytes; a symbolic link is not followed.
  func digest(of path: FilePath, byteCount: Int) throws(FileError) -> Digest128 {
    let file = try openFile(path, .readNoFollow)
    var hasher = Digest128.Hasher()
    try hash(file.number, of: path, byteCount: byteCount, into: &hasher)
    return hasher.finish()
  }

  /// Adds the first bytes of an open file to a digest.
  ///
  /// - Parameters:
  ///   - descriptor: The file, open for reading.
  ///   - path: Its path, for errors.
  ///   - byteCount: How many bytes.
  ///   - hasher: Takes them.
  /// - Throws: `FileError`; with `EIO` where the file has fewer.
  func hash(
    _ descriptor: Int32, of path: FilePath, byteCount: Int, into hasher: inout Digest128.Hasher
  ) throws(FileError) {
    var piece = [UInt8](repeating: 0, count: min(max(byteCount, 1), Limits.preparedPieceByteCount))
    var offset = 0
    do throws(Errno) {
      while offset < byteCount {
        let wanted = min(piece.count, byteCount - offset)
        offset += try unsafe piece.withUnsafeMutableBufferPointer { (room) throws(Errno) in
          let target = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(room)[..<wanted])
          let count = try unsafe pread(descriptor, target, Int64(offset))
          guard count > 0 else { throw .inputOutput }
          unsafe hasher.update(
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(target)[..<count]))
          return count
        }
      }
    } catch { throw FileError(operation: .pread, path: path, errno: error) }
  }
}

extension FileDescriptor {
  /// Copies the first bytes of another open file to the start of this one.
  fileprivate func append(
    contentsOf other: borrowing FileDescriptor, byteCount: Int
  ) throws(FileError) {
    var piece = [UInt8](repeating: 0, count: min(max(byteCount, 1), Limits.preparedPieceByteCount))
    var offset = 0
    while offset < byteCount {
      let wanted = min(piece.count, byteCount - offset)
      try unsafe piece.withUnsafeMutableBufferPointer { (room) throws(FileError) in
        let part = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(room)[..<wanted])
        guard try unsafe other.read(into: part, from: Int64(offset)) == wanted else {
          throw FileError(operation: .pread, path: path, errno: .inputOutput)
        }
        try unsafe writeAll(UnsafeRawBufferPointer(part), at: Int64(offset))
      }
      offset += wanted
    }
  }
}
