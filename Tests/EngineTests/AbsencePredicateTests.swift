import Engine
import Records
import Testing

struct AbsencePredicateTests {
  static let cases: [PredicateCase] = [
    PredicateCase("absent", message(), true) { $0.absent(.node) },
    PredicateCase("null is absent", message(more: #","node":null"#), true) { $0.absent(.node) },
    PredicateCase("present but empty", message(more: #","node":"""#), false) { $0.absent(.node) },
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }
}
