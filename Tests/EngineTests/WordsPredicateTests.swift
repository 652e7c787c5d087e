import Engine
import Records
import Testing

struct WordsPredicateTests {
  static let cases: [PredicateCase] = [
    PredicateCase("a call has no words", call(), false) { $0.words(["t"]) }
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }

  @Test(arguments: [
    ("一b二", 2, 0, true), ("一b二", 2, 3, true), ("一bb二", 2, 3, false), ("一一一", 2, 0, false),
    ("二三一", 3, 0, true), ("二b三b一", 3, 5, true), ("二b三b一", 3, 4, false), ("", 1, 0, false),
    ("四", 1, 0, false), ("三", 1, 1, true),
  ])
  func `enough words near each other`(text: String, atLeast: Int, near: Int, holds: Bool) {
    var rules = TestRules()
    let node = rules.words(["一", "二", "三"], atLeast: atLeast, near: near)
    rules.add("r", .verdict(.review), node)
    let outcome = rules.build().decide(message(text))
    #expect(outcome.fired.isEmpty != holds)
  }
}
