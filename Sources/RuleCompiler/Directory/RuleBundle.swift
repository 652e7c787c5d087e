// RuleCompiler: rule directory -> checked syntax -> rule set.
//
// Touches: rule files, through FileSystem, when a bundle is read. No clock, no log, no thread.
// Hostile: rule files are an author's mistakes, not attacks; still bounded, and never trusted.
// Fails: FileError for the disk; everything an author can do is a diagnostic, all shown at once.

import Bytes
public import Digests

/// All files of a rule directory, read at one moment: what a rule set is compiled from.
///
/// The daemon keeps the bundle that it accepted last in its state, so that it can start again when
/// the files are refused; so a bundle is a value that needs no disk.
public struct RuleBundle: Equatable, Sendable {
  /// One file.
  public struct File: Equatable, Sendable {
    /// The path inside the directory, with `/` between its parts.
    public var path: String
    /// The content.
    public var bytes: [UInt8]

    /// Wraps a file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// A name in the directory that is no file with content of its own.
  public struct Irregular: Equatable, Sendable {
    /// The kind of file, links followed.
    public enum Kind: Sendable {
      /// A directory that a link leads to: only files may lie elsewhere.
      case linkedDirectory
      /// A device, a pipe or a socket.
      case special
      /// A link that leads nowhere.
      case brokenLink
    }

    /// The path inside the directory.
    public var path: String
    /// What it is.
    public var kind: Kind

    /// Names one.
    public init(path: String, kind: Kind) {
      self.path = path
      self.kind = kind
    }
  }

  /// How the directory is called in diagnostics, as the caller named it.
  public var directory: String

  /// The files, sorted by path.
  public let files: [File]

  /// The names that cannot be read as files; each is an error, so no accepted bundle has any.
  public let irregular: [Irregular]

  /// Bundles files; equal paths are our bug.
  public init(directory: String, files: [File], irregular: [Irregular] = []) {
    self.directory = directory
    self.irregular = irregular.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    // By their bytes: two names that differ in the normal form of a letter are two files.
    let paths = Set(files.map { Array($0.path.utf8) })
    precondition(paths.count == files.count, "a path stands twice in a bundle")
  }

  /// The file at a path.
  public func file(_ path: String) -> File? {
    files.first { $0.path.utf8.elementsEqual(path.utf8) }
  }

  /// The paths of the data files in a folder, in their order; the folder ends in `/`.
  func paths(in folder: String) -> [String] {
    files.map(\.path).filter { $0.hasPrefix(folder) && $0.hasSuffix(".tsv") }
  }

  /// A path as people are shown it.
  public func shownPath(_ path: String) -> String {
    directory.isEmpty ? path : directory + "/" + path
  }

  /// The name of the rule set: SHA-256 over every path and content, with their lengths.
  public var digest: SHA256Digest {
    var hasher = SHA256Digest.Hasher()
    for file in files {
      hasher.update(Array("\(file.path.utf8.count) \(file.path) \(file.bytes.count) ".utf8))
      hasher.update(file.bytes)
    }
    return hasher.finish()
  }
}
