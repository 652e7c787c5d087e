import Engine
import Records
import Testing

struct RangePredicateTests {
  static let cases: [PredicateCase] = [
    PredicateCase("the lower bound", call(more: #","ring_ms":1000"#), true) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    PredicateCase("the upper bound", call(more: #","ring_ms":2000"#), true) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    PredicateCase("below", call(more: #","ring_ms":999"#), false) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    PredicateCase("above", call(more: #","ring_ms":2001"#), false) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    PredicateCase("an absent number is in no range", call(), false) {
      $0.range(.ringMilliseconds, 0...Int64.max)
    },
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }
}
