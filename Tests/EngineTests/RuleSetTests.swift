import Testing
import Views

@testable import Engine

struct RuleSetTests {
  @Test func `a rule without tags has none, and others have theirs`() {
    var rules = TestRules()
    let root = rules.constant(true)
    let tags = ["x", "y", "z"].map { rules.builder.add(tag: $0) }
    rules.add("a", .verdict(.block), root) { $0.tags = [tags[2], tags[0]] }
    rules.add("b", .verdict(.block), root)
    rules.add("c", .verdict(.block), root) { $0.tags = [tags[1]] }
    let ruleSet = rules.build()
    let found = (0..<3).map { rule in
      ruleSet.ranks[RuleID(rule)].tags.indices.map { ruleSet.tags[ruleSet.ruleTags[$0].index] }
    }
    #expect(found == [["z", "x"], [], ["y"]])
  }

  @Test func `an empty rule set allows`() {
    let outcome = TestRules().build().decide(message())
    #expect(outcome.decision == Decision(verdict: .allow, reason: .clean))
    #expect(outcome.fired.isEmpty)
  }
}
