import Records
import Testing

@testable import Engine

/// One rule of a table of decisions.
struct RuleSketch {
  var identifier: String
  var action: RuleAction
  var severity = Severity.medium
  var mode = RuleMode.enforce
  var isFailed = false
}

private func rule(
  _ identifier: String, _ verdict: Verdict, _ severity: Severity = .medium
) -> RuleSketch {
  RuleSketch(identifier: identifier, action: .verdict(verdict), severity: severity)
}

private func score(
  _ identifier: String, _ tenths: Int32, group: Int? = nil, _ severity: Severity = .medium
) -> RuleSketch {
  RuleSketch(
    identifier: identifier, action: .score(tenths: tenths, group: group), severity: severity)
}

private func shadow(_ sketch: RuleSketch) -> RuleSketch {
  var copy = sketch
  copy.mode = .shadow
  return copy
}

private func failed(_ sketch: RuleSketch) -> RuleSketch {
  var copy = sketch
  copy.isFailed = true
  return copy
}

/// What the rules that fire make of a record.
struct PrecedenceCase: Sendable, CustomTestStringConvertible {
  var name: String
  var rules: [RuleSketch]
  var verdict: Verdict
  var reason: VerdictReason
  var deciding: String?
  var score: Int?

  var testDescription: String { name }

  init(
    _ name: String, _ rules: [RuleSketch], _ verdict: Verdict, _ reason: VerdictReason,
    by deciding: String? = nil
  ) {
    self.name = name
    self.rules = rules
    self.verdict = verdict
    self.reason = reason
    self.deciding = deciding
  }

  /// The same with a sum of scores.
  func scored(_ tenths: Int) -> PrecedenceCase {
    var copy = self
    copy.score = tenths
    return copy
  }
}

struct PrecedenceTests {
  static let precedence: [PrecedenceCase] = [
    PrecedenceCase("no rule", [], .allow, .clean),
    PrecedenceCase("allow", [rule("a", .allow)], .allow, .rule, by: "a"),
    PrecedenceCase("review", [rule("r", .review)], .review, .rule, by: "r"),
    PrecedenceCase("block", [rule("b", .block)], .block, .rule, by: "b"),
    PrecedenceCase(
      "allow before block, whatever the severity",
      [rule("a", .allow, .low), rule("b", .block, .critical)], .allow, .rule, by: "a"),
    PrecedenceCase(
      "allow before a score", [rule("a", .allow), score("s", 900)], .allow, .rule, by: "a"
    ).scored(900),
    PrecedenceCase(
      "block before review", [rule("r", .review, .critical), rule("b", .block, .low)], .block,
      .rule, by: "b"),
    PrecedenceCase(
      "block before a failed rule", [failed(rule("f", .block, .critical)), rule("b", .block)],
      .block, .rule, by: "b"),
    PrecedenceCase(
      "allow before a failed rule", [failed(rule("f", .block, .critical)), rule("a", .allow)],
      .allow, .rule, by: "a"),
    PrecedenceCase(
      "the more severe first", [rule("a", .block, .high), rule("b", .block, .critical)], .block,
      .rule, by: "b"),
    PrecedenceCase(
      "of equals the smaller id", [rule("b", .review), rule("a", .review)], .review, .rule,
      by: "a"),
    PrecedenceCase(
      "a score and a rule are of equal rank: the more severe is named",
      [rule("a", .block, .low), score("s", 80, .high)], .block, .score, by: "s"
    ).scored(80),
    PrecedenceCase(
      "a score and a rule of equal severity: the smaller id is named",
      [score("s", 80), rule("a", .block)], .block, .rule, by: "a"
    ).scored(80),
    PrecedenceCase(
      "a failed rule and a review rule: the more severe is named",
      [failed(rule("f", .block, .high)), rule("r", .review)], .review, .failure, by: "f"),
    PrecedenceCase(
      "a failed rule and a more severe review rule",
      [failed(rule("f", .block)), rule("r", .review, .high)], .review, .rule, by: "r"),
    PrecedenceCase(
      "the most severe of failed rules",
      [failed(rule("f", .review)), failed(score("g", 10, .critical))], .review, .failure,
      by: "g"),
    PrecedenceCase("a failed allow rule", [failed(rule("f", .allow))], .review, .failure, by: "f"),
    PrecedenceCase("a shadow block", [shadow(rule("b", .block))], .allow, .clean),
    PrecedenceCase(
      "a shadow allow", [shadow(rule("a", .allow)), rule("b", .block)], .block, .rule, by: "b"),
    PrecedenceCase("a shadow score", [shadow(score("s", 900))], .allow, .clean),
    PrecedenceCase("a failed shadow rule", [failed(shadow(rule("f", .block)))], .allow, .clean),
  ]

  static let scores: [PrecedenceCase] = [
    PrecedenceCase("one tenth below review", [score("s", 49)], .allow, .clean).scored(49),
    PrecedenceCase("review exactly", [score("s", 50)], .review, .score, by: "s").scored(50),
    PrecedenceCase("one tenth below block", [score("s", 79)], .review, .score, by: "s").scored(79),
    PrecedenceCase("block exactly", [score("s", 80)], .block, .score, by: "s").scored(80),
    PrecedenceCase("a sum", [score("s", 30), score("t", 50)], .block, .score, by: "s").scored(80),
    PrecedenceCase(
      "the most severe of a sum is named", [score("s", 30), score("t", 50, .high)], .block,
      .score, by: "t"
    ).scored(80),
    PrecedenceCase(
      "a negative score", [score("s", 80), score("t", -1)], .review, .score, by: "s"
    ).scored(79),
    PrecedenceCase(
      "a negative score is never named", [score("s", 90), score("t", -10, .critical)], .block,
      .score, by: "s"
    ).scored(80),
    PrecedenceCase("only negative scores", [score("t", -10)], .allow, .clean).scored(-10),
    PrecedenceCase("a score of zero", [score("s", 0)], .allow, .clean).scored(0),
    PrecedenceCase(
      "a group up to its cap", [score("s", 50, group: 0), score("t", 50, group: 0)], .review,
      .score, by: "s"
    ).scored(60),
    PrecedenceCase(
      "a group below its cap", [score("s", 30, group: 0), score("t", 20, group: 0)], .review,
      .score, by: "s"
    ).scored(50),
    PrecedenceCase(
      "two groups", [score("s", 70, group: 0), score("t", 70, group: 1)], .block, .score, by: "s"
    ).scored(90),
    PrecedenceCase(
      "a group and a score outside of it", [score("s", 70, group: 0), score("t", 25)], .block,
      .score, by: "s"
    ).scored(85),
    PrecedenceCase(
      "a negative score inside of a group counts before the cap",
      [score("s", 70, group: 0), score("t", -20, group: 0)], .review, .score, by: "s"
    ).scored(50),
    PrecedenceCase(
      "a failed rule adds nothing", [score("s", 49), failed(score("t", 50))], .review, .failure,
      by: "t"
    ).scored(49),
    PrecedenceCase(
      "a shadow rule adds nothing", [score("s", 49), shadow(score("t", 50))], .allow, .clean
    ).scored(49),
    PrecedenceCase(
      "scores without a limit", [score("s", 10_000), score("t", 10_000)], .block, .score, by: "s"
    ).scored(20_000),
  ]

  @Test(arguments: precedence + scores)
  func `the strongest word counts`(test: PrecedenceCase) throws {
    let outcome = try ruleSet(of: test.rules).decide(message(tooLongText))
    #expect(outcome.fired.count == test.rules.count)
    #expect(outcome.decision.verdict == test.verdict)
    #expect(outcome.decision.reason == test.reason)
    #expect(outcome.deciding == test.deciding)
    #expect(outcome.decision.scoreTenths == test.score)
    #expect(outcome.line.queue.name == test.verdict.name)
  }

  @Test(arguments: precedence + scores)
  func `the order in which rules are added means nothing`(test: PrecedenceCase) throws {
    let forwards = try ruleSet(of: test.rules).decide(message(tooLongText))
    let backwards = try ruleSet(of: test.rules.reversed()).decide(message(tooLongText))
    #expect(forwards.decision == backwards.decision)
    #expect(forwards.line == backwards.line)
  }

  @Test(arguments: precedence + scores)
  func `a message that claims to be over is decided like any other`(test: PrecedenceCase) throws {
    let ruleSet = try ruleSet(of: test.rules)
    let plain = ruleSet.decide(message(tooLongText))
    let claiming = ruleSet.decide(message(tooLongText, more: #","stage":"cdr""#))
    #expect(claiming.decision == plain.decision)
    #expect(claiming.line.queue == plain.line.queue)
  }

  @Test(arguments: precedence + scores)
  func `a call that is over is allowed, with what its rules noted`(test: PrecedenceCase) throws {
    // A call has no text, so the failed rules of the table say nothing here.
    let sketches = test.rules.filter { !$0.isFailed }
    let outcome = try ruleSet(of: sketches).decide(call(.cdr))
    #expect(outcome.decision.verdict == .allow)
    #expect(outcome.decision.reason == .released)
    #expect(outcome.fired.count == sketches.count)
    #expect(outcome.line.queue == .allow)
  }

  @Test(arguments: precedence + scores)
  func `a protected sender is allowed, whatever fires`(test: PrecedenceCase) throws {
    let outcome = try ruleSet(of: test.rules).decide(message(tooLongText, from: "95588"))
    #expect(outcome.decision.verdict == .allow)
    #expect(outcome.decision.reason == .protected)
    #expect(outcome.decision.decidingIndex == nil)
    #expect(outcome.decision.scoreTenths == test.score)
    #expect(outcome.fired.count == test.rules.count)
  }

  @Test func `scores decide nothing without thresholds`() {
    var rules = TestRules()
    rules.add("s", .score(tenths: 10_000, group: nil), rules.constant(true))
    let decision = rules.build().decide(message()).decision
    #expect(decision == Decision(verdict: .allow, reason: .clean, scoreTenths: 10_000))
  }

  /// A rule set in which every rule of a table fires on a message of ``tooLongText``.
  private func ruleSet(of sketches: [RuleSketch]) throws -> RuleSet {
    var rules = TestRules()
    rules.builder.thresholds = Thresholds(blockTenths: 80, reviewTenths: 50)
    _ = rules.add("protected-senders", .numbers, ["95588"], isProtected: true)
    for cap: Int32 in [60, 30] { _ = rules.builder.addGroup(capTenths: cap) }
    let (always, unfinished) = (rules.constant(true), try rules.unfinished())
    for sketch in sketches {
      rules.add(sketch.identifier, sketch.action, sketch.isFailed ? unfinished : always) { rule in
        rule.severity = sketch.severity
        rule.mode = sketch.mode
      }
    }
    return rules.build()
  }
}

extension OutputQueue {
  /// The word of the verdict whose decisions go here.
  var name: String { "\(self)" }
}
