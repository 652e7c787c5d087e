import Bytes
public import FileSystem

extension RuleBundle {
  /// Reads all files of a rule directory, two folders deep and deeper.
  ///
  /// Names that begin with a dot and names that end in `~` are left out: editors leave them.
  /// Symbolic links are followed for files, so that a list may lie elsewhere; pipes and sockets are
  /// left out.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - calls: The system calls to use.
  /// - Throws: `FileError` for what cannot be read, or where there is more than the limits allow.
  public init(directory path: String, calls: SystemCalls) throws(FileError) {
    var files: [File] = []
    var reader = BundleReader(calls: calls)
    try reader.read(FilePath(path), prefix: "", into: &files)
    self.init(directory: path, files: files)
  }
}

/// Walks a rule directory, within bounds.
private struct BundleReader {
  let calls: SystemCalls
  var byteCount = 0
  var depth = 0

  mutating func read(
    _ directory: FilePath, prefix: String, into files: inout [RuleBundle.File]
  ) throws(FileError) {
    guard depth < Limits.ruleDirectoryDepthMax else {
      throw FileError(operation: .readdir, path: directory, errno: .fileTooLarge)
    }
    depth += 1
    defer { depth -= 1 }
    for entry in try calls.list(directory) {
      let path = directory.appending(entry.name)
      guard let name = String(validating: entry.name, as: UTF8.self) else {
        throw FileError(operation: .readdir, path: path, errno: .illegalByteSequence)
      }
      guard !name.hasPrefix("."), !name.hasSuffix("~") else { continue }
      // Opening a pipe or a socket would wait for whoever is at its other end.
      guard entry.kind != .other else { continue }
      if entry.kind == .directory {
        try read(path, prefix: prefix + name + "/", into: &files)
        continue
      }
      let bytes = try calls.readWhole(path, limit: Limits.listByteCountMax)
      byteCount += bytes.count
      guard byteCount <= Limits.listByteCountMax, files.count < Limits.ruleFileCountMax else {
        throw FileError(operation: .read, path: path, errno: .fileTooLarge)
      }
      files.append(RuleBundle.File(path: prefix + name, bytes: bytes))
    }
  }
}
