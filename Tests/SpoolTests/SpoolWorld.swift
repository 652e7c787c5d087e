import Bytes
import FileSystem
import Foundation
import Synchronization

@testable import Spool

/// A directory for one test, removed when the test is done.
final class SpoolWorld {
  let path: String
  var root: FilePath { FilePath(path) }
  var layout: SpoolLayout { SpoolLayout(root: root) }
  var options = SpoolOptions()

  init() throws {
    // In memory where that is possible: the tests sync thousands of times.
    let memory = "/dev/shm/"
    let isWritable = FileManager.default.isWritableFile(atPath: memory)
    path = (isWritable ? memory : NSTemporaryDirectory()) + "weir-spool-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    options.segmentByteCount = 16 << 10
    options.settleMilliseconds = 0
  }

  deinit {
    // The directory is temporary, and what cannot be removed hurts no other test.
    try? FileManager.default.removeItem(atPath: path)
  }

  func open(_ calls: SystemCalls = .live, now: Int64 = 1_000_000) throws -> Spool {
    // A process that another test starts has this one's descriptors, and so its lock, from `fork` to
    // `exec`; the daemon itself starts none.
    for _ in 0..<200 {
      do throws(SpoolError) {
        return try Spool.open(root, queues: .decisions, calls: calls, options: options, now: now)
      } catch {
        guard case .locked(_, let holder) = error, holder == String(getpid()) else { throw error }
        usleep(2_000)
      }
    }
    return try Spool.open(root, queues: .decisions, calls: calls, options: options, now: now)
  }

  /// The files that a spool gives, in order, each decided at once.
  func claimAll(_ spool: Spool, now: Int64 = 1_000_000) throws -> [String] {
    var files: [String] = []
    while let claim = try spool.claim(now: now) {
      switch claim {
      case .batch(let batch):
        files.append(batch.file)
        spool.finish(batch)
      case .repeated(let name): files.append("repeat " + name.file)
      case .corrupt(let name, let reason): files.append("\(reason.code) \(name.file)")
      }
    }
    try spool.commit(counters: .empty, countersFile: nil, now: now)
    return files
  }

  /// Puts a batch into `incoming/` as a producer does.
  func put(_ file: String, _ content: String) throws {
    try put(file, Array(content.utf8))
  }

  func put(_ file: String, _ content: [UInt8]) throws {
    let directory =
      path + "/incoming/" + (file.contains("/") ? String(file.split(separator: "/")[0]) : "")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let temporary = directory + "/.new"
    try Data(content).write(to: URL(fileURLWithPath: temporary))
    try SystemCalls.live.renameFile(
      FilePath(temporary), to: FilePath(path + "/incoming/").appending(file))
  }

  /// The names in a directory below the spool, sorted; sub-directories with their content.
  func names(_ directory: String) throws -> [String] {
    let found = FileManager.default.enumerator(atPath: path + "/" + directory)
    return (found?.allObjects as? [String] ?? []).sorted()
  }

  func content(_ file: String) throws -> String {
    String(decoding: try bytes(file), as: UTF8.self)
  }

  func bytes(_ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)))
  }

  func write(_ file: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + file))
  }

  /// All lines of all files of a queue, sorted.
  func lines(_ queue: Queue) throws -> [String] {
    try names("queue/" + queue.nameText).flatMap { name in
      try content("queue/\(queue.nameText)/\(name)").split(separator: "\n").map(String.init)
    }.sorted()
  }

  /// The whole content of the spool that must not change when damage is found.
  func everything() throws -> [String: [UInt8]] {
    var all: [String: [UInt8]] = [:]
    for name in try names("") where name != "state/lock" {
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isDirectory)
      all[name] = isDirectory.boolValue ? [] : try bytes(name)
    }
    return all
  }
}

extension Queue {
  static let allow = Queue(0, "allow")
  static let review = Queue(1, "review")
  static let block = Queue(2, "block")
  static let rejected = Queue(3, "rejected")
  static let counters = Queue(4, "counters")
}

extension QueueTable {
  static let decisions = QueueTable([.allow, .review, .block, .rejected, .counters])
}

extension Recovery {
  /// The counters that no published sum covers, in the one kind of annex that the tests use.
  var unpublishedCounters: [[UInt8]] { annexes.map(\.bytes) }
}

extension Spool {
  /// Closes the open group with counters as the pipeline does: a delta for the journal, and every now
  /// and then the sum for a queue.
  func beginCommit(
    counters: ByteView, countersFile: ByteView?, now: Int64
  ) throws(SpoolError) -> GroupInCommit? {
    var attachments = Attachments()
    if let countersFile { attachments.output = [(.counters, countersFile.array)] }
    if !counters.isEmpty || countersFile != nil {
      attachments.annexes = [
        Annex(kind: 1, keeping: countersFile == nil ? .add : .clear, bytes: counters.array)
      ]
    }
    return try beginCommit(attachments, now: now)
  }

  /// Commits in this thread.
  func commit(counters: ByteView, countersFile: ByteView?, now: Int64) throws(SpoolError) {
    try checkUsable()
    try finishPublication()
    let group = try beginCommit(counters: counters, countersFile: countersFile, now: now)
    guard let group else { return }
    group.run()
    try endCommit(group)
  }
}

/// Stands in for the engine: one line of output for each line of a batch, to a queue by its text.
///
/// Counts what was decided as the pipeline does: a delta in each commit, the sum in a file.
struct LineEngine {
  /// What is not yet in a file of counters.
  var unpublished = 0
  var repeatCount = 0
  var corrupt: [(String, CorruptReason)] = []

  init(after recovery: Recovery = Recovery()) {
    unpublished = recovery.unpublishedCounters.reduce(0) {
      $0 + (Int(String(decoding: $1, as: UTF8.self)) ?? 0)
    }
  }

  /// Decides everything that waits, `groupCount` batches to a commit, and publishes the sum last.
  mutating func drain(_ spool: Spool, groupCount: Int = 100, now: Int64 = 1_000_000) throws {
    var delta = 0
    while let claim = try spool.claim(now: now) {
      switch claim {
      case .batch(let batch): delta += try decide(batch, spool)
      case .repeated: repeatCount += 1
      case .corrupt(let name, let reason): corrupt.append((name.file, reason))
      }
      if spool.openGroup.batchCount >= groupCount { try commit(spool, &delta, now: now) }
    }
    try commit(spool, &delta, now: now)
    if unpublished > 0 {
      try Array("{\"decided\":\(unpublished)}\n".utf8).withByteView {
        try spool.commit(counters: .empty, countersFile: $0, now: now)
      }
      unpublished = 0
    }
  }

  private mutating func commit(_ spool: Spool, _ delta: inout Int, now: Int64) throws {
    guard spool.openGroup.batchCount > 0 else { return }
    let payload = delta == 0 ? [] : Array(String(delta).utf8)
    try payload.withByteView { try spool.commit(counters: $0, countersFile: nil, now: now) }
    unpublished += delta
    delta = 0
  }

  func decide(_ batch: ClaimedBatch, _ spool: Spool) throws -> Int {
    var count = 0
    for line in batch.bytes.view.text.split(separator: "\n") {
      let queue: Queue = line.contains("bad") ? .block : line.contains("odd") ? .review : .allow
      try Array("\(batch.file): \(line)\n".utf8).withByteView { try spool.append(queue, $0) }
      count += 1
    }
    spool.finish(batch)
    return count
  }
}

/// Kills the process, as far as its system calls go, or makes one call fail.
final class Fate: Sendable {
  enum Kind: Sendable {
    /// The call and all after it do nothing: what is left is what a crash leaves.
    case die
    /// The same, but a write first writes a part.
    case dieWriting
    /// The one call fails, later ones work.
    case fail(Errno)
  }

  let kind: Kind
  let fatalCall: Int
  private let count = Mutex(0)

  init(_ kind: Kind, at fatalCall: Int) {
    self.kind = kind
    self.fatalCall = fatalCall
  }

  var callCount: Int { count.withLock { $0 } }
  var isOver: Bool { callCount >= fatalCall }

  /// The live calls under this fate.
  func calls() -> SystemCalls {
    var live = SystemCalls.live
    if case .dieWriting = kind {
      let (write, pwrite) = (live.write, live.pwrite)
      live.write = { [self] (descriptor, bytes) throws(Errno) in
        if callCount == fatalCall - 1 {
          _ = try write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]))
        }
        try step()
        return try write(descriptor, bytes)
      }
      live.pwrite = { [self] (descriptor, bytes, offset) throws(Errno) in
        if callCount == fatalCall - 1 {
          _ = try pwrite(
            descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]), offset)
        }
        try step()
        return try pwrite(descriptor, bytes, offset)
      }
    }
    let isWriting = if case .dieWriting = kind { true } else { false }
    return live.intercepted { [self] (operation, _) throws(Errno) in
      if isWriting, operation == .write || operation == .pwrite { return }
      try step()
    }
  }

  /// Takes each call into account before it is made.
  var hook: @Sendable (SystemOperation, FilePath?) throws(Errno) -> Void {
    { [self] (_, _) throws(Errno) in try step() }
  }

  private func step() throws(Errno) {
    let number = count.withLock {
      $0 += 1
      return $0
    }
    switch kind {
    case .die, .dieWriting: if number >= fatalCall { throw .inputOutput }
    case .fail(let errno): if number == fatalCall { throw errno }
    }
  }
}
