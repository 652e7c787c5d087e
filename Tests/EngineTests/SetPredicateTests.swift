import Engine
import Facts
import Testing

struct SetPredicateTests {
  private static func numberClass(_ members: NumberClass...) -> Predicate {
    let bits = members.reduce(Int64(0)) { $0 | 1 << Int64($1.rawValue) }
    return .set(SetPredicate(.numberClass(.from), members: bits))
  }

  static let cases: [PredicateCase] = [
    PredicateCase("a member", message(from: "BANK"), true) {
      $0.builder.node(numberClass(.alphanumeric))
    },
    PredicateCase("one of several", message(from: "BANK"), true) {
      $0.builder.node(numberClass(.mobile, .alphanumeric))
    },
    PredicateCase("no member", message(from: "BANK"), false) {
      $0.builder.node(numberClass(.mobile))
    },
    PredicateCase("the empty set", message(from: "BANK"), false) { $0.builder.node(numberClass()) },
    PredicateCase("a Sunday", message(), true) {
      $0.builder.node(.set(SetPredicate(.weekday, members: 1 << 6)))
    },
    PredicateCase("no Saturday", message(), false) {
      $0.builder.node(.set(SetPredicate(.weekday, members: 1 << 5)))
    },
    PredicateCase("a call has no binding", call(), false) {
      $0.builder.node(.set(SetPredicate(.signatureBinding, members: -1)))
    },
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }
}
