import Engine
import Records
import Testing

struct TextPredicateTests {
  static let cases: [PredicateCase] = [
    PredicateCase("a call has no text", call(), false) { try $0.text("") },
    PredicateCase("an empty text", message(""), true) { try $0.text("^$") },
    PredicateCase("a text with escapes", message("中\n\"文"), true) { try $0.text("中\n\"文") },
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }

  @Test func `a pattern that two rules share is asked once and answers both`() throws {
    var rules = TestRules()
    let node = try rules.text("b+")
    let again = try rules.text("b+")
    #expect(node != again, "the caller shares patterns")
    for identifier in ["r", "s"] { rules.add(identifier, .verdict(.review), node) }
    let outcome = rules.build().decide(message("abb"))
    #expect(outcome.evidence[0] == outcome.evidence[1])
  }
}
