/// A directory that is open: its names are reached through it, whatever becomes of its path.
///
/// Whoever may rename the directory or put a symbolic link in its place, changes nothing for what is
/// done through this object.
public final class Directory {
  /// Where it was when it was opened.
  public let path: FilePath

  private let file: FileDescriptor
  private let calls: SystemCalls

  /// Opens a directory; a symbolic link in the last place of the path is refused.
  public init(_ path: FilePath, calls: SystemCalls) throws(FileError) {
    self.path = path
    self.calls = calls
    file = try calls.openFile(path, .directory)
  }

  /// The status of the directory.
  public func status() throws(FileError) -> FileStatus { try file.status() }

  /// The status of a name, without following a symbolic link; nil if nothing has it.
  public func status(of name: [UInt8]) throws(FileError) -> FileStatus? {
    let whole = path.appending(name)
    do { return try calls.lstatAt(file.number, whole) } catch {
      if error == .noSuchFile { return nil }
      throw FileError(operation: .lstat, path: whole, errno: error)
    }
  }

  /// Visits the names until the closure returns false.
  public func visit(_ body: (DirectoryEntry) -> Bool) throws(FileError) {
    do { try calls.readdirOf(file.number, path, body) } catch {
      throw FileError(operation: .readdir, path: path, errno: error)
    }
  }

  /// Renames what has a name to a path that must be free.
  public func renameOut(_ name: [UInt8], to target: FilePath) throws(FileError) {
    let whole = path.appending(name)
    do { try calls.renameExclusiveFrom(file.number, whole, target) } catch {
      throw FileError(operation: .renameExclusive, path: whole, errno: error)
    }
  }

  /// Renames what has a path to a name that must be free.
  public func renameIn(_ source: FilePath, as name: [UInt8]) throws(FileError) {
    do { try calls.renameExclusiveInto(file.number, source, path.appending(name)) } catch {
      throw FileError(operation: .renameExclusive, path: source, errno: error)
    }
  }

  /// Makes the names durable.
  public func sync() throws(FileError) { try file.sync() }

  /// Makes durable all that was written to the file system on which the directory lies.
  public func syncFileSystem() throws(FileError) {
    do { try calls.syncfs(file.number) } catch {
      throw FileError(operation: .syncfs, path: path, errno: error)
    }
  }
}
