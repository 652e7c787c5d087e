import Glibc

extension FileError: CustomStringConvertible {
  /// The failure and its reason, such as `cannot open "/a/b": no such file or directory (errno 2)`.
  public var description: String {
    "cannot \(operation.phrase) \(path.description): \(errno.description)"
  }
}

extension Errno: CustomStringConvertible {
  /// The words of the C library, in lower case, and the number.
  public var description: String {
    var room = [CChar](repeating: 0, count: 256)
    let text = unsafe room.withUnsafeMutableBufferPointer { buffer -> String in
      guard let start = buffer.baseAddress else { return "" }
      return unsafe strerror_r(code, start, buffer.count) == 0 ? String(cString: start) : ""
    }
    let words = text.prefix(1).lowercased() + text.dropFirst()
    return words.isEmpty ? "errno \(code)" : "\(words) (errno \(code))"
  }
}

extension SystemOperation {
  /// The operation as a person would say it.
  var phrase: String {
    switch self {
    case .open: "open"
    case .close: "close"
    case .read, .pread: "read"
    case .write, .pwrite: "write"
    case .fsync, .fdatasync: "sync"
    case .syncfs: "sync the file system of"
    case .ftruncate: "set the size of"
    case .fallocate: "reserve room for"
    case .flock: "lock"
    case .fstat, .stat, .lstat: "look at"
    case .statfs: "look at the file system of"
    case .rename, .renameExclusive: "rename"
    case .unlink, .rmdir: "remove"
    case .mkdir: "make the directory"
    case .chmod: "set the mode of"
    case .chgrp: "set the group of"
    case .readdir: "list"
    case .inotifyInit, .inotifyAddWatch, .inotifyRemoveWatch: "watch"
    case .getrandom: "get random bytes for"
    }
  }
}
