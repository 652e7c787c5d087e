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
