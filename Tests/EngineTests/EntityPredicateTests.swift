import Bytes
import Engine
import Facts
import Testing

struct EntityPredicateTests {
  private static func has(_ kinds: EntityKind...) -> Predicate {
    .entity(EntityPredicate(kinds: kinds.reduce(0) { $0 | $1.bit }))
  }

  static let cases: [PredicateCase] = [
    PredicateCase("a kind that is there", message("加V信：abc12345"), true) {
      $0.builder.node(has(.wechat))
    },
    PredicateCase("one of several", message("加V信：abc12345"), true) {
      $0.builder.node(has(.qq, .wechat))
    },
    PredicateCase("another kind", message("加V信：abc12345"), false) { $0.builder.node(has(.qq)) },
    PredicateCase("no kind", message("加V信：abc12345"), false) { $0.builder.node(has()) },
    PredicateCase("a call has no entity", call(), false) { $0.builder.node(has(.wechat)) },
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }

  @Test func `the entity is the evidence, also where a field or a number asks for it`() {
    for predicate in [
      Self.has(.amount), .range(RangePredicate(.fact(.entity(.amount)), 120_050...120_050)),
    ] {
      var rules = TestRules()
      rules.add("r", .verdict(.review), rules.builder.node(predicate))
      let outcome = rules.build().decide(message("押金1200.50元"))
      #expect(outcome.evidence.count == 1 && outcome.evidence.first?.count == 1)
      guard case .span(let span)? = outcome.evidence.first?.first else {
        Issue.record("no span")
        continue
      }
      #expect(span.startOffset == 6)
    }
  }

  @Test func `an entity in a list shows its span and the entry`() {
    var rules = TestRules()
    let list = rules.add("contacts", .words, ["other", "abc12345"])
    rules.add(
      "r", .verdict(.review),
      rules.builder.node(.field(FieldPredicate(.fact(.entity(.wechat)), .list(list)))))
    let outcome = rules.build().decide(message("加V信：abc12345"))
    #expect(outcome.evidence.first?.count == 2)
    #expect(outcome.evidence.first?.last == .entry(ListEntry(list: list, entry: 1)))
    #expect(outcome.line.text.contains(#""lists":[{"list":"contacts","entry":"abc12345"}]"#))
  }
}
