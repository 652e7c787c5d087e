import FileSystem
import Foundation
import Glibc

/// A disk that loses power: it keeps what was synced, and of the rest what chance decides.
///
/// Calls go to a real directory; beside it stands what a power cut would leave. Of a file that is the
/// content of its last sync and some of the writes since, each perhaps in part. Of a directory it is
/// the names of its last sync and the first few changes since. A rename between directories has happened
/// in both or in none, and not in one that is not there, as the journal of a file system sees to.
final class VolatileDisk: @unchecked Sendable {
  private enum Change {
    case write(offset: Int, bytes: [UInt8])
    case resize(Int)
  }

  private final class File {
    var durable: [UInt8] = []
    var pending: [Change] = []
  }

  private enum Node {
    case file(File)
    case folder(Folder)
  }

  /// A change of names in one folder; all of it or nothing.
  private struct NameChange {
    var names: [(name: String, node: Node?)]
    /// The change in another folder that is the other half of this one.
    var needs: (folder: Folder, number: Int)?
    var number: Int
  }

  private final class Folder {
    var durable: [String: Node] = [:]
    var pending: [NameChange] = []
    /// The change that made it.
    var birth: (folder: Folder, number: Int)?
  }

  private let root: String
  private let home = Folder()
  /// What each path has now.
  private var current: [String: Node] = [:]
  private var files: [File] = []
  private var folders: [Folder] = []
  private var open: [Int32: (node: Node, offset: Int)] = [:]
  private var changeCount = 0

  /// Takes what is in a directory as durable.
  init(_ root: String) throws {
    self.root = root
    folders.append(home)
    current[""] = .folder(home)
    let paths = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    for path in paths.sorted() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
      let node: Node
      if isFolder.boolValue {
        node = makeFolder()
      } else {
        let file = File()
        file.durable = [UInt8](try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
        files.append(file)
        node = .file(file)
      }
      current[path] = node
      folder(of: path)?.durable[name(of: path)] = node
    }
  }

  private func makeFolder() -> Node {
    let folder = Folder()
    folders.append(folder)
    return .folder(folder)
  }

  /// The path below the root; nil for what lies outside.
  private func relative(_ path: FilePath) -> String? {
    let text = String(decoding: path.bytes, as: UTF8.self)
    if text == root { return "" }
    guard text.hasPrefix(root + "/"), !text.hasSuffix("..") else { return nil }
    return String(text.dropFirst(root.count + 1))
  }

  private func name(of path: String) -> String { String(path.split(separator: "/").last ?? "") }

  private func folder(of path: String) -> Folder? {
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    if case .folder(let folder)? = current[parent] { return folder }
    return nil
  }

  @discardableResult
  private func change(
    _ folder: Folder?, _ names: [(name: String, node: Node?)],
    needs: (folder: Folder, number: Int)? = nil
  ) -> Int {
    changeCount += 1
    folder?.pending.append(NameChange(names: names, needs: needs, number: changeCount))
    return changeCount
  }

  // MARK: What calls do

  private func opened(_ path: FilePath, _ descriptor: Int32) {
    guard let path = relative(path) else { return }
    if let node = current[path] {
      open[descriptor] = (node, 0)
      return
    }
    let file = File()
    files.append(file)
    current[path] = .file(file)
    change(folder(of: path), [(name(of: path), .file(file))])
    open[descriptor] = (.file(file), 0)
  }

  private func wrote(_ descriptor: Int32, _ bytes: [UInt8], at offset: Int?) {
    guard let (node, position) = open[descriptor], case .file(let file) = node else { return }
    file.pending.append(.write(offset: offset ?? position, bytes: bytes))
    if offset == nil { open[descriptor]?.offset += bytes.count }
  }

  private func resized(_ descriptor: Int32, _ size: Int) {
    guard case .file(let file)? = open[descriptor]?.node else { return }
    file.pending.append(.resize(size))
  }

  private func synced(_ descriptor: Int32) {
    switch open[descriptor]?.node {
    case .file(let file)?: sync(file)
    case .folder(let folder)?: sync(folder, upTo: .max)
    case nil: break
    }
  }

  private func sync(_ file: File) {
    for change in file.pending { VolatileDisk.apply(change, to: &file.durable) }
    file.pending = []
  }

  private func sync(_ folder: Folder, upTo number: Int) {
    while let change = folder.pending.first, change.number <= number {
      folder.pending.removeFirst()
      if let needed = change.needs { force(needed) }
      for (name, node) in change.names { folder.durable[name] = node }
    }
  }

  /// Makes a change durable, in a folder that is there.
  private func force(_ change: (folder: Folder, number: Int)) {
    if let birth = change.folder.birth { force(birth) }
    sync(change.folder, upTo: change.number)
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .resize(let size):
      if size < bytes.count { bytes.removeLast(bytes.count - size) }
      bytes += [UInt8](repeating: 0, count: size - bytes.count)
    case .write(let offset, let written):
      let end = offset + written.count
      if end > bytes.count { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(offset..<end, with: written)
    }
  }

  private func renamed(_ from: FilePath, _ to: FilePath) {
    guard let from = relative(from), let to = relative(to), let node = current[from] else { return }
    let (old, new) = (folder(of: from), folder(of: to))
    current[from] = nil
    current[to] = node
    guard let old, let new, old !== new else {
      change(new, [(name(of: to), node), (name(of: from), nil)])
      return
    }
    // The two halves have numbers that follow each other.
    let number = change(new, [(name(of: to), node)], needs: (old, changeCount + 2))
    change(old, [(name(of: from), nil)], needs: (new, number))
  }

  private func removed(_ path: FilePath) {
    guard let path = relative(path), current[path] != nil else { return }
    change(folder(of: path), [(name(of: path), nil)])
    current[path] = nil
  }

  private func madeFolder(_ path: FilePath) {
    guard let path = relative(path) else { return }
    let node = makeFolder()
    current[path] = node
    let parent = folder(of: path)
    let number = change(parent, [(name(of: path), node)])
    if let parent, case .folder(let folder) = node { folder.birth = (parent, number) }
  }

  // MARK: The cut

  /// Writes what a power cut leaves into a directory.
  func cut(into target: String, _ generator: inout SeededGenerator) throws {
    for folder in folders {
      // Some prefix of what was not synced has reached the disk by itself.
      let count = Int.random(in: 0...folder.pending.count, using: &generator)
      if count > 0 { sync(folder, upTo: folder.pending[count - 1].number) }
    }
    try write(home, to: target, &generator)
  }

  private func write(
    _ folder: Folder, to path: String, _ generator: inout SeededGenerator
  ) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, node) in folder.durable.sorted(by: { $0.key < $1.key }) {
      switch node {
      case .folder(let inner): try write(inner, to: path + "/" + name, &generator)
      case .file(let file):
        let bytes = VolatileDisk.content(of: file, &generator)
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
      }
    }
  }

  /// What is left of a file: some of the changes that were not synced, each perhaps in part.
  private static func content(of file: File, _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = file.durable
    for change in file.pending where Bool.random(using: &generator) {
      var change = change
      if case .write(let offset, let written) = change, Bool.random(using: &generator) {
        let kept = Int.random(in: 0...written.count, using: &generator)
        change = .write(offset: offset, bytes: Array(written[..<kept]))
      }
      apply(change, to: &bytes)
    }
    return bytes
  }

  // MARK: Calls

  /// Calls that this disk follows; after so many, all fail.
  func calls(dyingAt fatalCall: Int) -> SystemCalls {
    following(SystemCalls.live).intercepted(by: Fate(.die, at: fatalCall).hook)
  }

  private func following(_ live: SystemCalls) -> SystemCalls {
    var calls = live
    followNames(&calls, live)
    followContents(&calls, live)
    return calls
  }

  private func followNames(_ calls: inout SystemCalls, _ live: SystemCalls) {
    calls.open = { [self] (path, flags, mode) throws(Errno) in
      let descriptor = try live.open(path, flags, mode)
      opened(path, descriptor)
      return descriptor
    }
    calls.close = { [self] (descriptor) throws(Errno) in
      open[descriptor] = nil
      try live.close(descriptor)
    }
    calls.rename = { [self] (from, to) throws(Errno) in
      try live.rename(from, to)
      renamed(from, to)
    }
    calls.renameExclusive = { [self] (from, to) throws(Errno) in
      try live.renameExclusive(from, to)
      renamed(from, to)
    }
    calls.renameExclusiveFrom = { [self] (directory, from, to) throws(Errno) in
      try live.renameExclusiveFrom(directory, from, to)
      renamed(from, to)
    }
    calls.unlink = { [self] (path) throws(Errno) in
      try live.unlink(path)
      removed(path)
    }
    calls.rmdir = { [self] (path) throws(Errno) in
      try live.rmdir(path)
      removed(path)
    }
    calls.mkdir = { [self] (path, mode) throws(Errno) in
      try live.mkdir(path, mode)
      madeFolder(path)
    }
  }

  private func followContents(_ calls: inout SystemCalls, _ live: SystemCalls) {
    calls.write = { [self] (descriptor, bytes) throws(Errno) in
      let count = try live.write(descriptor, bytes)
      wrote(descriptor, Array(bytes[..<count]), at: nil)
      return count
    }
    calls.pwrite = { [self] (descriptor, bytes, offset) throws(Errno) in
      let count = try live.pwrite(descriptor, bytes, offset)
      wrote(descriptor, Array(bytes[..<count]), at: Int(offset))
      return count
    }
    calls.ftruncate = { [self] (descriptor, size) throws(Errno) in
      try live.ftruncate(descriptor, size)
      resized(descriptor, Int(size))
    }
    calls.fallocate = { [self] (descriptor, size) throws(Errno) in
      try live.fallocate(descriptor, size)
      resized(descriptor, Int(size))
    }
    calls.fsync = { [self] (descriptor) throws(Errno) in
      try live.fsync(descriptor)
      synced(descriptor)
    }
    calls.fdatasync = { [self] (descriptor) throws(Errno) in
      try live.fdatasync(descriptor)
      synced(descriptor)
    }
    calls.syncfs = { [self] (_) throws(Errno) in
      for file in files { sync(file) }
      for folder in folders { sync(folder, upTo: .max) }
    }
  }
}
