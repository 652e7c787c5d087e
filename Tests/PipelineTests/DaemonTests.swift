import FileSystem
import Foundation
import Spool
import Stats
import Synchronization
import Testing

@testable import Pipeline

@Suite struct DaemonTests {
  @Test func `every record of every batch gets one decision`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<30))
    try world.put("gateway/b.ndjson", DaemonWorld.records(30..<60))
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    let decided = try ["allow", "review", "block"].flatMap { try world.identifiers($0) }
    #expect(decided.sorted() == (0..<60).map { "r\($0)" }.sorted())
    #expect(
      try world.identifiers("block") == stride(from: 1, to: 60, by: 3).map { "r\($0)" }.sorted())
    #expect(try world.lines("review").count == 20)
    #expect(snapshot.counters[.batches, "decided"] == 2)
    #expect(snapshot.counters.total(.records) == 60)
    #expect(snapshot.endToEndLatency.count == 2)
    try world.expectCountersMatchQueues()
    #expect(world.names("active").filter { $0.hasSuffix(".ndjson") } == [])
  }

  @Test func `nothing to do is done at once`() throws {
    let world = try DaemonWorld()
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.spool.groupCount == 0)
    #expect(try world.lines("counters").isEmpty)
  }

  @Test func `the same batch again is counted and not decided`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    world.runOnce()
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    let (_, snapshot) = world.runOnce()
    #expect(snapshot.counters[.batches, "repeated"] == 1)
    #expect(snapshot.counters.total(.decisions) == 0)
    #expect(world.events.names.contains("BatchRepeated"))
    #expect(try world.publishedCounters()["batches"] == ["decided": 1, "repeated": 1])
    try world.expectCountersMatchQueues()
  }

  @Test func `a batch that is not gzip is corrupt and undecided`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson.gz", DaemonWorld.records(0..<3))
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.counters[.batches, "corrupt"] == 1)
    #expect(world.names("corrupt").contains { $0.hasSuffix(".reason") })
    #expect(try world.lines("allow").isEmpty)
  }

  @Test func `a broken line rejects the line and not the batch`() throws {
    let world = try DaemonWorld()
    try world.put(
      "a.ndjson", DaemonWorld.record(0) + "{\"kind\":\n\n" + DaemonWorld.record(1) + "nothing")
    let (_, snapshot) = world.runOnce()
    #expect(snapshot.counters.total(.decisions) == 2)
    #expect(snapshot.counters.total(.rejected) == 2)
    let rejected = try world.lines("rejected")
    #expect(rejected.count == 2)
    #expect(rejected[0].contains("\"line\":2") && rejected[1].contains("\"line\":5"))
    try world.expectCountersMatchQueues()
  }

  @Test func `a large batch is cut into chunks and keeps its line numbers`() throws {
    let world = try DaemonWorld()
    // About three megabytes, so several chunks; the last line is broken.
    try world.put("a.ndjson", DaemonWorld.records(0..<20_000) + "broken")
    let (_, snapshot) = world.runOnce()
    #expect(snapshot.counters.total(.decisions) == 20_000)
    #expect(try world.lines("rejected").first?.contains("\"line\":20001") == true)
    let last = try #require(try world.lines("allow").last)
    #expect(last.contains("\"id\":\"r19998\"") && last.contains("\"line\":19999"))
    try world.expectCountersMatchQueues()
  }

  @Test func `batches that arrive are decided while the daemon runs`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    for number in 0..<5 {
      try world.put("s/\(number).ndjson", DaemonWorld.records(number * 3..<number * 3 + 3))
    }
    try eventually("15 decisions") {
      try ["allow", "review", "block"].map { try world.lines($0).count }.reduce(0, +) == 15
    }
    let (end, snapshot) = try daemon.stop()
    #expect(end.isFinished)
    #expect(snapshot.counters[.batches, "decided"] == 5)
    try world.expectCountersMatchQueues()
    #expect(world.names("state").contains("control.sock") == false)
  }

  @Test func `an interval that is over is published though nothing arrives`() throws {
    let world = try DaemonWorld()
    world.options.configuration.countersInterval = .milliseconds(300)
    let daemon = try world.start()
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try eventually("a counters file") { try !world.lines("counters").isEmpty }
    try world.expectCountersMatchQueues()
    try daemon.stop()
    #expect(try world.lines("counters").count == 1)
  }

  @Test func `a second daemon says who has the spool`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let reason = world.runOnce().end.failure
    #expect(reason?.contains("process \(getpid())") == true)
    // Its end must not take the socket of the first away.
    #expect(try world.ask(.status)["ok"] as? Bool == true)
    try daemon.stop()
  }

  @Test func `a batch that outlasts the stop grace comes again`() throws {
    let world = try DaemonWorld()
    world.options.configuration.stopGrace = .zero
    let stopper = Mutex<RunningDaemon?>(nil)
    // The order comes while the batch is claimed, so it is there when the batch is taken in hand.
    world.options.calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .renameExclusive, path.map({ "\($0)".contains("/incoming/") }) ?? false
      else { return }
      stopper.withLock { $0?.requestStop() }
    }
    let daemon = try world.start()
    stopper.withLock { $0 = daemon }
    try world.put("a.ndjson", DaemonWorld.records(0..<30))
    let (end, first) = try daemon.waitForEnd()
    #expect(end.isFinished && first.counters.isEmpty)
    #expect(world.events.names.contains("GraceOver"))
    stopper.withLock { $0 = nil }
    let (_, second) = world.runOnce()
    #expect(second.counters.total(.decisions) == 30)
    #expect(
      try ["allow", "review", "block"].map { try world.lines($0).count }.reduce(0, +) == 30)
    try world.expectCountersMatchQueues()
  }
}
