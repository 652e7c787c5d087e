import Bytes
import FileSystem
import Glibc
import Offline
import RuleCompiler

/// A directory in a revision of a git repository, as `REV:DIR` names it.
struct GitRevision {
  /// What the user wrote.
  let name: String

  /// Takes `HEAD~3:Rules` and the like; nil for what is a path, or could be an option of git.
  init?(_ name: String) {
    guard let colon = name.firstIndex(of: ":"), colon != name.startIndex, !name.hasPrefix("-"),
      !name[..<colon].contains("/") || !name.hasPrefix(".")
    else { return nil }
    self.name = name
  }

  /// Reads the directory with `git archive`, without a file on the disk.
  ///
  /// - Returns: The files; nil where git does not know the revision, which git has said then.
  func bundle() -> RuleBundle? {
    guard let archive = archive(), let files = TarArchive.files(in: archive) else { return nil }
    let kept = files.filter { file in
      let parts = file.path.split(separator: "/")
      return !parts.contains { $0.hasPrefix(".") || $0.hasSuffix("~") }
    }
    return RuleBundle(
      directory: name, files: kept.map { RuleBundle.File(path: $0.path, bytes: $0.bytes) })
  }

  private func archive() -> [UInt8]? {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    let child = ChildProcess(
      ["git", "archive", "--format=tar", name], output: ends[1], closing: ends)
    close(ends[1])
    let content = child.map { _ in read(ends[0]) }
    close(ends[0])
    if child == nil { Terminal.standardError.write("weir: git cannot be started\n") }
    return child?.wait() == 0 ? content : nil
  }

  /// Reads to the end, and no further than rules may go.
  private func read(_ descriptor: Int32) -> [UInt8] {
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while content.count <= 2 * Limits.listByteCountMax {
      let count = unsafe Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      content += piece[..<count]
    }
    return content
  }
}
