import Foundation
import TestSupport
import Testing

/// Batches that end the program: the build of the tests traps where `WEIR_FAULT_TEXT` is found.
@Suite struct CrashTests {
  private static let fault = "致命"

  private func run(_ world: ProgramWorld) throws -> ProgramWorld.Result {
    try world.run(
      ["run", "--once", "--spool", world.spool, "--rules", world.rules],
      environment: ["WEIR_FAULT_TEXT": Self.fault])
  }

  /// Records, some with the text that ends the program.
  private static func records(_ range: Range<Int>, deadly: Set<Int>) -> String {
    range.map { number in
      let text = deadly.contains(number) ? "明天\(fault)见" : number % 2 == 0 ? "明天见" : "这里有贷款"
      return #"{"kind":"sms","id":"r\#(number)","ts":"2026-11-20T12:00:00+08:00","#
        + #""from":"13912345678","to":"13800138000","text":"\#(text)"}"# + "\n"
    }.joined()
  }

  @Test(arguments: [[17], [0, 598, 599]])
  func `a line that ends the program costs that line`(deadly: [Int]) throws {
    let world = try ProgramWorld()
    try world.put("a.ndjson", Self.records(0..<600, deadly: Set(deadly)))
    try world.put("b.ndjson", Self.records(600..<610, deadly: []))
    for _ in 0..<2 {
      #expect(try run(world).status == SIGILL, "the fault on purpose did not end the program")
      #expect(try world.decisionCount == 0)
    }
    let last = try run(world)
    #expect(last.status == 0, "\(last.errors)")
    #expect(try world.decisionCount == 610 - deadly.count)
    let rejected = try world.lines("rejected").map { line in
      try #require(
        (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["rejected"]
          as? [String: Any])
    }
    #expect(rejected.map { $0["reason"] as? String } == deadly.map { _ in "crash" })
    #expect(Set(rejected.map { $0["line"] as? Int ?? 0 }) == Set(deadly.map { $0 + 1 }))
    for number in deadly {
      #expect(
        last.errors.contains("LineCrashes line \(number + 1) of \"a.ndjson\""), "\(last.errors)")
    }
    #expect(try world.counters("rejected") == ["crash": deadly.count])
    #expect(try world.counters("batches") == ["decided": 2])
  }

  /// With `WEIR_KILL_COUNT=300` as many as a night of trouble.
  private static let killCount =
    ProcessInfo.processInfo.environment["WEIR_KILL_COUNT"].flatMap { Int($0) } ?? 25

  @Test func `kills from outside blame no line`() throws {
    let world = try ProgramWorld()
    let calm = try ProgramWorld()
    for number in 0..<4 {
      let content = Self.records(number * 2_000..<number * 2_000 + 2_000, deadly: [])
      for world in [world, calm] { try world.put("b\(number).ndjson", content) }
    }
    try world.write(
      "weir.yaml", "spool: \(world.spool)\nrules: \(world.rules)\nlog-level: info\n")
    var (generator, triedCount) = (SeededGenerator(seed: 20_261_130), 0)
    for _ in 0..<Self.killCount {
      let daemon = try world.launch(
        ["run", "--config", world.path + "/weir.yaml"], output: "daemon")
      try eventually("ready") { try world.text("daemon.err").contains("DaemonReady") }
      usleep(UInt32.random(in: 0...20_000, using: &generator))
      kill(daemon.processIdentifier, SIGKILL)
      daemon.waitUntilExit()
      if try world.text("daemon.err").contains("BatchTried") { triedCount += 1 }
    }
    #expect(triedCount > 0, "no kill hit a batch that was in hand before")
    #expect(try world.runOnce().status == 0)
    #expect(try calm.runOnce().status == 0)
    for queue in ["allow", "review", "block", "rejected"] {
      #expect(try world.lines(queue) == calm.lines(queue), "\(queue)")
    }
    #expect(try world.lines("rejected").isEmpty)
    #expect(try world.counters("batches") == ["decided": 4])
  }
}
