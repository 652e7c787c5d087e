/// A field or a fact that the record does not have.
public struct AbsencePredicate: PredicateKind {
  private let field: Subject

  /// Asks whether a field or a fact is absent.
  public init(_ field: Subject) {
    self.field = field
  }

  var subject: Subject? { field }
  var cost: Int { field.cost(ofKey: 10) }

  func ask(_ evaluator: inout Evaluator) -> Answer {
    Answer(!evaluator.isPresent(field))
  }
}
