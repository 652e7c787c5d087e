import Foundation
import Testing

@testable import Pipeline

@Suite struct RuleLoaderTests {
  /// A world whose rules were accepted once.
  private func acceptedWorld() throws -> (world: DaemonWorld, rules: RulesInForce) {
    let world = try DaemonWorld()
    try FileManager.default.createDirectory(
      atPath: world.spool + "/state", withIntermediateDirectories: true)
    let rules = try #require(world.options.ruleLoader.start().rules)
    return (world, rules)
  }

  private func savedFile(of world: DaemonWorld) -> String {
    world.spool + "/state/ruleset.accepted"
  }

  @Test func `rules that are accepted are saved, once`() throws {
    let (world, rules) = try acceptedWorld()
    #expect(rules.ruleSet.rules.count == 2 && !rules.isFallback && rules.listCounts == ["bait": 5])
    let saved = savedFile(of: world)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: saved)
    let again = world.options.ruleLoader.start()
    #expect(again.report.isUnchanged && again.report.isAccepted && again.savedProblem == nil)
    let date = try FileManager.default.attributesOfItem(atPath: saved)[.modificationDate] as? Date
    #expect(date == Date(timeIntervalSince1970: 1))
  }

  @Test(arguments: ["family: [", "family: loan\nrules: []\n"])
  func `where the files are refused, what was accepted last runs`(text: String) throws {
    let (world, rules) = try acceptedWorld()
    try world.write("rules/loan/offer.yaml", text)
    try world.write("rules/manifest.yaml", "nothing: [")
    let start = world.options.ruleLoader.start()
    #expect(start.rules?.isFallback == true && !start.report.isAccepted)
    #expect(start.rules?.ruleSet.identifier == rules.ruleSet.identifier)
    #expect(!start.report.summary.isEmpty)
  }

  @Test func `without saved rules, files that are refused leave nothing to run`() throws {
    let world = try DaemonWorld()
    try world.write("rules/loan/offer.yaml", "family: [")
    let start = world.options.ruleLoader.start()
    #expect(start.rules == nil && start.savedProblem == nil)
  }

  @Test func `saved rules that are broken are told of, and no reason to refuse good files`() throws
  {
    let (world, _) = try acceptedWorld()
    try Data("WEIRBUND nonsense".utf8).write(to: URL(fileURLWithPath: savedFile(of: world)))
    let start = world.options.ruleLoader.start()
    #expect(start.rules?.isFallback == false)
    #expect(start.savedProblem?.contains("checksum") == true)
  }

  @Test func `a list that shrank is refused against what was saved, unless forced`() throws {
    let (world, rules) = try acceptedWorld()
    try world.writeList(["秒批"])
    #expect(world.options.ruleLoader.start().rules?.isFallback == true)
    let loader = world.options.ruleLoader
    #expect(loader.load(against: rules.baseline, inForce: "").rules == nil)
    #expect(loader.load(against: nil, inForce: "").rules?.listCounts == ["bait": 1])
  }

  @Test func `a rule set is found by its identifier, saved or not`() throws {
    let (world, rules) = try acceptedWorld()
    let loader = world.options.ruleLoader
    let identifier = rules.ruleSet.identifier
    #expect(loader.ruleSet(identifier: identifier)?.identifier == identifier)
    try FileManager.default.removeItem(atPath: savedFile(of: world))
    #expect(loader.ruleSet(identifier: identifier)?.identifier == identifier)
    try world.writeRules(blocked: "明天")
    #expect(loader.ruleSet(identifier: identifier) == nil)
  }
}
