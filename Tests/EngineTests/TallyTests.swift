import Engine
import Stats
import Testing

struct TallyTests {
  private func ruleSet() throws -> RuleSet {
    var rules = TestRules()
    rules.builder.thresholds = Thresholds(blockTenths: 80, reviewTenths: 50)
    let tags = ["loan", "bank"].map { rules.builder.add(tag: $0) }
    rules.add("a", .verdict(.block), try rules.text("贷款")) { $0.tags = [tags[0]] }
    rules.add("b", .verdict(.review), try rules.text("款")) { $0.tags = tags }
    rules.add("s", .verdict(.block), try rules.text("款")) {
      $0.mode = .shadow
      $0.tags = [tags[1]]
    }
    rules.add("f", .verdict(.block), try rules.unfinished()) { $0.tags = [tags[1]] }
    return rules.build()
  }

  @Test func `everything is counted once`() throws {
    let counters = Decider(ruleSet: try ruleSet()).decide([
      message("贷款"), message("放款"), message(tooLongText), message(id: nil), call(), "no record",
      "{",
    ]).counters
    var wanted = Counters()
    let sums: [(CounterFamily, String, Int64)] = [
      (.records, "sms", 4), (.records, "call", 1), (.decisions, "block", 1),
      (.decisions, "review", 2), (.decisions, "allow", 2), (.ruleHits, "a", 1),
      (.ruleHits, "b", 2), (.ruleHits, "s", 2), (.ruleFailures, "f", 1), (.tags, "loan", 2),
      (.tags, "bank", 2), (.rejected, "not-an-object", 1), (.rejected, "unexpected-end", 1),
      (.flags, "id-synthesized", 1), (.views, "raw", 5),
    ]
    for (family, label, sum) in sums { wanted.add(sum, to: family, label) }
    #expect(counters == wanted)
  }

  @Test func `counters start again when they were taken`() throws {
    let decider = Decider(ruleSet: try ruleSet())
    #expect(!decider.decide([message()]).counters.isEmpty)
    var settler = Settler(for: try ruleSet(), engine: "test")
    let (first, second) = (settler.takeCounters(), settler.takeCounters())
    #expect(first.isEmpty && second.isEmpty)
  }
}
