import Facts
import Records

/// An entity of one of some kinds, somewhere in the text: `has`.
public struct EntityPredicate: PredicateKind {
  private let kinds: Int64

  /// Asks for entities.
  ///
  /// - Parameter kinds: The ``Facts/EntityKind/bit`` of each kind.
  public init(kinds: Int64) {
    self.kinds = kinds
  }

  var subject: Subject? { .key(.text) }
  var cost: Int { Fact.entityCost }

  func ask(_ evaluator: inout Evaluator) -> Answer {
    evaluator.firstEntity(of: kinds).map { Answer($0) } ?? Answer(.no)
  }
}

extension Answer {
  /// Says yes, and shows the entity.
  init(_ entity: Entity) {
    self.init(.yes, .span(entity.range, entity.view))
  }
}
