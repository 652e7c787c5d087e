import Glibc

/// An open file or directory that is closed when its owner lets go of it.
public struct FileDescriptor: ~Copyable {
  /// The number that the kernel gave.
  public let number: Int32

  /// The path that was opened, for errors.
  public let path: FilePath

  private let calls: SystemCalls

  /// Takes over a number.
  public init(owning number: Int32, path: FilePath, calls: SystemCalls) {
    self.number = number
    self.path = path
    self.calls = calls
  }

  deinit {
    // What matters was synced before; an error on closing says nothing more.
    try? calls.close(number)
  }

  /// Reads up to as many bytes as there is room for; returns 0 at the end.
  ///
  /// - Parameter room: Where the bytes go.
  /// - Returns: How many bytes were read.
  /// - Throws: `FileError` for `read`.
  public func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    do { return try unsafe calls.read(number, room) } catch { throw failure(.read, error) }
  }

  /// Reads from an offset until the room is full or the file ends.
  ///
  /// - Parameters:
  ///   - room: Where the bytes go.
  ///   - offset: Where in the file to begin.
  /// - Returns: How many bytes were read.
  /// - Throws: `FileError` for `pread`.
  public func read(
    into room: UnsafeMutableRawBufferPointer, from offset: Int64
  ) throws(FileError) -> Int {
    var done = 0
    while done < room.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[done...])
      do {
        let count = try unsafe calls.pread(number, rest, offset + Int64(done))
        if count == 0 { break }
        done += count
      } catch { throw failure(.pread, error) }
    }
    return done
  }

  /// Writes all bytes at the end of what was written before.
  public func writeAll(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
      do { done += try unsafe calls.write(number, rest) } catch { throw failure(.write, error) }
    }
  }

  /// Writes all bytes at an offset.
  public func writeAll(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
      do {
        done += try unsafe calls.pwrite(number, rest, offset + Int64(done))
      } catch { throw failure(.pwrite, error) }
    }
  }

  /// Makes content and name-independent facts durable, or for a directory its names.
  public func sync() throws(FileError) {
    do { try calls.fsync(number) } catch { throw failure(.fsync, error) }
  }

  /// Makes the content durable, and the size if it changed.
  public func syncData() throws(FileError) {
    do { try calls.fdatasync(number) } catch { throw failure(.fdatasync, error) }
  }

  /// Sets the size.
  public func truncate(to size: Int64) throws(FileError) {
    do { try calls.ftruncate(number, size) } catch { throw failure(.ftruncate, error) }
  }

  /// Reserves room on the disk from the start, and sets the size.
  public func reserve(_ size: Int64) throws(FileError) {
    do { try calls.fallocate(number, size) } catch { throw failure(.fallocate, error) }
  }

  /// The status of the open file.
  public func status() throws(FileError) -> FileStatus {
    do { return try calls.fstat(number) } catch { throw failure(.fstat, error) }
  }

  /// Takes the exclusive lock of the file without waiting.
  ///
  /// - Returns: Whether nobody else holds it.
  /// - Throws: `FileError` for `flock`, of any other reason.
  public func lockExclusively() throws(FileError) -> Bool {
    do {
      try calls.flock(number, LOCK_EX | LOCK_NB)
      return true
    } catch {
      if error == .wouldBlock { return false }
      throw failure(.flock, error)
    }
  }

  private func failure(_ operation: SystemOperation, _ errno: Errno) -> FileError {
    FileError(operation: operation, path: path, errno: errno)
  }
}
