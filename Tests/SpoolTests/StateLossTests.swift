import Bytes
import FileSystem
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Spool

/// The memory of the spool, taken away or of another make; and batches that cannot be read.
@Suite struct StateLossTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
    for name in ["a", "b", "c"] { try world.put("\(name).ndjson", name + "\n") }
  }

  private func move(_ name: String) {
    _ = rename(world.path + "/" + name, world.path + "/gone-" + UUID().uuidString)
  }

  @Test(arguments: ["state", "state/lock", "state/journal-00000000000000000001"])
  func `nothing is committed into what nobody will read`(taken: String) throws {
    do {
      let spool = try world.open()
      move(taken)
      var engine = LineEngine()
      #expect {
        try engine.drain(spool)
      } throws: { error in
        if case .poisoned = error as? SpoolError { true } else { false }
      }
      #expect(throws: SpoolError.self) { _ = try spool.claim(now: 0) }
      #expect(try world.names("queue/allow") == [])
    }
    #expect(try world.names("active").count == 3)
    guard taken != "state/lock" else {
      // The commit is in the journal, and the restart publishes it.
      #expect(try world.open().recovery.groupsFinished == 1)
      return #expect(try world.lines(.allow).count == 3)
    }
    #expect {
      _ = try world.open()
    } throws: { error in
      guard case .damaged = error as? SpoolError else { return false }
      return true
    }
  }

  @Test(arguments: ["active/00000000000000000007.x.ndjson", "prepared/00000000000000000003.allow"])
  func `a state that was removed is missed where work lies`(file: String) throws {
    _ = try world.open()
    move("state")
    try world.write(file, [])
    #expect(
      throws: SpoolError.damaged(file: world.layout.state, record: 0, .stateMissing)
    ) { _ = try world.open() }
    move(file)
    #expect(try world.claimAll(try world.open()).count == 3)
  }

  @Test func `root is refused in the spool of another user`() throws {
    _ = try world.open()
    var calls = SystemCalls.live
    let (stat, lstat) = (calls.stat, calls.lstat)
    calls.geteuid = { 0 }
    calls.stat = { (path) throws(Errno) in
      var status = try stat(path)
      status.owner = 977
      return status
    }
    #expect(throws: SpoolError.foreignOwner(path: world.root, owner: 977)) {
      _ = try world.open(calls)
    }
    calls.stat = { (path) throws(Errno) in
      var status = try stat(path)
      status.owner = 0
      return status
    }
    let state = world.layout.state
    calls.lstat = { (path) throws(Errno) in
      var status = try lstat(path)
      status.owner = path == state ? 977 : 0
      return status
    }
    #expect(throws: SpoolError.foreignOwner(path: state, owner: 977)) {
      _ = try world.open(calls)
    }
    calls.geteuid = { 977 }
    _ = try world.open(calls)
  }

  @Test(arguments: ["journal-00000000000000000001", "checkpoint-00000000000000000001"])
  func `a state of another format is refused with what to do`(name: String) throws {
    world.options.segmentByteCount = 320
    _ = try world.claimAll(try world.open())
    try world.put("d.ndjson", "d\n")
    _ = try world.claimAll(try world.open())
    let names = try world.names("state").filter { $0.hasPrefix(name.prefix(8)) }
    let file = "state/" + (try #require(names.last))
    let whole = try world.bytes(file)
    for version in ["1", "9"] {
      var bytes = whole
      bytes[7] = version.utf8.first ?? 0
      try world.write(file, bytes)
      #expect {
        _ = try world.open()
      } throws: { error in
        guard case .otherFormat(_, Int(version) ?? 0, _) = error as? SpoolError else {
          return false
        }
        return "\(error)".contains("move state/ away")
      }
    }
    try world.write(file, whole)
    _ = try world.open()
  }

  /// Reads of one batch fail, or of all.
  @Test(arguments: [false, true])
  func `a batch that cannot be read is set aside where others can be`(isEverywhere: Bool) throws {
    var calls = SystemCalls.live
    let (open, read) = (calls.open, calls.read)
    let broken = Mutex<Set<Int32>>([])
    calls.open = { (path, flags, mode) throws(Errno) in
      let descriptor = try open(path, flags, mode)
      let text = "\(path)"
      let isBroken = text.contains("/active/") && (isEverywhere || text.contains(".b.ndjson"))
      broken.withLock { set in
        if isBroken { set.insert(descriptor) } else { set.remove(descriptor) }
      }
      return descriptor
    }
    calls.read = { (descriptor, room) throws(Errno) in
      if broken.withLock({ $0.contains(descriptor) }) { throw .inputOutput }
      return try read(descriptor, room)
    }
    let spool = try world.open(calls)
    var files: [String] = []
    var failureCount = 0
    for _ in 0..<12 {
      do {
        files += try world.claimAll(spool)
      } catch is SpoolError {
        failureCount += 1
        try spool.abandon()
      }
    }
    guard !isEverywhere else {
      #expect(failureCount == 12 && files == [])
      return #expect(try world.names("corrupt") == [])
    }
    #expect(failureCount == Limits.batchFailureCountMax - 1)
    #expect(files == ["a.ndjson", "unreadable b.ndjson", "c.ndjson"])
    let reason = try world.content("corrupt/00000000000000000002.b.ndjson.reason")
    for part in [#""errno":5"#, #""mode":"0644""#, #""owner":"#, #""hint":"once it can be read"#] {
      #expect(reason.contains(part), "\(reason)")
    }
    guard case .unreadable(_, let error, _, let mode)? = spool.takeIncidents().first else {
      Issue.record("it is not told")
      return
    }
    #expect(error.errno == .inputOutput && mode == 0o644)
  }

  @Test func `the only batch that waits is not given up`() throws {
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      if operation == .open, "\(path, default: "")".contains("/active/") { throw .inputOutput }
    }
    for name in ["b", "c"] { move("incoming/\(name).ndjson") }
    let spool = try world.open(calls)
    for _ in 0..<6 {
      #expect(throws: SpoolError.self) { _ = try spool.claim(now: 0) }
      try spool.abandon()
    }
    #expect(try world.names("corrupt") == [])
  }
}
