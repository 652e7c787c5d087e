internal import Bytes
internal import FileSystem

extension SpoolError: CustomStringConvertible {
  /// What is wrong and what it means, in one line that is safe to show.
  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .unfinished(let error):
      "a committed group is not yet published and released in full: \(error)"
    case .poisoned(let error):
      "nobody knows what the disk holds, only a restart can tell: \(error)"
    case .locked(let path, let holder):
      "the spool is in use by \(holder.isEmpty ? "another process" : "process \(holder)")"
        + " (lock \(path))"
    case .notLocal(let path, let type):
      "\(path) lies on a file system that is no local disk (type 0x\(String(type, radix: 16)))"
    case .mountPointInside(let path):
      "\(path) is on another mount than the spool; a rename into it cannot be one step"
    case .notDirectory(let path):
      "\(path) must be a directory, and no symbolic link"
    case .damaged(let file, let record, let reason):
      "\(file) is damaged\(record == 0 ? "" : " at record \(record)"): \(reason.rawValue);"
        + " nothing was changed"
    case .outOfMemory(let name):
      "no memory to unpack the batch \(Quoted(name.file))"
    }
  }
}
