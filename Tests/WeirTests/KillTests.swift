import Foundation
import TestSupport
import Testing

/// The promise of the spool, held against the one thing that no program can prepare for.
@Suite struct KillTests {
  private static let killCount = 200
  private static let batchRecordCount = 60

  @Test func `200 kills at random moments lose nothing and decide nothing twice`() throws {
    var generator = SeededGenerator(seed: 20_261_121)
    let (world, calm) = (try ProgramWorld(), try ProgramWorld())
    var batches = 0
    for _ in 0..<Self.killCount {
      let daemon = try world.startDaemon()
      // Some die while they start and recover, most while batches arrive.
      if Int.random(in: 0..<4, using: &generator) > 0 {
        try eventually("ready") { try world.text("daemon.err").contains("DaemonReady") }
      }
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let start = batches * Self.batchRecordCount
        let content = ProgramWorld.records(start..<start + Self.batchRecordCount)
        try world.put("b\(batches).ndjson", content)
        try calm.put("b\(batches).ndjson", content)
        batches += 1
        usleep(UInt32.random(in: 0...4_000, using: &generator))
      }
      usleep(UInt32.random(in: 0...12_000, using: &generator))
      kill(daemon.processIdentifier, SIGKILL)
      daemon.waitUntilExit()
      #expect(daemon.terminationReason == .uncaughtSignal, "it ended before it was killed")
    }
    // How many kills catch a batch in hand is chance; that the daemons worked at all is not.
    #expect(try world.decisionCount > 0, "the kills hit daemons that did nothing")
    #expect(try world.runOnce().status == 0)
    #expect(try calm.runOnce().status == 0)

    for queue in ["allow", "review", "block", "rejected"] {
      let isEqual = try world.lines(queue) == calm.lines(queue)
      #expect(isEqual, "\(queue) differs from an undisturbed run")
    }
    let rejected = try world.lines("rejected").count
    #expect(try world.decisionCount + rejected == batches * Self.batchRecordCount)
    for family in ["records", "decisions", "rejected", "rule_hits", "tags", "batches"] {
      #expect(try world.counters(family) == calm.counters(family), "\(family)")
    }
    #expect(try world.counters("decisions").values.reduce(0, +) == world.decisionCount)
    #expect(try world.counters("batches") == ["decided": batches])
  }
}
