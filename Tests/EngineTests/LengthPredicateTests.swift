import Bytes
import Engine
import TestSupport
import Testing

struct LengthPredicateTests {
  private static func length(_ bounds: ClosedRange<Int64>) -> Predicate {
    .length(LengthPredicate(bounds))
  }

  static let cases: [PredicateCase] = [
    PredicateCase("the lower bound", message("贷款"), true) { $0.builder.node(length(2...4)) },
    PredicateCase("the upper bound", message("贷款秒批"), true) { $0.builder.node(length(2...4)) },
    PredicateCase("below", message("贷"), false) { $0.builder.node(length(2...4)) },
    PredicateCase("above", message("贷款秒批了"), false) { $0.builder.node(length(2...4)) },
    PredicateCase("an empty text has none", message(""), true) { $0.builder.node(length(0...0)) },
    PredicateCase("characters, not bytes", message("😀é"), true) {
      $0.builder.node(length(2...2))
    },
    PredicateCase("a call has no text", call(), false) {
      $0.builder.node(length(0...Int64.max))
    },
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }

  @Test func `it counts the characters of the folded text`() {
    var generator = SeededGenerator(seed: 53)
    let pieces = ["贷", "ａ", "a", "😀", "é", "款", "1", "①"]
    for _ in 0..<50 {
      let count = Int.random(in: 1...12, using: &generator)
      // None of the pieces is folded into more or fewer characters than one.
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      var rules = TestRules()
      let exact = Self.length(Int64(count)...Int64(count))
      rules.add("r", .verdict(.review), rules.builder.node(exact))
      #expect(rules.build().decide(message(text)).firedIdentifiers == ["r"], "\(text)")
    }
  }
}
