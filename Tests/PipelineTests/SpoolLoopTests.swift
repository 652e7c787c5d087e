import FileSystem
import Foundation
import Synchronization
import Testing

@testable import Pipeline

@Suite struct SpoolLoopTests {
  /// Calls of which one kind fails for a while, on paths that hold a word.
  static func failing(
    _ operation: SystemOperation, on word: String, times: Int, with errno: Errno = .noSpace
  ) -> SystemCalls {
    let left = FaultCount(times)
    return SystemCalls.live.intercepted { (asked, path) throws(Errno) in
      guard asked == operation, path.map({ "\($0)".contains(word) }) ?? (word.isEmpty) else {
        return
      }
      if left.take() { throw errno }
    }
  }

  @Test(arguments: [
    (SystemOperation.open, "/prepared/", 2), (.renameExclusive, "/incoming/", 1),
    (.write, "", 3), (.pwrite, "", 1), (.fdatasync, "", 1), (.renameExclusive, "/prepared/", 2),
    (.unlink, "/active/", 2),
  ])
  func `what the system refuses is tried again, and counted once`(
    operation: SystemOperation, word: String, times: Int
  ) throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<9))
    try world.put("b.ndjson", DaemonWorld.records(9..<18))
    world.runOnce()
    try world.put("c.ndjson", DaemonWorld.records(18..<27))
    try world.put("d.ndjson", DaemonWorld.record(27) + "broken\n")
    world.options.calls = Self.failing(operation, on: word, times: times)
    let first = world.runOnce()
    world.options.calls = .live
    let second = world.runOnce()
    #expect(first.end.isFinished || second.end.isFinished)
    let decided = try ["allow", "review", "block"].flatMap { try world.identifiers($0) }
    #expect(decided.sorted() == (0..<28).map { "r\($0)" }.sorted())
    try world.expectCountersMatchQueues()
  }

  @Test func `what may not be claimed and odd names are told once and counted`() throws {
    let world = try DaemonWorld()
    try world.put("gw/a.ndjson", DaemonWorld.records(0..<3))
    try world.put("b.json", "1\n")
    world.options.calls = Self.failing(
      .renameExclusive, on: "/gw/", times: 1_000, with: .accessDenied)
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.spool.unclaimableCount == 1 && snapshot.spool.waitingBatchCount == 1)
    #expect(snapshot.spool.waitingByteCount > 0 && snapshot.spool.oldestMilliseconds != nil)
    #expect(snapshot.spool.oddNameCount == 1)
    for name in ["BatchesUnclaimable", "OddNames"] {
      #expect(world.events.names.count { $0 == name } == 1, "\(name)")
    }
  }

  @Test func `a full disk is waited out and told`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<9))
    world.options.calls = Self.failing(.open, on: "/prepared/", times: 2)
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.spool.abandonedGroupCount == 2)
    #expect(snapshot.spool.trouble == nil)
    #expect(world.events.names.contains("TroubleOver"))
    try world.expectCountersMatchQueues()
  }

  @Test func `trouble is over only once what failed was gone through again`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<9))
    world.options.configuration.rescanInterval = .zero
    let (left, events) = (FaultCount(3), world.events)
    world.options.calls = SystemCalls.live.intercepted { (asked, path) throws(Errno) in
      let isListing = asked == .readdir && path.map { "\($0)".contains("/incoming") } ?? false
      // Opening the spool lists it, too.
      guard isListing, events.names.contains("RulesAccepted"), left.take() else { return }
      throw .inputOutput
    }
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished && snapshot.spool.trouble == nil)
    let told = world.events.names.filter { ["GroupAbandoned", "TroubleOver"].contains($0) }
    #expect(told == ["GroupAbandoned", "GroupAbandoned", "GroupAbandoned", "TroubleOver"])
  }

  @Test(arguments: [(10_001, 9_999, true), (10_001, 10_001, false), (10_000, 0, false)])
  func `a batch of hardly anything but broken lines goes to corrupt as a whole`(
    brokenCount: Int, soundCount: Int, isSetAside: Bool
  ) throws {
    let world = try DaemonWorld()
    world.options.configuration.workerCount = 3
    let batch =
      DaemonWorld.records(0..<soundCount / 2) + String(repeating: "0\n", count: brokenCount)
      + DaemonWorld.records(soundCount / 2..<soundCount)
    try world.put("1/a.ndjson", DaemonWorld.records(90_000..<90_009))
    try world.put("2/b.ndjson", batch)
    try world.put("3/c.ndjson", DaemonWorld.records(90_009..<90_018))
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    let decided = try ["allow", "review", "block"].map { try world.lines($0).count }.reduce(0, +)
    #expect(decided == 18 + (isSetAside ? 0 : soundCount))
    #expect(try world.lines("rejected").count == (isSetAside ? 0 : brokenCount))
    #expect(snapshot.counters[.batches, "corrupt"] == (isSetAside ? 1 : 0))
    #expect(world.names("corrupt").contains { $0.hasSuffix("b.ndjson") } == isSetAside)
    #expect(world.events.lines.contains { $0.contains("too-many-rejected") } == isSetAside)
    try world.expectCountersMatchQueues()
  }

  @Test func `the grace holds however many corrupt batches wait and however slow the disk is`()
    throws
  {
    let world = try DaemonWorld()
    world.options.configuration.stopGrace = .milliseconds(100)
    world.options.calls.fsync = { (descriptor) throws(Errno) in
      usleep(5_000)
      try SystemCalls.live.fsync(descriptor)
    }
    for number in 0..<2_000 { try world.put("\(number).ndjson.gz", "no gzip\n") }
    let daemon = try world.start()
    try eventually("a group") { world.events.names.contains("GroupCommitted") }
    let started = Date()
    let (end, snapshot) = try daemon.stop()
    #expect(end.isFinished)
    #expect(-started.timeIntervalSinceNow < 10)
    #expect(snapshot.counters[.batches, "corrupt"] < 2_000)
  }

  @Test func `corrupt batches are shown while they wait, and few share a commit`() throws {
    let world = try DaemonWorld()
    for number in 0..<200 { try world.put("\(number).ndjson.gz", "no gzip\n") }
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.counters[.batches, "corrupt"] == 200)
    #expect(snapshot.spool.groupCount >= 3)
  }

  @Test func `a full disk that stays ends a run that is to end`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<9))
    world.options.calls = Self.failing(.open, on: "/prepared/", times: 1_000)
    #expect(world.runOnce().end.failure?.contains("open") == true)
    world.options.calls = .live
    #expect(world.runOnce().end.isFinished)
    #expect(try world.lines("allow").count == 3)
    try world.expectCountersMatchQueues()
  }

  @Test func `a publication that fails is finished before anything else`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<9))
    world.options.calls = Self.failing(
      .renameExclusive, on: "/prepared/", times: 3, with: .accessDenied)
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.spool.abandonedGroupCount == 0)
    #expect(world.events.names.filter { $0 == "PublicationDelayed" }.count == 3)
    try world.expectCountersMatchQueues()
  }

  @Test func `counters that a run left unpublished are in the next file`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<9))
    // Every counters file fails, so the commit of the decisions is all that happens.
    world.options.calls = Self.failing(.open, on: ".counters", times: 1_000)
    #expect(world.runOnce().end.failure != nil)
    #expect(try world.lines("allow").count == 3)
    #expect(try world.lines("counters").isEmpty)
    world.options.calls = .live
    world.runOnce()
    try world.expectCountersMatchQueues()
  }
}

/// A number of faults that are still to happen.
final class FaultCount: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) {
    left = Mutex(count)
  }

  /// Whether one happens now.
  func take() -> Bool {
    left.withLock { left in
      guard left > 0 else { return false }
      left -= 1
      return true
    }
  }
}
