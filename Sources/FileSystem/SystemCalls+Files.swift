import Glibc

extension SystemCalls {
  /// How a file is opened.
  public enum OpenMode: Sendable {
    /// For reading; a symbolic link in the last place is refused, and a FIFO does not block.
    case readNoFollow
    /// For reading.
    case read
    /// A directory; nothing else is opened, and no symbolic link in the last place.
    case directory
    /// For reading and writing; made if it is not there.
    case readWrite(mode: UInt32)
    /// For writing, and for reading what was written; must not be there yet.
    case create(mode: UInt32)

    fileprivate var flags: Int32 {
      switch self {
      case .readNoFollow: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
      case .read: O_RDONLY
      case .directory: O_RDONLY | O_DIRECTORY | O_NOFOLLOW
      case .readWrite: O_RDWR | O_CREAT | O_NOFOLLOW
      case .create: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
      }
    }

    fileprivate var mode: UInt32 {
      switch self {
      case .readNoFollow, .read, .directory: 0
      case .readWrite(let mode), .create(let mode): mode
      }
    }
  }

  /// Opens a file.
  public func openFile(_ path: FilePath, _ mode: OpenMode) throws(FileError) -> FileDescriptor {
    do {
      let number = try open(path, mode.flags, mode.mode)
      return FileDescriptor(owning: number, path: path, calls: self)
    } catch { throw FileError(operation: .open, path: path, errno: error) }
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: Bytes that it may have.
  /// - Returns: Its content.
  /// - Throws: `FileError`; with `EFBIG` where the file is larger than the limit.
  public func readWhole(_ path: FilePath, limit: Int) throws(FileError) -> [UInt8] {
    let file = try openFile(path, .read)
    let known = Int(clamping: try file.status().size)
    var content: [UInt8] = []
    content.reserveCapacity(min(known, limit) + 1)
    var piece = [UInt8](repeating: 0, count: min(max(known, 4_095), 1 << 18) + 1)
    while true {
      let count = try unsafe piece.withUnsafeMutableBufferPointer { (room) throws(FileError) in
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(room))
      }
      if count == 0 { return content }
      content += piece[..<count]
      guard content.count <= limit else {
        throw FileError(operation: .read, path: path, errno: .fileTooLarge)
      }
    }
  }

  /// Puts a file in place so that a reader sees the old content or the new, never a part.
  ///
  /// The content goes to a name in the same directory that begins with a dot and ends in `.tmp`,
  /// and is renamed over the old one.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - bytes: Its content.
  ///   - mode: Its permissions, before the umask.
  ///   - ignoresMask: Whether it has these permissions whatever the umask.
  ///   - durable: Whether content and name survive a power cut once this returns.
  /// - Throws: `FileError`; the old file is then as it was, unless only the last sync failed.
  public func writeAtomically(
    _ path: FilePath, _ bytes: [UInt8], mode: UInt32 = 0o644, ignoresMask: Bool = false,
    durable: Bool
  ) throws(FileError) {
    let temporary = path.directory.appending(
      [UInt8(ascii: ".")] + path.name + Array(".tmp".utf8))
    try removeFile(temporary)
    do throws(FileError) {
      let file = try openFile(temporary, .create(mode: mode))
      try unsafe bytes.withUnsafeBufferPointer { (content) throws(FileError) in
        try unsafe file.writeAll(UnsafeRawBufferPointer(content))
      }
      if ignoresMask { try setMode(of: temporary, to: mode) }
      if durable { try file.sync() }
    } catch {
      // The error that made the file useless is the one to tell; the next attempt removes it too.
      _ = try? removeFile(temporary)
      throw error
    }
    try renameFile(temporary, to: path)
    if durable { try syncDirectory(path.directory) }
  }

  private func setMode(of path: FilePath, to mode: UInt32) throws(FileError) {
    do { try chmod(path, mode) } catch {
      throw FileError(operation: .chmod, path: path, errno: error)
    }
  }

  /// Makes the names in a directory durable.
  public func syncDirectory(_ path: FilePath) throws(FileError) {
    try openFile(path, .read).sync()
  }

  /// The names in a directory, in no order; for directories whose size the daemon itself bounds.
  public func list(_ directory: FilePath) throws(FileError) -> [DirectoryEntry] {
    var entries: [DirectoryEntry] = []
    try visit(directory) { entry in
      entries.append(entry)
      return true
    }
    return entries
  }

  /// Visits the names in a directory until the closure returns false.
  public func visit(
    _ directory: FilePath, _ body: (DirectoryEntry) -> Bool
  ) throws(FileError) {
    do { try readdir(directory, body) } catch {
      throw FileError(operation: .readdir, path: directory, errno: error)
    }
  }

  /// The status of a path, without following a symbolic link; nil if nothing is there.
  public func status(of path: FilePath) throws(FileError) -> FileStatus? {
    do { return try lstat(path) } catch {
      if error == .noSuchFile { return nil }
      throw FileError(operation: .lstat, path: path, errno: error)
    }
  }

  /// Removes a file.
  ///
  /// - Parameter path: The file.
  /// - Returns: Whether it was there.
  /// - Throws: `FileError` for `unlink`.
  @discardableResult
  public func removeFile(_ path: FilePath) throws(FileError) -> Bool {
    do {
      try unlink(path)
      return true
    } catch {
      if error == .noSuchFile { return false }
      throw FileError(operation: .unlink, path: path, errno: error)
    }
  }

  /// Renames a file over whatever has the new name.
  public func renameFile(_ from: FilePath, to: FilePath) throws(FileError) {
    do { try rename(from, to) } catch {
      throw FileError(operation: .rename, path: from, errno: error)
    }
  }

  /// Renames a file to a name that must be free; `EEXIST` says that it is not.
  public func renameFileExclusively(_ from: FilePath, to: FilePath) throws(FileError) {
    do { try renameExclusive(from, to) } catch {
      throw FileError(operation: .renameExclusive, path: from, errno: error)
    }
  }

  /// Makes a directory.
  ///
  /// - Parameters:
  ///   - path: The directory; its parent must exist.
  ///   - mode: Its permissions, before the umask.
  /// - Returns: Whether it is new.
  /// - Throws: `FileError` for `mkdir`.
  @discardableResult
  public func makeDirectory(_ path: FilePath, mode: UInt32) throws(FileError) -> Bool {
    do {
      try mkdir(path, mode)
      return true
    } catch {
      if error == .fileExists { return false }
      throw FileError(operation: .mkdir, path: path, errno: error)
    }
  }

  /// The number of a group of this machine, from `/etc/group`; nil if there is none.
  ///
  /// The file is read here, for a statically linked program has no name services.
  public func groupNumber(of name: String) throws(FileError) -> UInt32? {
    let content: [UInt8]
    do { content = try readWhole("/etc/group", limit: 1 << 24) } catch {
      if error.errno == .noSuchFile { return nil }
      throw error
    }
    for line in content.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count >= 3, fields[0].elementsEqual(name.utf8) else { continue }
      return UInt32(String(decoding: fields[2], as: UTF8.self))
    }
    return nil
  }
}
