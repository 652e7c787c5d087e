import Foundation
import Testing

@Suite struct RunTests {
  @Test func `run once drains the spool and says what it did`() throws {
    let world = try ProgramWorld()
    try world.put("a.ndjson", ProgramWorld.records(0..<100))
    let result = try world.runOnce()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    let summary = try result.object
    #expect(summary["batches"] as? Int == 1)
    #expect(summary["records"] as? Int == 98)
    #expect(summary["decisions"] as? [String: Int] == ["allow": 50, "review": 0, "block": 48])
    #expect(summary["rejected"] as? Int == 2)
    #expect(summary["seconds"] is Double)
    #expect(try world.decisionCount == 98)
  }

  @Test func `quiet says nothing`() throws {
    let world = try ProgramWorld()
    let result = try world.run(
      ["run", "--once", "--quiet", "--spool", world.spool, "--rules", world.rules])
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
  }

  @Test func `refused rules end the program with all findings`() throws {
    let world = try ProgramWorld()
    try world.write("rules/loan/offer.yaml", "family: [\n")
    let result = try world.runOnce()
    #expect(result.status == 2)
    #expect(result.errors.contains(#/offer\.yaml:[0-9]+:[0-9]+: error\[E/#))
    #expect(result.output.isEmpty)
  }

  @Test func `a configuration file does instead of options`() throws {
    let world = try ProgramWorld()
    try world.write("weir.yaml", "spool: \(world.spool)\nrules: \(world.rules)\n")
    #expect(try world.run(["run", "--once", "--config", world.path + "/weir.yaml"]).status == 0)
    try world.write("weir.yaml", "spool: \(world.spool)\nrule: \(world.rules)\n")
    let result = try world.run(["run", "--once", "--config", world.path + "/weir.yaml"])
    #expect(result.status == 2)
    #expect(result.errors.contains("weir.yaml:2:1: error["))
  }

  @Test(arguments: [
    ["run"], ["run", "--spool", "/tmp/x"],
    ["run", "--spool", "a", "--rules", "b", "--config", "c"],
    ["run", "--what"], ["status"], ["status", "--spool", "a", "--socket", "b"], ["reload"],
    ["run", "--config", "/nowhere/weir.yaml"],
  ])
  func `a wrong command line ends with 2 and says what is right`(arguments: [String]) throws {
    let result = try ProgramWorld().run(arguments)
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty && result.output.isEmpty)
  }

  @Test(arguments: ["status", "reload"])
  func `without a daemon the operators' commands end with 3`(command: String) throws {
    let world = try ProgramWorld()
    let result = try world.run([command, "--spool", world.spool])
    #expect(result.status == 3)
    #expect(result.errors.contains("no daemon answers at"))
  }

  @Test(arguments: ["run", "reload", "status"])
  func `the help teaches with examples`(command: String) throws {
    let result = try ProgramWorld().run([command, "--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("weir \(command) --spool /"))
  }

  @Test func `a daemon decides, reloads, tells its status and ends on TERM`() throws {
    let world = try ProgramWorld()
    let daemon = try world.startDaemon()
    defer { daemon.terminate() }
    try eventually("ready") { try world.text("daemon.err").contains("DaemonReady") }
    try world.put("a.ndjson", ProgramWorld.records(0..<10))
    try eventually("decisions") { try world.decisionCount == 10 }

    try world.writeRule(blocked: "明天")
    let refused = try world.run(["reload", "--spool", world.spool])
    #expect(refused.status == 1, "the miss of the rule is a hit now")
    #expect(refused.errors.contains("error["))
    try world.writeRule(blocked: "这里")
    let accepted = try world.run(["reload", "--spool", world.spool])
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(try accepted.object["accepted"] as? Bool == true)

    let status = try world.run(["status", "--spool", world.spool])
    let reloads = try #require(try status.object["reloads"] as? [String: Any])
    #expect(reloads["accepted"] as? Int == 1 && reloads["refused"] as? Int == 1)

    try world.writeRule(blocked: "贷款")
    kill(daemon.processIdentifier, SIGHUP)
    try eventually("the second reload") {
      try world.text("daemon.err").components(separatedBy: "RulesAccepted").count == 4
    }
    daemon.terminate()
    daemon.waitUntilExit()
    #expect(daemon.terminationReason == .exit && daemon.terminationStatus == 0)
    #expect(try world.text("daemon.err").contains("DaemonStopped"))
    #expect(try world.counters("decisions").values.reduce(0, +) == 10)
  }

  @Test func `a second daemon on the same spool ends with 3`() throws {
    let world = try ProgramWorld()
    let daemon = try world.startDaemon()
    defer { daemon.terminate() }
    try eventually("ready") { try world.text("daemon.err").contains("DaemonReady") }
    let second = try world.runOnce()
    #expect(second.status == 3)
    #expect(second.errors.contains("\(daemon.processIdentifier)"))
  }
}
