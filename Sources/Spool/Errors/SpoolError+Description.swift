internal import Bytes
internal import FileSystem

extension SpoolError: CustomStringConvertible {
  /// The fault and its consequence, in one line that is safe to show.
  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .unfinished(let error):
      "a committed group is not yet published and released in full: \(error)"
    case .poisoned(let error):
      "nobody knows what the disk holds, only a restart can tell: \(error)"
    case .locked(let path, let holder):
      "another daemon has this spool\(holder.isEmpty ? "" : ", the process \(holder)") (lock \(path))"
    case .notLocal(let path, let type):
      "\(path) lies on a file system that is no local disk (type 0x\(String(type, radix: 16)))"
    case .mountPointInside(let path):
      "\(path) is on another mount than the spool; a rename into it cannot be one step"
    case .notDirectory(let path):
      "\(path) must be a directory, and no symbolic link"
    case .foreignOwner(let path, let owner):
      "\(path) belongs to the user with the number \(owner), whose daemon could not use what root"
        + " makes in it: run this as that user"
    case .otherFormat(let file, let version, let known):
      "\(file) has format \(version), and this Weir knows format \(known): let the Weir that wrote it"
        + " empty active/ and prepared/, then move state/ away; batches decided so far are then no"
        + " repeats when they come again"
    case .damaged(let file, let record, let reason):
      "\(file) is damaged\(record == 0 ? "" : " at record \(record)"): \(reason.rawValue);"
        + " nothing was changed"
    case .outOfMemory(let name):
      "no memory to unpack the batch \(Quoted(name.file))"
    }
  }
}
