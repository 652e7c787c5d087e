// RuleCompiler: rule directory -> checked syntax -> rule set.
//
// Touches: rule files, through FileSystem, when a bundle is read. No clock, no log, no thread.
// Hostile: rule files are an author's mistakes, not attacks; still bounded, and never trusted.
// Fails: FileError for the disk; everything an author can do is a diagnostic, all shown at once.

import Bytes
public import Digests

/// All files of the rule directories, read at one moment: what a rule set is compiled from.
///
/// Each directory is a layer, such as the shipped rules, those of the carrier and local ones; what a
/// later layer says wins.
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
    /// The number of the layer; the first is 0.
    public var layer: Int

    /// Wraps a file.
    public init(path: String, bytes: [UInt8], layer: Int = 0) {
      self.path = path
      self.bytes = bytes
      self.layer = layer
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
    /// The number of the layer.
    public var layer: Int

    /// Names one.
    public init(path: String, kind: Kind, layer: Int = 0) {
      self.path = path
      self.kind = kind
      self.layer = layer
    }
  }

  /// How the directories are called in diagnostics, as the caller named them; a layer is a place
  /// here.
  public let directories: [String]

  /// The files, sorted by layer and path.
  public let files: [File]

  /// The names that cannot be read as files; each is an error, so no accepted bundle has any.
  public let irregular: [Irregular]

  /// Bundles files; equal paths are our bug.
  public init(directory: String, files: [File], irregular: [Irregular] = []) {
    self.init(directories: [directory], files: files, irregular: irregular)
  }

  /// Bundles the files of several layers, of which each has a directory.
  ///
  /// - Parameters:
  ///   - directories: How the layers are called, in their order.
  ///   - files: The files; equal paths in one layer are our bug.
  ///   - irregular: What is no file.
  public init(directories: [String], files: [File], irregular: [Irregular] = []) {
    self.directories = directories
    self.irregular = irregular.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.files = files.sorted {
      $0.layer == $1.layer
        ? $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) : $0.layer < $1.layer
    }
    precondition(files.allSatisfy { directories.indices.contains($0.layer) }, "no such layer")
    // By their bytes: two names that differ in the normal form of a letter are two files.
    let paths = Set(files.map { [UInt8($0.layer)] + Array($0.path.utf8) })
    precondition(paths.count == files.count, "a path stands twice in a bundle")
  }

  /// Puts bundles on one another; each of them is a layer.
  public init(layers: [RuleBundle]) {
    self.init(
      directories: layers.flatMap(\.directories),
      files: layers.enumerated().flatMap { layer, bundle in
        bundle.files.map { File(path: $0.path, bytes: $0.bytes, layer: layer) }
      },
      irregular: layers.enumerated().flatMap { layer, bundle in
        bundle.irregular.map { Irregular(path: $0.path, kind: $0.kind, layer: layer) }
      })
  }

  /// The file at a path; of several layers, that of the last.
  public func file(_ path: String) -> File? {
    files.last { $0.path.utf8.elementsEqual(path.utf8) }
  }

  /// The path of a file as people are shown it.
  public func shownPath(_ path: String, in layer: Int = 0) -> String {
    directories[layer].isEmpty ? path : directories[layer] + "/" + path
  }

  /// The first layers alone.
  func prefix(_ count: Int) -> RuleBundle {
    RuleBundle(
      directories: Array(directories.prefix(count)), files: files.filter { $0.layer < count },
      irregular: irregular.filter { $0.layer < count })
  }

  /// The name of the rule set: SHA-256 over every path and content, with their lengths, layer after
  /// layer.
  ///
  /// A layer without files changes nothing; what the directories are called does not either.
  public var digest: SHA256Digest {
    var hasher = SHA256Digest.Hasher()
    for (index, file) in files.enumerated() {
      if index > 0, files[index - 1].layer < file.layer { hasher.update(Array("layer ".utf8)) }
      hasher.update(Array("\(file.path.utf8.count) \(file.path) \(file.bytes.count) ".utf8))
      hasher.update(file.bytes)
    }
    return hasher.finish()
  }
}
