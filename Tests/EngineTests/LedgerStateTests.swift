import Engine
import Testing

struct LedgerStateTests {
  @Test func `without a ledger nothing has happened`() {
    var rules = TestRules()
    rules.add("more", .verdict(.block), rules.ledger(0))
    rules.add("none", .verdict(.review), rules.builder.node(.none, of: [rules.ledger(0)]))
    let lines = Decider(ruleSet: rules.build()).decide([message(), message()]).lines
    #expect(lines.map(\.queue) == [.review, .review])
  }
}
