import FileSystem
import Foundation
import Testing

@testable import Pipeline

@Suite struct ReloadTests {
  private func reload(_ world: DaemonWorld, isForced: Bool = false) throws -> [String: Any] {
    try #require(
      try world.ask(.reload(isForced: isForced))["reload"] as? [String: Any])
  }

  @Test func `changed rules decide the batches after the reload`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try eventually("a decision") { try !world.lines("block").isEmpty }
    try world.writeRules(blocked: "秒批")
    let verdict = try reload(world)
    #expect(verdict["accepted"] as? Bool == true)
    #expect(verdict["changed"] as? Bool == true)
    #expect(verdict["rules"] as? Int == 2)
    try world.put("b.ndjson", DaemonWorld.records(3..<6))
    try eventually("the second batch") { try world.lines("block").count == 2 }
    #expect(try world.identifiers("block") == ["r1", "r5"])
    let (_, snapshot) = try daemon.stop()
    #expect(snapshot.reloads.acceptedCount == 1)
    #expect(snapshot.rules.identifier == verdict["hash"] as? String)
    try world.expectCountersMatchQueues()
  }

  @Test(arguments: [
    ("rules/loan/offer.yaml", "family: [", true), ("rules/manifest.yaml", "nothing: 1\n", true),
    ("rules/lists/bait.txt", "秒批\n", false),
  ])
  func `refused files leave the rules in force`(
    file: String, text: String, isPermanent: Bool
  ) throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let before = try world.ask(.status)["status"] as? [String: Any]
    try world.write(file, text)
    let verdict = try reload(world)
    #expect(verdict["accepted"] as? Bool == false)
    #expect(verdict["errors"] as? Int ?? 0 >= 1)
    #expect((verdict["report"] as? String)?.contains("error[E") == true)
    #expect((verdict["diagnostics"] as? [[String: Any]])?.isEmpty == false)
    let after = try world.ask(.status)["status"] as? [String: Any]
    #expect(
      (before?["rules"] as? [String: Any])?["hash"] as? String
        == (after?["rules"] as? [String: Any])?["hash"] as? String)
    let reloads = try #require(after?["reloads"] as? [String: Any])
    #expect(reloads["refused"] as? Int == 1)
    #expect((reloads["last_refusal"] as? String)?.contains("error[E") == true)
    // Only the guard against a list that shrinks gives way to force.
    let forced = try reload(world, isForced: true)
    #expect(forced["accepted"] as? Bool == !isPermanent)
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try eventually("a decision") { try !world.lines("block").isEmpty }
    try daemon.stop()
    #expect(world.events.names.contains("RulesRefused"))
  }

  static let emptySets: [(name: String, path: String, text: String?)] = [
    ("an empty list of rules", "rules/loan/offer.yaml", "family: loan\nrules: []\n"),
    ("no rule file", "rules/loan/offer.yaml", nil),
    (
      "a family that lacks a rule", "rules/manifest.yaml",
      DaemonWorld.manifest + "\nfamilies: {loan: 3}\n"
    ),
    (
      "a family that is gone", "rules/manifest.yaml",
      DaemonWorld.manifest + "\nfamilies: {loan: 1, bank: 1}\n"
    ),
  ]

  @Test(arguments: emptySets)
  func `a set that lacks its rules is refused, forced or not, and is never saved`(
    sample: (name: String, path: String, text: String?)
  ) throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let saved = try Data(contentsOf: URL(fileURLWithPath: world.spool + "/state/ruleset.accepted"))
    if let text = sample.text {
      try world.write(sample.path, text)
    } else {
      try FileManager.default.removeItem(atPath: world.path + "/" + sample.path)
    }
    #expect(try reload(world)["accepted"] as? Bool == false)
    #expect(try reload(world, isForced: true)["accepted"] as? Bool == false)
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try eventually("a decision") { try !world.lines("block").isEmpty }
    try daemon.stop()
    // A start with the same files runs what was accepted last, and says so.
    try world.put("b.ndjson", DaemonWorld.records(3..<6))
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.rules.isFallback)
    #expect(world.events.names.contains("RulesFallback"))
    #expect(try world.identifiers("block") == ["r1", "r4"])
    let after = try Data(contentsOf: URL(fileURLWithPath: world.spool + "/state/ruleset.accepted"))
    #expect(after == saved)
  }

  @Test func `a set that lacks a share of the rules in force needs force`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let file = world.path + "/rules/loan/offer.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try world.write(
      "rules/loan/offer.yaml", text.replacingOccurrences(of: "id: loan-bait", with: "id: loan-lure")
    )
    let verdict = try reload(world)
    #expect(verdict["accepted"] as? Bool == false)
    #expect((verdict["report"] as? String)?.contains("`loan-bait`") == true)
    #expect((verdict["report"] as? String)?.contains("--force") == true)
    #expect(try reload(world, isForced: true)["accepted"] as? Bool == true)
    // What is in force now is the measure of the next.
    #expect(try reload(world)["accepted"] as? Bool == true)
    try daemon.stop()
    #expect(!world.runOnce().snapshot.rules.isFallback)
  }

  @Test(arguments: [Errno.inputOutput, .noSuchFile, .accessDenied])
  func `a start that the system refuses for the moment is told from broken files`(
    errno: Errno
  ) throws {
    let world = try DaemonWorld()
    world.options.calls = SpoolLoopTests.failing(.open, on: "offer.yaml", times: 9, with: errno)
    let (end, _) = world.runOnce()
    guard case .rulesRefused(let report) = end else {
      Issue.record("\(end)")
      return
    }
    #expect(report.fileError?.errno == errno)
    #expect(report.mayPass == (errno == .inputOutput))
  }

  @Test func `a rule directory that is gone is refused`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    try FileManager.default.removeItem(atPath: world.rules)
    let verdict = try reload(world)
    #expect(verdict["accepted"] as? Bool == false)
    #expect((verdict["report"] as? String)?.hasPrefix("error: ") == true)
    try daemon.stop()
  }

  @Test func `a start with refused files runs the last accepted rules, loudly`() throws {
    let world = try DaemonWorld()
    world.runOnce()
    try world.write("rules/loan/offer.yaml", "family: [")
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    let daemon = try world.start()
    try eventually("a decision") { try !world.lines("block").isEmpty }
    #expect(world.events.names.contains("RulesFallback"))
    let status = try #require(try world.ask(.status)["status"] as? [String: Any])
    #expect((status["rules"] as? [String: Any])?["fallback"] as? Bool == true)
    // Corrected files end the emergency.
    try world.writeRules()
    #expect(try reload(world)["accepted"] as? Bool == true)
    try eventually("no fallback") {
      let status = try world.ask(.status)["status"] as? [String: Any]
      return (status?["rules"] as? [String: Any])?["fallback"] as? Bool == false
    }
    try daemon.stop()
  }

  @Test func `a start with a list that shrank runs the last accepted rules`() throws {
    let world = try DaemonWorld()
    world.runOnce()
    try world.writeList(["秒批"])
    let (end, snapshot) = world.runOnce()
    #expect(end.isFinished)
    #expect(snapshot.rules.isFallback)
    #expect(snapshot.rules.listCounts == ["bait": 5])
  }

  @Test func `without rules that were ever accepted there is no start`() throws {
    let world = try DaemonWorld()
    try world.write("rules/loan/offer.yaml", "family: [")
    let (end, _) = world.runOnce()
    #expect(end.isRefused)
    guard case .rulesRefused(let report) = end else { return }
    #expect(report.count(.error) >= 1)
    #expect(report.rendered(color: false).contains("offer.yaml:"))
  }

  @Test(arguments: ["", "weir rule bundle 1\n", "nothing"])
  func `saved rules that are torn are told, and of no use`(content: String) throws {
    let world = try DaemonWorld()
    world.runOnce()
    let path = world.spool + "/state/ruleset.accepted"
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    #expect(world.runOnce().end.isFinished)
    #expect(world.events.names.contains("SavedRulesBroken"))
  }

  @Test func `rules that cannot be saved are in force all the same, and it is told`() throws {
    let world = try DaemonWorld()
    world.options.calls = SpoolLoopTests.failing(.open, on: "ruleset.accepted", times: 1)
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    #expect(world.runOnce().end.isFinished)
    #expect(world.events.names.contains("RulesNotSaved"))
    #expect(try world.lines("block").count == 1)
  }
}
