import CLinux
import Glibc

extension SystemCalls {
  /// The calls as the kernel has them.
  public static let live = unsafe SystemCalls(
    open: { (path, flags, mode) throws(Errno) in
      try unsafe path.withCString { (name) throws(Errno) in
        try checked { unsafe weir_open(name, flags | O_CLOEXEC, mode) }
      }
    },
    close: { (descriptor) throws(Errno) in
      guard Glibc.close(descriptor) == 0 else { throw .last }
    },
    read: { (descriptor, room) throws(Errno) in
      try checked { unsafe Glibc.read(descriptor, room.baseAddress, room.count) }
    },
    pread: { (descriptor, room, offset) throws(Errno) in
      try checked { unsafe Glibc.pread(descriptor, room.baseAddress, room.count, Int(offset)) }
    },
    write: { (descriptor, bytes) throws(Errno) in
      try checked { unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
    },
    pwrite: { (descriptor, bytes, offset) throws(Errno) in
      try checked {
        unsafe Glibc.pwrite(descriptor, bytes.baseAddress, bytes.count, Int(offset))
      }
    },
    fsync: { (descriptor) throws(Errno) in _ = try checked { Glibc.fsync(descriptor) } },
    fdatasync: { (descriptor) throws(Errno) in _ = try checked { Glibc.fdatasync(descriptor) } },
    ftruncate: { (descriptor, size) throws(Errno) in
      _ = try checked { Glibc.ftruncate(descriptor, Int(size)) }
    },
    fallocate: { (descriptor, size) throws(Errno) in
      try checkedCode { posix_fallocate(descriptor, 0, Int(size)) }
    },
    flock: { (descriptor, operation) throws(Errno) in
      _ = try checked { weir_flock(descriptor, operation) }
    },
    fstat: { (descriptor) throws(Errno) in
      try unsafe fileStatus { unsafe weir_statx(descriptor, "", weir_at_empty_path, $0) }
    },
    stat: { (path) throws(Errno) in try statusOfPath(path, flags: 0) },
    lstat: { (path) throws(Errno) in try statusOfPath(path, flags: AT_SYMLINK_NOFOLLOW) },
    statfs: { (path) throws(Errno) in try statusOfFileSystem(path) },
    rename: { (from, to) throws(Errno) in
      try unsafe withCStrings(from, to) { unsafe Glibc.rename($0, $1) }
    },
    renameExclusive: { (from, to) throws(Errno) in
      try unsafe withCStrings(from, to) {
        unsafe weir_rename_exclusive(AT_FDCWD, $0, AT_FDCWD, $1)
      }
    },
    lstatAt: { (directory, path) throws(Errno) in
      try unsafe path.lastName.withCString { (name) throws(Errno) in
        try unsafe fileStatus { unsafe weir_statx(directory, name, AT_SYMLINK_NOFOLLOW, $0) }
      }
    },
    renameExclusiveFrom: { (directory, from, to) throws(Errno) in
      try unsafe withCStrings(from.lastName, to) {
        unsafe weir_rename_exclusive(directory, $0, AT_FDCWD, $1)
      }
    },
    renameExclusiveInto: { (directory, from, to) throws(Errno) in
      try unsafe withCStrings(from, to.lastName) {
        unsafe weir_rename_exclusive(AT_FDCWD, $0, directory, $1)
      }
    },
    unlink: { (path) throws(Errno) in try unsafe withCString(path) { unsafe Glibc.unlink($0) } },
    mkdir: { (path, mode) throws(Errno) in
      try unsafe withCString(path) { unsafe Glibc.mkdir($0, mode) }
    },
    rmdir: { (path) throws(Errno) in try unsafe withCString(path) { unsafe Glibc.rmdir($0) } },
    chmod: { (path, mode) throws(Errno) in
      try unsafe withCString(path) { unsafe Glibc.chmod($0, mode) }
    },
    chgrp: { (path, group) throws(Errno) in
      try unsafe withCString(path) { unsafe Glibc.chown($0, uid_t.max, group) }
    },
    readdir: { (path, visit) throws(Errno) in
      let directory = try unsafe path.withCString { (name) throws(Errno) in
        guard let opened = unsafe opendir(name) else { throw .last }
        return unsafe opened
      }
      try unsafe visitNames(in: directory, visit)
    },
    readdirOf: { (descriptor, _, visit) throws(Errno) in
      // The stream closes its descriptor, so it gets one of its own.
      let copy = try checked { weir_duplicate(descriptor) }
      guard let directory = unsafe fdopendir(copy) else {
        let error = Errno.last
        _ = Glibc.close(copy)
        throw error
      }
      unsafe rewinddir(directory)
      try unsafe visitNames(in: directory, visit)
    },
    inotifyInit: { () throws(Errno) in
      try checked { inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }
    },
    inotifyAddWatch: { (descriptor, path, mask) throws(Errno) in
      try unsafe path.withCString { (name) throws(Errno) in
        try checked { unsafe inotify_add_watch(descriptor, name, mask) }
      }
    },
    inotifyRemoveWatch: { (descriptor, watch) throws(Errno) in
      _ = try checked { inotify_rm_watch(descriptor, watch) }
    },
    getrandom: { (room) throws(Errno) in
      var filled = 0
      while filled < room.count {
        filled += try checked {
          unsafe CLinux.getrandom(room.baseAddress?.advanced(by: filled), room.count - filled, 0)
        }
      }
    },
    syncfs: { (descriptor) throws(Errno) in _ = try checked { weir_syncfs(descriptor) } },
    getpid: { Glibc.getpid() },
    geteuid: { Glibc.geteuid() }
  )
}

/// Calls again after `EINTR`, and throws what else went wrong.
private func checked<Value: SignedInteger>(_ call: () -> Value) throws(Errno) -> Value {
  while true {
    let value = call()
    if value >= 0 { return value }
    guard errno == EINTR else { throw .last }
  }
}

/// The same for a function that returns the error number.
private func checkedCode(_ call: () -> Int32) throws(Errno) {
  while true {
    let code = call()
    if code == 0 { return }
    guard code == EINTR else { throw Errno(code) }
  }
}

private func withCString(
  _ path: FilePath, _ call: (UnsafePointer<CChar>) -> Int32
) throws(Errno) {
  try unsafe path.withCString { (name) throws(Errno) in
    _ = try checked { unsafe call(name) }
  }
}

private func withCStrings(
  _ first: FilePath, _ second: FilePath,
  _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
) throws(Errno) {
  try unsafe first.withCString { (firstName) throws(Errno) in
    try unsafe second.withCString { (secondName) throws(Errno) in
      _ = try checked { unsafe call(firstName, secondName) }
    }
  }
}

private func statusOfPath(_ path: FilePath, flags: Int32) throws(Errno) -> FileStatus {
  try unsafe path.withCString { (name) throws(Errno) in
    try unsafe fileStatus { unsafe weir_statx(AT_FDCWD, name, flags, $0) }
  }
}

private func fileStatus(_ call: (UnsafeMutablePointer<weir_status>) -> Int32) throws(Errno)
  -> FileStatus
{
  var raw = weir_status()
  _ = try checked { unsafe call(&raw) }
  let kind: FileStatus.Kind =
    switch Int32(raw.mode) & CLinux.S_IFMT {
    case CLinux.S_IFREG: .regular
    case CLinux.S_IFDIR: .directory
    case CLinux.S_IFLNK: .symbolicLink
    default: .other
    }
  return FileStatus(
    kind: kind, mode: raw.mode & 0o7777, owner: raw.owner, group: raw.group, device: raw.device,
    mount: raw.mount,
    inode: raw.inode, size: raw.size, modifiedNanoseconds: raw.modified_nanoseconds,
    changedNanoseconds: raw.changed_nanoseconds)
}

private func statusOfFileSystem(_ path: FilePath) throws(Errno) -> FileSystemStatus {
  var raw = statfs()
  try unsafe withCString(path) { unsafe weir_statfs($0, &raw) }
  let blockByteCount = UInt64(clamping: raw.f_bsize)
  let (byteCount, isTooLarge) = UInt64(raw.f_bavail).multipliedReportingOverflow(by: blockByteCount)
  return FileSystemStatus(
    type: UInt64(UInt32(truncatingIfNeeded: raw.f_type)),
    availableByteCount: isTooLarge ? .max : byteCount, availableFileCount: UInt64(raw.f_ffree),
    hasFileLimit: raw.f_files > 0, isReadOnly: raw.f_flags & ST_RDONLY != 0)
}

/// Visits the names of an open directory, and closes it.
@unsafe
private func visitNames(
  in directory: OpaquePointer, _ visit: (DirectoryEntry) -> Bool
) throws(Errno) {
  defer { unsafe closedir(directory) }
  while true {
    errno = 0
    guard let entry = unsafe Glibc.readdir(directory) else {
      guard errno == 0 else { throw .last }
      return
    }
    let name = unsafe nameBytes(of: entry)
    if name == [UInt8(ascii: ".")] || name == Array("..".utf8) { continue }
    let kind: FileStatus.Kind? =
      switch unsafe Int(entry.pointee.d_type) {
      case Int(DT_REG): .regular
      case Int(DT_DIR): .directory
      case Int(DT_LNK): .symbolicLink
      case Int(DT_UNKNOWN): nil
      default: .other
      }
    guard visit(DirectoryEntry(name: name, kind: kind)) else { return }
  }
}

private func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
  // The name is read in place: the record that the C library gives may be shorter than `dirent`.
  let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
  let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
  let count = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
  return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
}
