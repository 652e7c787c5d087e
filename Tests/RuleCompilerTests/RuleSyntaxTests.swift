import Bytes
import Engine
import RuleCompiler
import Testing

struct RuleSyntaxTests {
  private func rule(_ lines: String) throws -> Rule {
    var options = CompilerOptions()
    options.runsSamples = false
    let compilation = RuleDirectory(loan: RuleDirectory.ruleFile(lines)).compile(options)
    let ruleSet = try #require(compilation.ruleSet)
    return try #require(ruleSet.rules.first)
  }

  @Test func `what a rule does not say has a default`() throws {
    let rule = try rule("tags: []")
    #expect(rule.mode == .enforce)
    #expect(rule.severity == .medium)
    #expect(rule.revision == 1)
    #expect(rule.validMilliseconds == Int64.min..<Int64.max)
    #expect(rule.tags.isEmpty)
  }

  @Test func `everything that a rule says comes into the rule set`() throws {
    let rule = try rule(
      """
      mode: shadow
      severity: critical
      rev: 7
      score: -2.5
      group: wording
      valid: {since: '2026-03-01', until: '2026-04-01T00:00:00Z'}
      tags: loan
      """)
    #expect(rule.mode == .shadow)
    #expect(rule.severity == .critical)
    #expect(rule.revision == 7)
    guard case .score(let tenths, let group) = rule.action else {
      Issue.record("the action is \(rule.action)")
      return
    }
    #expect(tenths == -25)
    #expect(group == 0)
    // Midnight in China is four in the afternoon of the day before in UTC.
    #expect(rule.validMilliseconds == 1_772_294_400_000..<1_775_001_600_000)
  }

  @Test(arguments: [
    ("'+08:00'", 1_772_294_400_000), ("'+00:00'", 1_772_323_200_000),
    ("'-03:30'", 1_772_335_800_000),
  ])
  func `a date is midnight in the zone of the manifest`(zone: String, start: Int64) throws {
    let directory = RuleDirectory([
      "manifest.yaml": RuleDirectory.manifest(with: "time-zone: \(zone)\n"),
      "loan/a.yaml": RuleDirectory.ruleFile("valid: {since: '2026-03-01'}"),
    ])
    let rules = try #require(directory.compile().ruleSet).rules
    #expect(rules.first?.validMilliseconds.lowerBound == start)
  }

  @Test func `a disabled rule is tested and not in force`() throws {
    let file = RuleDirectory.ruleFile("mode: disabled")
    let disabled = RuleDirectory([
      "loan/example.yaml": file, "loan/usual.yaml": RuleDirectory.usual,
    ]).compile()
    #expect(try #require(disabled.ruleSet).rules.map(\.identifier) == ["loan-usual"])
    #expect(disabled.samples.results.count { $0.name == "loan-example" } == 2)
    #expect(disabled.book.entries["loan-example"]?.condition == nil)
    let wrong = RuleDirectory.ruleFile("mode: disabled\nhits: [{text: '好'}]")
    let files = ["loan/example.yaml": wrong, "loan/usual.yaml": RuleDirectory.usual]
    #expect(RuleDirectory(files).codes() == ["E071"])
  }

  @Test(arguments: [
    "{from: '95588', text: '银行'}", "{all: [{text: '银行'}, {from: {in: bank-numbers}}]}",
    "{any: [{from: '95588'}, {sp_id: 'x'}]}", "{condition: bank}",
    "{some: {at_least: 2, of: [{text: '银行'}, {from: '95588'}]}}",
  ])
  func `an allow rule that needs a sender is fine`(condition: String) {
    #expect(allowCodes(condition).isEmpty)
  }

  @Test(arguments: [
    "{text: '银行'}", "{any: [{text: '银行'}, {from: '95588'}]}",
    "{text: '银行', none: [{from: {prefix: '106'}}]}", "{text: '银行', sp_id: {absent: true}}",
    "{some: {at_least: 1, of: [{text: '银行'}, {from: '95588'}]}}", "{condition: words}",
  ])
  func `an allow rule that a text can satisfy is an error`(condition: String) {
    #expect(allowCodes(condition) == ["E055"])
  }

  private func allowCodes(_ condition: String) -> [String] {
    let shared = "conditions:\n  bank: {from: '95588'}\n  words: {text: '银行'}\n"
    var options = CompilerOptions()
    options.runsSamples = false
    let rule = RuleDirectory.ruleFile("verdict: allow\nwhen: \(condition)")
    let directory = RuleDirectory([
      "shared/allow.yaml": shared, "loan/a.yaml": "use: [shared/allow]\n" + rule,
    ])
    return directory.codes(options).filter { $0 != "W031" }
  }
}
