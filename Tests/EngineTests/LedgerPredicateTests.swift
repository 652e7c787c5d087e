import Testing

@testable import Engine

struct LedgerPredicateTests {
  @Test func `it is open while a record is matched, and asks no probe`() {
    let predicate = LedgerPredicate(LedgerQueryID(7))
    var evaluator = Evaluator(for: TestRules().build(), isExhaustive: false, clock: nil)
    #expect(predicate.ask(&evaluator).truth == .pending)
    #expect(predicate.ledgerQuery == LedgerQueryID(7) && predicate.requiredProbes.count == 0)
  }

  @Test func `a rule set knows whether it asks a ledger`() {
    var rules = TestRules()
    rules.add("r", .verdict(.review), rules.absent(.node))
    #expect(!rules.build().asksLedger)
    rules.add("s", .verdict(.review), rules.ledger(0))
    #expect(rules.build().asksLedger)
  }
}
