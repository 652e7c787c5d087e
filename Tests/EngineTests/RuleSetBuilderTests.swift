import Patterns
import Testing
import Views

@testable import Engine

struct RuleSetBuilderTests {
  @Test func `equal questions, operands and tags are shared`() {
    var rules = TestRules()
    let first = rules.equals(.from, ["a", "b"])
    #expect(rules.equals(.from, ["a", "b"]) == first)
    #expect(rules.equals(.from, ["b", "a"]) != first)
    #expect(rules.equals(.to, ["a", "b"]) != first)
    #expect(rules.builder.operandSets.count == 2)
    #expect(rules.builder.add(tag: "x") == TagID(0))
    #expect(rules.builder.add(tag: "y") == TagID(1))
    #expect(rules.builder.add(tag: "x") == TagID(0))
    #expect(rules.builder.build(identifier: "").tags == ["x", "y"])
  }

  @Test func `rules are ranked by severity, then by id`() {
    var rules = TestRules()
    let root = rules.constant(true)
    let severities: [(String, Severity)] = [
      ("b", .low), ("a", .low), ("d", .critical), ("c", .high), ("e", .medium),
    ]
    for (identifier, severity) in severities {
      rules.add(identifier, .verdict(.block), root) { $0.severity = severity }
    }
    let built = rules.build().rules
    #expect(built.map(\.identifier) == ["d", "c", "e", "a", "b"])
    #expect(built.map(\.order) == [0, 1, 2, 3, 4])
  }

  @Test func `a node before its parts, and patterns without their views, are our bugs`() async {
    await #expect(processExitsWith: .failure) {
      var builder = RuleSetBuilder()
      _ = builder.node(.all, of: [NodeID(0)])
    }
    await #expect(processExitsWith: .failure) {
      var builder = RuleSetBuilder()
      _ = builder.add([try Pattern("a")], in: [.raw, .folded])
    }
    await #expect(processExitsWith: .failure) {
      var builder = RuleSetBuilder()
      _ = builder.add([Pattern](), in: [])
    }
  }
}
