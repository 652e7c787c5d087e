/// A fact that is one, or several, of a closed set: a number class, a reason, a day of the week.
public struct SetPredicate: PredicateKind {
  private let fact: Fact
  let members: Int64

  /// The probes without which the fact has no value; empty where it always can have one.
  let requiredProbes: ProbeRange

  /// Asks whether a fact is one of some members.
  ///
  /// - Parameters:
  ///   - fact: The fact.
  ///   - members: A bit for each member.
  ///   - requiredProbes: The probes without which the fact has no value.
  public init(_ fact: Fact, members: Int64, requiring requiredProbes: ProbeRange = .empty) {
    self.fact = fact
    self.members = members
    self.requiredProbes = requiredProbes
  }

  var subject: Subject? { .fact(fact) }
  var cost: Int { fact.cost }
  var narrows: Bool { true }

  func ask(_ evaluator: inout Evaluator) -> Answer {
    evaluator.answer(to: fact, in: members)
  }
}
