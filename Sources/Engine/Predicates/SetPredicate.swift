/// A fact that is one, or several, of a closed set: a number class, a reason, a day of the week.
public struct SetPredicate: PredicateKind {
  private let fact: Fact
  private let members: Int64

  /// Asks whether a fact is one of some members.
  ///
  /// - Parameters:
  ///   - fact: The fact.
  ///   - members: A bit for each member.
  public init(_ fact: Fact, members: Int64) {
    self.fact = fact
    self.members = members
  }

  var subject: Subject? { .fact(fact) }
  var cost: Int { fact.cost }
  var narrows: Bool { true }

  func ask(_ evaluator: inout Evaluator) -> Answer {
    Answer(evaluator.bits(of: fact) & members != 0)
  }
}
