import Bytes
import FileSystem
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Spool

/// Source directories that are not what they were when they were looked at.
@Suite struct HostileSourceTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
    _ = try world.open()
    try world.put("gw/a.ndjson", "1\n")
    try world.put("other/b.ndjson", "2\n")
  }

  private var source: String { world.path + "/incoming/gw" }

  /// Where a link in place of the source leads, and what it would give.
  @Test(arguments: ["../active", "../queue/review", "../corrupt", "../prepared", "gw", "/", "gone"])
  func `a link in place of a source is not followed`(target: String) throws {
    let spool = try world.open()
    let parts = ["active", "queue/review", "corrupt", "prepared"]
    for part in parts { try world.write(part + "/a.ndjson", Array("stolen\n".utf8)) }
    try FileManager.default.removeItem(atPath: source)
    #expect(symlink(target, source) == 0)
    // The name is still known to wait, and the other source must have its turn all the same.
    #expect(try world.claimAll(spool) == ["other/b.ndjson"])
    try spool.rescan(now: 1_000_000)
    #expect(try world.claimAll(spool) == [])
    for part in parts { #expect(try world.content(part + "/a.ndjson") == "stolen\n") }
  }

  @Test(arguments: ["a file", "a FIFO", "nothing"])
  func `a source that became something else gives nothing and stops nothing`(
    kind: String
  ) throws {
    let spool = try world.open()
    try FileManager.default.removeItem(atPath: source)
    switch kind {
    case "a file": try Data("x".utf8).write(to: URL(fileURLWithPath: source))
    case "a FIFO": #expect(mkfifo(source, 0o666) == 0)
    default: break
    }
    #expect(try world.claimAll(spool) == ["other/b.ndjson"])
    try spool.readArrivals(now: 1_000_000)
    try spool.rescan(now: 1_000_000)
    #expect(try spool.claim(now: 1_000_000) == nil)
  }

  /// The swap comes between the look and the rename, and between the rename and the sync.
  @Test(arguments: [SystemOperation.renameExclusive, .fdatasync])
  func `a source swapped in the middle of a claim is the one that was looked at`(
    moment: SystemOperation
  ) throws {
    let isDue = Mutex(true)
    let (source, aside) = (self.source, world.path + "/incoming/.aside")
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == moment, isDue.withLock({ $0 }) else { return }
      if moment == .renameExclusive, !"\(path, default: "")".contains("/gw/") { return }
      isDue.withLock { $0 = false }
      _ = rename(source, aside)
      _ = mkfifo(source, 0o666)
    }
    let spool = try world.open(calls)
    #expect(try Set(world.claimAll(spool)) == ["gw/a.ndjson", "other/b.ndjson"])
    #expect(!isDue.withLock { $0 })
  }

  @Test func `another file under the same name is given back`() throws {
    let isDue = Mutex(true)
    let source = self.source
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .renameExclusive, "\(path, default: "")".contains("/gw/a"),
        isDue.withLock({ $0 })
      else { return }
      isDue.withLock { $0 = false }
      _ = unlink(source + "/a.ndjson")
      _ = mkdir(source + "/a.ndjson", 0o700)
    }
    let spool = try world.open(calls)
    #expect(try world.claimAll(spool) == ["other/b.ndjson"])
    #expect(try world.names("active").filter { $0.hasSuffix("ndjson") } == [])
    #expect(try world.names("incoming/gw") == ["a.ndjson"])
  }

  @Test(arguments: [Errno.inputOutput, Errno(EUCLEAN), .accessDenied])
  func `a source that cannot be listed is told with its reason, and the others go on`(
    errno: Errno
  ) throws {
    let isBroken = Mutex(true)
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .readdir, path?.name == Array("gw".utf8) else { return }
      if isBroken.withLock({ $0 }) { throw errno }
    }
    let spool = try world.open(calls)
    #expect(spool.waiting.unlistableSourceCount == 1)
    let shown = try #require(spool.waiting.unlistableSources.first)
    #expect(shown.hasPrefix("gw (") && shown.hasSuffix("755)"), "\(shown)")
    #expect(try world.claimAll(spool) == ["other/b.ndjson"])
    isBroken.withLock { $0 = false }
    try spool.rescan(now: 1_000_000)
    #expect(spool.waiting.unlistableSourceCount == 0)
    #expect(try world.claimAll(spool) == ["gw/a.ndjson"])
  }

  @Test func `a directory that may be listed and not searched is told`() throws {
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .lstat, let path, path.directory.name == Array("gw".utf8) else { return }
      throw .accessDenied
    }
    let spool = try world.open(calls)
    #expect(spool.waiting.unlistableSourceCount == 1)
    #expect(try world.claimAll(spool) == ["other/b.ndjson"])
  }

  @Test func `a listing that fails is tried again before anything is said to be over`() throws {
    let isBroken = Mutex(false)
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .readdir, path?.name == Array("incoming".utf8) else { return }
      if isBroken.withLock({ $0 }) { throw .inputOutput }
    }
    let spool = try world.open(calls)
    isBroken.withLock { $0 = true }
    #expect(throws: SpoolError.self) { try spool.rescan(now: 0) }
    for _ in 0..<2 { #expect(throws: SpoolError.self) { _ = try spool.claim(now: 0) } }
    isBroken.withLock { $0 = false }
    #expect(try world.claimAll(spool).count == 2)
  }

  @Test func `active that was removed is made again and told`() throws {
    let spool = try world.open()
    try FileManager.default.removeItem(atPath: world.path + "/active")
    #expect(try Set(world.claimAll(spool)) == ["gw/a.ndjson", "other/b.ndjson"])
    #expect(spool.takeIncidents() == [.directoryMade(world.layout.active)])
    let status = try #require(try SystemCalls.live.status(of: world.layout.active))
    #expect(status.mode == 0o700)
  }

  @Test func `however many directories there are, each source has its turn`() throws {
    for number in 0..<(2 * Limits.sourceCountMax) {
      let name = String(number)
      try world.put(
        "!" + String(repeating: "0", count: 5 - name.count) + name + "/x.ndjson", "\(number)\n")
      // Empty ones take nobody's place.
      _ = mkdir(world.path + "/incoming/!empty\(number)", 0o755)
    }
    try world.put("zz/c.ndjson", "3\n")
    var seen: Set<String> = []
    var rounds = 0
    let spool = try world.open()
    while !seen.isSuperset(of: ["gw/a.ndjson", "other/b.ndjson", "zz/c.ndjson"]), rounds < 8 {
      #expect(spool.waiting.crowdedOutSourceCount > 0)
      // One batch of each source, and the hostile ones put back what was taken.
      let claimed = try world.claimAll(spool)
      #expect(claimed.count <= Limits.sourceCountMax)
      for file in claimed where file.hasPrefix("!") { try world.put(file, "\(rounds)\n") }
      seen.formUnion(claimed)
      rounds += 1
      try spool.rescan(now: 1_000_000)
    }
    #expect(rounds <= 5)
    // A source that gave something keeps its place.
    try world.put("zz/d.ndjson", "4\n")
    try spool.rescan(now: 1_000_000)
    #expect(try world.claimAll(spool).contains("zz/d.ndjson"))
  }
}
