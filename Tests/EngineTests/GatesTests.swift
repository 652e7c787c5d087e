import Bytes
import Digests
import Patterns
import Records
import Testing
import Views

@testable import Engine

struct GatesTests {
  /// The rules that a text opens, beside those without a gate.
  private func opened(_ rules: consuming TestRules, by text: String) -> Set<String> {
    let ruleSet = rules.build()
    var matcher = Matcher(for: ruleSet)
    matcher.match(Array(message(text).utf8))
    var identifiers: Set<String> = []
    for index in 0..<matcher.evaluator.openRules.count {
      identifiers.insert(ruleSet.rules[matcher.evaluator.openRules[index].index].identifier)
    }
    return identifiers
  }

  @Test(arguments: [
    ("办贷款", ["all", "any", "text"]), ("查额度", ["any"]), ("贷款额度", ["all", "any", "some", "text"]),
    ("你好", []),
  ])
  func `a rule is opened by the text that one of its conditions needs`(
    text: String, expected: [String]
  ) throws {
    var rules = TestRules()
    let loan = try rules.text("贷款")
    let credit = try rules.text("额度")
    let other = try rules.text("赌场")
    rules.add("text", .verdict(.review), loan)
    rules.add("all", .verdict(.review), rules.builder.node(.all, of: [rules.absent(.node), loan]))
    rules.add("any", .verdict(.review), rules.builder.node(.any, of: [loan, credit]))
    rules.add(
      "some", .verdict(.review),
      rules.builder.node(.some(atLeast: 3), of: [loan, credit, other]))
    let found = opened(rules, by: text)
    // Of three that must all hold, the rarest alone is the gate.
    #expect(found.subtracting(["some"]) == Set(expected).subtracting(["some"]))
  }

  @Test func `a rule that can hold without a literal has no gate`() throws {
    var rules = TestRules()
    let loan = try rules.text("贷款")
    let any = try rules.text(".")
    rules.add("none", .verdict(.review), rules.builder.node(.none, of: [loan]))
    rules.add("dot", .verdict(.review), any)
    rules.add("either", .verdict(.review), rules.builder.node(.any, of: [loan, any]))
    rules.add("absent", .verdict(.review), rules.absent(.node))
    rules.add("gated", .verdict(.review), loan)
    let ruleSet = rules.build()
    let ungated = ruleSet.gates.ungated[Int(RecordKind.sms.rawValue)]
    let names = Set(ungated.map { ruleSet.rules[$0.index].identifier })
    #expect(names == ["none", "dot", "either", "absent"])
  }

  @Test func `a condition that can never hold opens its rule for no text`() throws {
    var rules = TestRules()
    rules.add("never", .verdict(.review), rules.builder.node(.any, of: []))
    let ruleSet = rules.build()
    #expect(ruleSet.gates.ungated.joined().isEmpty)
    #expect(ruleSet.decide(message("贷款")).fired.isEmpty)
  }

  @Test func `a pattern in two views is ruled out in each by itself`() throws {
    var rules = TestRules()
    rules.add("raw", .verdict(.review), try rules.text("a\\Wb"))
    rules.add("folded", .verdict(.review), try rules.text("a\\Wb", views: .folded))
    let ruleSet = rules.build()
    #expect(ruleSet.decide(message("a-b")).fired.count == 2)
    // ㊣ is no word character, and folds to one.
    #expect(ruleSet.decide(message("a㊣b")).fired.count == 1)
  }
}
