import CLinux
import FileSystem
import Glibc

/// Tells when something in some directories, or in one below them, was saved.
struct DirectoryWatch: ~Copyable {
  private let roots: [FilePath]
  private let calls = SystemCalls.live
  private let inotify: FileDescriptor

  /// Closed files and changed names: what editors do when they save.
  private static let mask = [
    IN_CLOSE_WRITE, IN_MOVED_TO, IN_MOVED_FROM, IN_CREATE, IN_DELETE, IN_ONLYDIR,
  ].reduce(0) { $0 | UInt32($1) }

  /// Editors save in several steps, so it is over when nothing happens for so long.
  private static let quietMilliseconds: Int32 = 10

  /// Names directories, at least one; they are watched from ``begin()`` on.
  init(_ roots: [FilePath]) throws(FileError) {
    self.roots = roots
    inotify = try DirectoryWatch.descriptor(for: roots[0], calls)
  }

  /// Watches the directories as they are now.
  func begin() throws(FileError) {
    for root in roots { try watch(root) }
  }

  private static func descriptor(
    for root: FilePath, _ calls: SystemCalls
  ) throws(FileError) -> FileDescriptor {
    do throws(Errno) {
      return FileDescriptor(owning: try calls.inotifyInit(), path: root, calls: calls)
    } catch { throw FileError(operation: .inotifyInit, path: root, errno: error) }
  }

  /// Waits until something was saved, and watches what came with it.
  func wait() throws(FileError) {
    var waiting = pollfd(fd: inotify.number, events: Int16(POLLIN), revents: 0)
    var milliseconds: Int32 = -1
    while true {
      let count = unsafe poll(&waiting, 1, milliseconds)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      drain()
      milliseconds = DirectoryWatch.quietMilliseconds
    }
    try begin()
  }

  /// Which of them it was does not matter: the directory is read anew.
  private func drain() {
    var room = [UInt8](repeating: 0, count: 1 << 14)
    _ = unsafe read(inotify.number, &room, room.count)
  }

  /// Watches a directory and those below it; one that is watched already stays so.
  private func watch(_ directory: FilePath) throws(FileError) {
    do throws(Errno) {
      _ = try calls.inotifyAddWatch(inotify.number, directory, DirectoryWatch.mask)
    } catch { throw FileError(operation: .inotifyAddWatch, path: directory, errno: error) }
    for entry in try calls.list(directory) where entry.kind == .directory {
      try watch(directory.appending(entry.name))
    }
  }
}
