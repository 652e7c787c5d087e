import RuleCompiler
import Testing

struct SampleRunnerTests {
  @Test func `each sample has a result with its place and number`() throws {
    let rule = "hits: [{text: '贷款'}, {text: '好'}]\nmisses: [{text: '贷款'}, {text: '好'}]"
    let report = RuleDirectory(loan: RuleDirectory.ruleFile(rule)).compile().samples
    #expect(report.results.map(\.claim) == [.hit, .hit, .miss, .miss])
    #expect(report.results.map(\.number) == [1, 2, 1, 2])
    #expect(report.results.map { $0.failure == nil } == [true, false, false, true])
    #expect(Set(report.results.map(\.file)) == ["loan/offer.yaml"])
    #expect(report.failures.count == 2)
    #expect(report.ruleCount == 1)
    #expect(report.coveredRuleCount == 1)
  }

  @Test func `a failing sample refuses the set`() {
    let compilation = RuleDirectory(loan: RuleDirectory.ruleFile("hits: [{text: '好'}]")).compile()
    #expect(compilation.ruleSet == nil)
    #expect(compilation.hasErrors)
  }

  @Test func `only the samples of one rule run where that is asked`() {
    let files = [
      "loan/a.yaml": RuleDirectory.ruleFile("id: a"),
      "loan/b.yaml": RuleDirectory.ruleFile("id: b\nhits: [{text: '好'}]"),
    ]
    var options = CompilerOptions()
    options.onlyRule = "a"
    let report = RuleDirectory(files).compile(options).samples
    #expect(Set(report.results.map(\.name)) == ["a"])
    #expect(report.failures.isEmpty)
  }

  @Test func `fixtures replace a list for the samples of their file alone`() {
    let samples = "hits: [{from: '12345', text: a}]\nmisses: [{from: '95588', text: a}]"
    let when = "when: {from: {in: bank-numbers}}\n"
    let rule = RuleDirectory.ruleFile("id: a\n" + when + samples)
    let fixture = "fixtures: {bank-numbers: ['12345']}\n"
    #expect(RuleDirectory(loan: fixture + rule).codes().isEmpty)
    #expect(RuleDirectory(loan: rule).codes() == ["E071", "E072"])
    let both = RuleDirectory([
      "loan/a.yaml": fixture + rule,
      "loan/b.yaml": RuleDirectory.ruleFile(
        "id: b\n" + when + "hits: [{from: '95588', text: a}]\nmisses: [{from: '12345', text: a}]"),
    ])
    #expect(both.codes() == ["W048"])
  }

  @Test(arguments: [
    ("{text: '贷款', from: {prefix: '106'}}", "{from: '95588', text: '贷款'}", "from", true),
    ("{text: '贷款', from: {prefix: '106'}}", "{from: '95588', text: '好'}", "from", false),
    ("{text: '贷款', none: [{from: '95588'}]}", "{from: '95588', text: '贷款'}", "from", true),
    ("{text: '贷款', none: [{from: '95588'}]}", "{from: '95533', text: '好'}", "text", true),
    ("{any: [{text: '贷款'}, {from: '1'}]}", "{from: '2', text: '好'}", "from", true),
    ("{all: [{text: '贷款'}, {text: '秒'}]}", "{text: '贷款'}", "text", true),
    ("{all: [{text: '贷款'}, {text: '秒'}]}", "{text: '贷款'}", "text 2", true),
    ("{all: [{text: '贷款'}, {text: '秒'}]}", "{text: '贷款'}", "text 1", false),
    ("{all: [{text: '贷款'}, {text: '秒'}]}", "{text: '好'}", "text", false),
    ("{text: '贷款', has: url}", "{text: '贷款'}", "has", true),
    ("{text: '贷款', has: url}", "{text: '贷款'}", "text", false),
    ("{text: '贷款', none: [{condition: contact}]}", "{text: '贷款加微信'}", "contact", true),
    ("{text: '贷款', none: [{condition: contact}]}", "{text: '货款加微信'}", "contact", false),
    ("{text: '贷款', none: [{condition: contact}]}", "{text: '贷款加微信'}", "text", false),
    ("{text: '贷款', condition: contact}", "{text: '贷款'}", "contact", true),
    ("{some: {at_least: 2, of: [{text: '贷'}, {text: '款'}]}}", "{text: '贷'}", "text 2", true),
  ])
  func `a blocker is the one thing without whose answer the rule might fire`(
    condition: String, miss: String, blocker: String, isTrue: Bool
  ) {
    let sample = miss.dropLast() + ", blocked_by: \(blocker)}"
    let rule = RuleDirectory.ruleFile("when: \(condition)\nhits: []\nmisses: [\(sample)]")
    let use = condition.contains("condition:") ? "use: shared/contact\n" : ""
    #expect(RuleDirectory(loan: use + rule).codes() == ["W030"] + (isTrue ? [] : ["E073"]))
  }

  @Test func `what the rule does not ask for is no blocker`() {
    for name in ["link_class", "contact", "text 2", "text 0", "has"] {
      let rule = "misses: [{text: '好', blocked_by: \(name)}]"
      #expect(RuleDirectory(loan: RuleDirectory.ruleFile(rule)).codes() == ["E042"], "\(name)")
    }
  }

  @Test(arguments: [
    ("block", "", ["E076"]), ("block", ", allow_by: b", []),
    ("block", ", allow_by: [b, a]", ["E077"]),
    ("block", ", review_ok: true", ["E077"]), ("review", "", ["E076"]),
    ("review", ", review_ok: true", []), ("review", ", allow_by: b", []),
    ("review", ", review_ok: false", ["E076"]), ("allow", "", []),
  ])
  func `a miss passes all other rules, or says which may take it`(
    verdict: String, claim: String, codes: [String]
  ) {
    let other =
      "id: b\nverdict: \(verdict)\nwhen: {text: '放款', from: '1'}\n"
      + "hits: [{text: '放款', from: '1'}]"
    let directory = RuleDirectory([
      "loan/a.yaml": RuleDirectory.ruleFile("id: a\nmisses: [{text: '放款', from: '1'\(claim)}]"),
      "loan/b.yaml": RuleDirectory.ruleFile(other),
    ])
    #expect(directory.codes() == codes)
  }

  @Test func `a case without rules says that none fires`() {
    let cases = { (rules: String) in
      "cases:\n  - {title: A loan, record: {text: '贷款'}, verdict: block, rules: \(rules)}\n"
    }
    let rule = RuleDirectory.ruleFile("title: An offer")
    #expect(RuleDirectory(loan: cases("[]") + rule).codes() == ["E074"])
    #expect(RuleDirectory(loan: cases("[loan-example]") + rule).codes().isEmpty)
  }

  @Test func `a failing hit names the condition with what it found, and a command to see all`()
    throws
  {
    let rule = RuleDirectory.ruleFile(
      "when: {text: '贷款', from: {prefix: '1'}}\nhits: [{from: '95588', text: \"it's 贷款\"}]")
    let findings = RuleDirectory(loan: rule).compile().diagnostics
    let finding = try #require(findings.all.first { $0.code.number == "E071" })
    #expect(
      finding.message.contains("`from: {prefix: '1'}` does not hold: from is \"95588\""))
    #expect(
      finding.hint
        == #"weir explain --rule loan-example --from '95588' --text 'it'\''s 贷款'"#)
  }

  @Test func `a record that is no plain message is explained from a line of JSON`() throws {
    let rule = RuleDirectory.ruleFile(
      "kind: call\nwhen: {ring_ms: {below: 10}}\nhits: [{ring_ms: '20'}]\nmisses: [{ring_ms: '30'}]"
    )
    let findings = RuleDirectory(loan: rule).compile().diagnostics
    let hint = try #require(findings.withoutUnusedLists.all.first?.hint)
    #expect(hint.hasPrefix(#"printf '%s\n' '{"ring_ms":20,"#))
    #expect(hint.hasSuffix("| weir explain --rule loan-example -"))
  }

  @Test func `a sample runs at a time at which its rule is in force`() {
    for valid in ["{until: '2001-01-01'}", "{since: '2099-01-01'}"] {
      #expect(RuleDirectory(loan: RuleDirectory.ruleFile("valid: \(valid)")).codes().isEmpty)
    }
  }

  @Test func `a case asks the whole set, with fixtures, and may name the rules that fire`() {
    let cases = """
      cases:
        - title: A loan is blocked
          record: {text: '贷款'}
          verdict: block
          rules: [loan-example]
        - {title: A protected sender passes, record: {from: '110', text: '贷款'}, verdict: allow}
        - {title: A call passes, record: {kind: call}, verdict: allow, rules: []}

      """
    let rule = RuleDirectory.ruleFile("title: An offer")
    #expect(RuleDirectory(loan: cases + rule).codes().isEmpty)
    let fixture = "fixtures: {offices: ['120']}\n"
    #expect(RuleDirectory(loan: fixture + cases + rule).codes() == ["E074"])
  }

  @Test func `samples of calls have a stage`() {
    let rule = "kind: call\nwhen: {stage: attempt}\nhits: [{}]\nmisses: [{stage: cdr}]"
    #expect(RuleDirectory(loan: RuleDirectory.ruleFile(rule)).codes().isEmpty)
  }
}
