/// The name of a system call, as `SystemCalls` has it and as errors show it.
public enum SystemOperation: String, CaseIterable, Sendable {
  case open, close, read, pread, write, pwrite, fsync, fdatasync, ftruncate, fallocate, flock
  case fstat, stat, lstat, statfs, rename, renameExclusive, unlink, mkdir, rmdir, chmod, chgrp
  case syncfs, readdir, inotifyInit, inotifyAddWatch, inotifyRemoveWatch, getrandom
}
