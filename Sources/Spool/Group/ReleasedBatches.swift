internal import FileSystem

/// The treatment of a batch that is decided, committed and published.
public enum ReleasedBatches: Sendable {
  /// It is removed.
  case remove
  /// It is renamed to `archive/[SOURCE/]S.NAME`, for whoever wants to look at it later, and to take away.
  case archive

  /// Lets a batch go; what is gone already is released.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - sequence: Its number.
  ///   - layout: Where it lies, and where it may go.
  ///   - calls: The system calls.
  /// - Throws: `FileError`; it is to be called again.
  func release(
    _ name: BatchName, sequence: UInt64, layout: SpoolLayout, _ calls: SystemCalls
  ) throws(FileError) {
    let path = layout.claimed(name, sequence: sequence)
    switch self {
    case .remove: try calls.removeFile(path)
    case .archive:
      let target = layout.archived(name, sequence: sequence)
      if !name.sourceBytes.isEmpty {
        try calls.makeDirectory(target.directory, mode: 0o700)
      }
      do {
        try calls.renameFileExclusively(path, to: target)
      } catch {
        switch error.errno {
        case .noSuchFile: return
        // It came back after a power cut; the one in the archive is the same.
        case .fileExists: try calls.removeFile(path)
        default: throw error
        }
      }
    }
  }
}
