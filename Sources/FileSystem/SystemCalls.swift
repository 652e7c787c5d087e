// FileSystem: system calls with typed errors, all through one passed-in value.
//
// Touches: files, directories, locks and inotify; nothing else of the daemon calls the kernel
//   about files.
// Hostile: names may hold any byte but NUL and the slash; `FilePath` keeps them as bytes.
// Fails: `Errno` from a call, `FileError` (operation, path, reason) from a verb.

/// The calls to the kernel that the daemon's work with files needs, as one value.
///
/// Each member does what the C function of its name does (``renameExclusive`` is `renameat2` with
/// `RENAME_NOREPLACE`), repeats itself after `EINTR`, and throws the error number. A test copies
/// ``live`` and replaces or intercepts (``intercepted(by:)``) what it wants to fail, count or stop.
@safe
public struct SystemCalls: Sendable {
  /// `open` with flags and a mode; `O_CLOEXEC` is always added.
  public var open:
    @Sendable (_ path: FilePath, _ flags: Int32, _ mode: UInt32) throws(Errno) -> Int32

  /// `close`; never repeated, for after `EINTR` the descriptor is gone.
  public var close: @Sendable (_ descriptor: Int32) throws(Errno) -> Void

  /// `read`; returns 0 at the end.
  public var read:
    @Sendable (_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) throws(Errno) -> Int

  /// `pread`; returns 0 at the end.
  public var pread:
    @Sendable (
      _ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer, _ offset: Int64
    ) throws(Errno) -> Int

  /// `write`; may write less than it is given.
  public var write:
    @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(Errno) -> Int

  /// `pwrite`; may write less than it is given.
  public var pwrite:
    @Sendable (
      _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ offset: Int64
    ) throws(Errno) -> Int

  /// `fsync`, of a file or a directory.
  public var fsync: @Sendable (_ descriptor: Int32) throws(Errno) -> Void

  /// `fdatasync`.
  public var fdatasync: @Sendable (_ descriptor: Int32) throws(Errno) -> Void

  /// `ftruncate`.
  public var ftruncate: @Sendable (_ descriptor: Int32, _ size: Int64) throws(Errno) -> Void

  /// `posix_fallocate` from the start, which also sets the size.
  public var fallocate: @Sendable (_ descriptor: Int32, _ size: Int64) throws(Errno) -> Void

  /// `flock`.
  public var flock: @Sendable (_ descriptor: Int32, _ operation: Int32) throws(Errno) -> Void

  /// `fstat`.
  public var fstat: @Sendable (_ descriptor: Int32) throws(Errno) -> FileStatus

  /// `stat`, which follows symbolic links.
  public var stat: @Sendable (_ path: FilePath) throws(Errno) -> FileStatus

  /// `lstat`, which does not follow a symbolic link.
  public var lstat: @Sendable (_ path: FilePath) throws(Errno) -> FileStatus

  /// `statfs`.
  public var statfs: @Sendable (_ path: FilePath) throws(Errno) -> FileSystemStatus

  /// `rename`, which replaces.
  public var rename: @Sendable (_ from: FilePath, _ to: FilePath) throws(Errno) -> Void

  /// `renameat2` with `RENAME_NOREPLACE`: throws `EEXIST` rather than replace.
  public var renameExclusive: @Sendable (_ from: FilePath, _ to: FilePath) throws(Errno) -> Void

  /// `statx` of the last part of a path in an open directory, without following a symbolic link.
  public var lstatAt: @Sendable (_ directory: Int32, _ path: FilePath) throws(Errno) -> FileStatus

  /// ``renameExclusive`` of the last part of a path in an open directory.
  public var renameExclusiveFrom:
    @Sendable (_ directory: Int32, _ from: FilePath, _ to: FilePath) throws(Errno) -> Void

  /// ``renameExclusive`` to the last part of a path in an open directory.
  public var renameExclusiveInto:
    @Sendable (_ directory: Int32, _ from: FilePath, _ to: FilePath) throws(Errno) -> Void

  /// `unlink`.
  public var unlink: @Sendable (_ path: FilePath) throws(Errno) -> Void

  /// `mkdir`.
  public var mkdir: @Sendable (_ path: FilePath, _ mode: UInt32) throws(Errno) -> Void

  /// `rmdir`.
  public var rmdir: @Sendable (_ path: FilePath) throws(Errno) -> Void

  /// `chmod`.
  public var chmod: @Sendable (_ path: FilePath, _ mode: UInt32) throws(Errno) -> Void

  /// `chown` of the group alone.
  public var chgrp: @Sendable (_ path: FilePath, _ group: UInt32) throws(Errno) -> Void

  /// `opendir`, `readdir` without `.` and `..` until the closure returns false, `closedir`.
  public var readdir:
    @Sendable (_ path: FilePath, _ visit: (DirectoryEntry) -> Bool) throws(Errno) -> Void

  /// ``readdir`` of an open directory; the path is only named.
  public var readdirOf:
    @Sendable (
      _ descriptor: Int32, _ path: FilePath, _ visit: (DirectoryEntry) -> Bool
    ) throws(Errno) -> Void

  /// `inotify_init1`, not blocking.
  public var inotifyInit: @Sendable () throws(Errno) -> Int32

  /// `inotify_add_watch`; returns the watch.
  public var inotifyAddWatch:
    @Sendable (_ descriptor: Int32, _ path: FilePath, _ mask: UInt32) throws(Errno) -> Int32

  /// `inotify_rm_watch`.
  public var inotifyRemoveWatch:
    @Sendable (_ descriptor: Int32, _ watch: Int32) throws(Errno) -> Void

  /// `getrandom`, until the room is full.
  public var getrandom: @Sendable (_ room: UnsafeMutableRawBufferPointer) throws(Errno) -> Void

  /// `syncfs`: all that was written to the file system of an open file.
  public var syncfs: @Sendable (_ descriptor: Int32) throws(Errno) -> Void

  /// `getpid`.
  public var getpid: @Sendable () -> Int32

  /// `geteuid`.
  public var geteuid: @Sendable () -> UInt32
}
