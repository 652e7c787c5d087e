import Bytes
public import FileSystem

extension RuleBundle {
  /// Reads all files of rule directories, two folders deep and deeper.
  ///
  /// Names that begin with a dot and names that end in `~` are left out: editors leave them.
  /// Symbolic links are followed for files, so that a list may lie elsewhere. What is no file then
  /// is never opened, for that could wait or not end, and becomes ``irregular``.
  ///
  /// - Parameters:
  ///   - paths: The directories, layer after layer; at least one.
  ///   - calls: The system calls to use.
  /// - Throws: `FileError` for what cannot be read, or where there is more than the limits allow.
  public init(directories paths: [String], calls: SystemCalls) throws(FileError) {
    var files: [File] = []
    var reader = BundleReader(calls: calls)
    for (layer, path) in paths.enumerated() {
      guard layer < Limits.ruleLayerCountMax else {
        throw FileError(operation: .readdir, path: FilePath(path), errno: .fileTooLarge)
      }
      reader.layer = layer
      reader.paths = []
      try reader.read(FilePath(path), prefix: "", into: &files)
    }
    self.init(directories: paths, files: files, irregular: reader.irregular)
  }

  /// Reads all files of one rule directory.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - calls: The system calls to use.
  /// - Throws: `FileError` for what cannot be read, or where there is more than the limits allow.
  public init(directory path: String, calls: SystemCalls) throws(FileError) {
    try self.init(directories: [path], calls: calls)
  }
}

/// Walks a rule directory, within bounds.
private struct BundleReader {
  let calls: SystemCalls
  var byteCount = 0
  var depth = 0
  var layer = 0
  var irregular: [RuleBundle.Irregular] = []
  var paths: Set<[UInt8]> = []

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
      // A directory that changes while it is listed may give a name twice.
      guard paths.insert(Array((prefix + name).utf8)).inserted else { continue }
      switch try nature(of: path, known: entry.kind) {
      case .directory:
        try read(path, prefix: prefix + name + "/", into: &files)
        continue
      case .irregular(let kind):
        irregular.append(RuleBundle.Irregular(path: prefix + name, kind: kind, layer: layer))
        continue
      case .file: break
      }
      let bytes = try calls.readWhole(path, limit: Limits.listByteCountMax)
      byteCount += bytes.count
      guard byteCount <= Limits.listByteCountMax, files.count < Limits.ruleFileCountMax else {
        throw FileError(operation: .read, path: path, errno: .fileTooLarge)
      }
      files.append(RuleBundle.File(path: prefix + name, bytes: bytes, layer: layer))
    }
  }

  /// The treatment of a name in the directory.
  private enum Nature {
    case file
    case directory
    case irregular(RuleBundle.Irregular.Kind)
  }

  /// The kind of file behind a name; links are followed to files only.
  private func nature(
    of path: FilePath, known: FileStatus.Kind?
  ) throws(FileError) -> Nature {
    if known == .regular { return .file }
    // What was there a moment ago and is gone is told like a link that leads nowhere.
    guard let itself = try calls.status(of: path) else { return .irregular(.brokenLink) }
    switch itself.kind {
    case .regular: return .file
    case .directory: return .directory
    case .other: return .irregular(.special)
    case .symbolicLink: break
    }
    do {
      switch try calls.stat(path).kind {
      case .regular: return .file
      case .directory: return .irregular(.linkedDirectory)
      case .other, .symbolicLink: return .irregular(.special)
      }
    } catch {
      let leadsNowhere = [.noSuchFile, .notDirectory, .symbolicLink].contains(error)
      guard leadsNowhere else { throw FileError(operation: .stat, path: path, errno: error) }
      return .irregular(.brokenLink)
    }
  }
}
