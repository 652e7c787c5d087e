import Testing
import Views

@testable import Engine

struct MatchesTests {
  @Test func `the view furthest from the original is kept`() {
    var rule = MatchedRule(rule: RuleID(0), outcome: .fired, view: nil, evidence: .empty)
    rule.add(.raw)
    #expect(rule.view == .raw)
    rule.add(.skeleton)
    rule.add(.folded)
    #expect(rule.view == .skeleton)
  }

  @Test func `the rule that a decision rests on is found among those of its record`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("a"))
    rules.add("b", .verdict(.block), try rules.text("b"))
    let ruleSet = rules.build()
    var matcher = Matcher(for: ruleSet)
    var precedence = Precedence(for: ruleSet)
    matcher.match(Array(["c", "a", "ab", "b"].map { message($0) }.joined(separator: "\n").utf8))
    let deciding = matcher.matches.allRecords.map { record in
      let decision = precedence.decision(on: record, in: matcher.matches)
      return matcher.matches.decidingRule(of: record, decision)
        .map { ruleSet.rules[$0.rule.index].identifier }
    }
    #expect(deciding == [nil, "r", "b", "b"])
  }

  @Test func `the chunk before is forgotten`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("a"))
    var matcher = Matcher(for: rules.build())
    for (text, count) in [("a", UInt32(1)), ("b", 0), ("a", 1)] {
      matcher.match(Array((message(text) + "\n" + message(text)).utf8))
      #expect(matcher.matches.allRecords.map(\.rules.count) == [count, count])
      #expect(matcher.matches.evidence.count == Int(count) * 2)
    }
  }
}
