extension SystemCalls {
  /// These calls with a closure before each, which may throw in place of the call.
  ///
  /// The closure gets the operation and the path that it names, if it names one. It is not asked
  /// about `close`, which the kernel does by itself when a process dies, nor about `getpid` and
  /// `geteuid`.
  public func intercepted(
    by before: @escaping @Sendable (SystemOperation, FilePath?) throws(Errno) -> Void
  ) -> SystemCalls {
    var calls = self
    interceptPaths(&calls, before)
    interceptDirectories(&calls, before)
    interceptDescriptors(&calls, before)
    interceptData(&calls, before)
    return calls
  }

  private typealias Hook = @Sendable (SystemOperation, FilePath?) throws(Errno) -> Void

  private func interceptPaths(_ calls: inout SystemCalls, _ before: @escaping Hook) {
    calls.open = { [open] (path, flags, mode) throws(Errno) in
      try before(.open, path)
      return try open(path, flags, mode)
    }
    calls.stat = { [stat] (path) throws(Errno) in
      try before(.stat, path)
      return try stat(path)
    }
    calls.lstat = { [lstat] (path) throws(Errno) in
      try before(.lstat, path)
      return try lstat(path)
    }
    calls.statfs = { [statfs] (path) throws(Errno) in
      try before(.statfs, path)
      return try statfs(path)
    }
    calls.rename = { [rename] (from, to) throws(Errno) in
      try before(.rename, from)
      try rename(from, to)
    }
    calls.renameExclusive = { [renameExclusive] (from, to) throws(Errno) in
      try before(.renameExclusive, from)
      try renameExclusive(from, to)
    }
    calls.unlink = { [unlink] (path) throws(Errno) in
      try before(.unlink, path)
      try unlink(path)
    }
    calls.mkdir = { [mkdir] (path, mode) throws(Errno) in
      try before(.mkdir, path)
      try mkdir(path, mode)
    }
    calls.rmdir = { [rmdir] (path) throws(Errno) in
      try before(.rmdir, path)
      try rmdir(path)
    }
    calls.chmod = { [chmod] (path, mode) throws(Errno) in
      try before(.chmod, path)
      try chmod(path, mode)
    }
    calls.chgrp = { [chgrp] (path, group) throws(Errno) in
      try before(.chgrp, path)
      try chgrp(path, group)
    }
    calls.readdir = { [readdir] (path, visit) throws(Errno) in
      try before(.readdir, path)
      try readdir(path, visit)
    }
  }

  private func interceptDirectories(_ calls: inout SystemCalls, _ before: @escaping Hook) {
    calls.lstatAt = { [lstatAt] (directory, path) throws(Errno) in
      try before(.lstat, path)
      return try lstatAt(directory, path)
    }
    calls.renameExclusiveFrom = { [renameExclusiveFrom] (directory, from, to) throws(Errno) in
      try before(.renameExclusive, from)
      try renameExclusiveFrom(directory, from, to)
    }
    calls.renameExclusiveInto = { [renameExclusiveInto] (directory, from, to) throws(Errno) in
      try before(.renameExclusive, from)
      try renameExclusiveInto(directory, from, to)
    }
    calls.readdirOf = { [readdirOf] (descriptor, path, visit) throws(Errno) in
      try before(.readdir, path)
      try readdirOf(descriptor, path, visit)
    }
  }

  private func interceptDescriptors(_ calls: inout SystemCalls, _ before: @escaping Hook) {
    calls.fsync = { [fsync] (descriptor) throws(Errno) in
      try before(.fsync, nil)
      try fsync(descriptor)
    }
    calls.fdatasync = { [fdatasync] (descriptor) throws(Errno) in
      try before(.fdatasync, nil)
      try fdatasync(descriptor)
    }
    calls.syncfs = { [syncfs] (descriptor) throws(Errno) in
      try before(.syncfs, nil)
      try syncfs(descriptor)
    }
    calls.ftruncate = { [ftruncate] (descriptor, size) throws(Errno) in
      try before(.ftruncate, nil)
      try ftruncate(descriptor, size)
    }
    calls.fallocate = { [fallocate] (descriptor, size) throws(Errno) in
      try before(.fallocate, nil)
      try fallocate(descriptor, size)
    }
    calls.flock = { [flock] (descriptor, operation) throws(Errno) in
      try before(.flock, nil)
      try flock(descriptor, operation)
    }
    calls.fstat = { [fstat] (descriptor) throws(Errno) in
      try before(.fstat, nil)
      return try fstat(descriptor)
    }
    calls.inotifyInit = { [inotifyInit] () throws(Errno) in
      try before(.inotifyInit, nil)
      return try inotifyInit()
    }
    calls.inotifyAddWatch = { [inotifyAddWatch] (descriptor, path, mask) throws(Errno) in
      try before(.inotifyAddWatch, path)
      return try inotifyAddWatch(descriptor, path, mask)
    }
    calls.inotifyRemoveWatch = { [inotifyRemoveWatch] (descriptor, watch) throws(Errno) in
      try before(.inotifyRemoveWatch, nil)
      try inotifyRemoveWatch(descriptor, watch)
    }
  }

  private func interceptData(_ calls: inout SystemCalls, _ before: @escaping Hook) {
    let read = unsafe self.read
    unsafe calls.read = { (descriptor, room) throws(Errno) in
      try before(.read, nil)
      return try unsafe read(descriptor, room)
    }
    let pread = unsafe self.pread
    unsafe calls.pread = { (descriptor, room, offset) throws(Errno) in
      try before(.pread, nil)
      return try unsafe pread(descriptor, room, offset)
    }
    let write = unsafe self.write
    unsafe calls.write = { (descriptor, bytes) throws(Errno) in
      try before(.write, nil)
      return try unsafe write(descriptor, bytes)
    }
    let pwrite = unsafe self.pwrite
    unsafe calls.pwrite = { (descriptor, bytes, offset) throws(Errno) in
      try before(.pwrite, nil)
      return try unsafe pwrite(descriptor, bytes, offset)
    }
    let getrandom = unsafe self.getrandom
    unsafe calls.getrandom = { (room) throws(Errno) in
      try before(.getrandom, nil)
      try unsafe getrandom(room)
    }
  }
}
