import Foundation
import Testing

/// The promise of the spool, held against the one thing that no program can prepare for.
@Suite struct KillTests {
  private static let killCount = 200
  private static let batchRecordCount = 20

  @Test func `200 kills at random moments lose nothing and decide nothing twice`() throws {
    var generator = SeededGenerator(seed: 20_261_121)
    let (world, calm) = (try ProgramWorld(), try ProgramWorld())
    var batches = 0
    var interruptions = 0
    for _ in 0..<Self.killCount {
      let daemon = try world.startDaemon()
      // Some die while they start, most while batches arrive.
      usleep(UInt32.random(in: 0...60_000, using: &generator))
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let start = batches * Self.batchRecordCount
        let content = ProgramWorld.records(start..<start + Self.batchRecordCount)
        try world.put("b\(batches).ndjson", content)
        try calm.put("b\(batches).ndjson", content)
        batches += 1
        usleep(UInt32.random(in: 0...8_000, using: &generator))
      }
      usleep(UInt32.random(in: 0...30_000, using: &generator))
      kill(daemon.processIdentifier, SIGKILL)
      daemon.waitUntilExit()
      #expect(daemon.terminationReason == .uncaughtSignal, "it ended before it was killed")
      interruptions += try world.claimedNames.isEmpty ? 0 : 1
    }
    #expect(interruptions > Self.killCount / 20, "the kills hit a daemon that did nothing")
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
