import Bytes
import Facts
import Lists
import Patterns
import Records

/// A comparison of a field, of a fact that is text, or of the values of an entity.
public struct FieldPredicate: PredicateKind {
  /// What the value is compared with.
  public enum Comparison: Hashable, BitwiseCopyable, Sendable {
    /// It equals one of some values; as a number in canonical form, where that is wanted.
    case equals(OperandsID, isCanonical: Bool)
    /// It begins with one of some values.
    case prefix(OperandsID, isCanonical: Bool)
    /// A pattern matches it as received.
    case match(ProbeID)
    /// It is in a list.
    case list(ListID)
  }

  private let field: Subject
  private let comparison: Comparison

  /// The probes without which the fact has no value; empty where it always can have one.
  let requiredProbes: ProbeRange

  /// Compares a field or a fact.
  ///
  /// - Parameters:
  ///   - field: The field or fact.
  ///   - comparison: What it is compared with.
  ///   - requiredProbes: The probes without which the fact has no value.
  public init(
    _ field: Subject, _ comparison: Comparison, requiring requiredProbes: ProbeRange = .empty
  ) {
    self.field = field
    self.comparison = comparison
    self.requiredProbes = requiredProbes
  }

  var subject: Subject? { field }
  var narrows: Bool { true }

  var cost: Int {
    guard case .match = comparison else { return field.cost(ofKey: 10) }
    return 100 + field.cost(ofKey: 0)
  }

  var probes: ProbeRange {
    guard case .match(let probe) = comparison else { return requiredProbes }
    return ProbeRange(first: probe, count: 1)
  }

  /// Holds where the value compares; of an entity, where one of its values does, which is told.
  func ask(_ evaluator: inout Evaluator) -> Answer {
    switch field {
    case .key(let key):
      guard evaluator.record.has(key) else { return Answer(.no) }
      return judge(evaluator.source.bytes(of: evaluator.record.field(key)), &evaluator)
    case .fact(.entity(let kind)): return askEntities(kind, &evaluator)
    case .fact(let fact):
      guard evaluator.takeText(of: fact) else { return Answer(.no) }
      let answer = judge(evaluator.value.view, &evaluator)
      guard answer.truth == .yes, case .span(let range, let view) = evaluator.finding(of: fact)
      else { return answer }
      guard let entry = answer.entry else { return Answer(.yes, .span(range, view)) }
      return Answer(.yes, .entryOfSpan(entry, range, view))
    }
  }

  private func askEntities(_ kind: EntityKind, _ evaluator: inout Evaluator) -> Answer {
    guard evaluator.record.has(.text) else { return Answer(.no) }
    evaluator.findEntities()
    var answer = Answer(.no)
    for index in 0..<evaluator.facts.entities.count {
      let entity = evaluator.facts.entities[index]
      guard entity.kind == kind else { continue }
      let found = judge(evaluator.facts.entities.value(of: entity), &evaluator)
      switch found.truth {
      case .no, .pending: continue
      case .unknown: answer = found
      case .yes:
        guard let entry = found.entry else { return Answer(entity) }
        return Answer(.yes, .entryOfSpan(entry, entity.range, entity.view))
      }
    }
    return answer
  }

  /// Compares one value.
  private func judge(_ value: ByteView, _ evaluator: inout Evaluator) -> Answer {
    switch comparison {
    case .match(let probe):
      switch evaluator.firstMatch(of: probe, in: value) {
      case .none: return Answer(.no)
      case .found: return Answer(.yes)
      case .limit(let kind): return Answer(LimitName(kind))
      }
    case .equals(let operands, let isCanonical):
      guard isCanonical, let number = CanonicalNumber(value) else {
        return Answer(evaluator.ruleSet.operands.contains(value, in: operands))
      }
      return Answer(
        number.withByteView { evaluator.ruleSet.operands.contains($0, in: operands) })
    case .prefix(let operands, let isCanonical):
      guard isCanonical, let number = CanonicalNumber(value) else {
        return Answer(evaluator.ruleSet.operands.containsPrefix(of: value, in: operands))
      }
      return Answer(
        number.withByteView { evaluator.ruleSet.operands.containsPrefix(of: $0, in: operands) })
    case .list(let list):
      guard let entry = evaluator.ruleSet.lists[list.index].list.firstEntry(matching: value) else {
        return Answer(.no)
      }
      return Answer(.yes, .entry(ListEntry(list: list, entry: UInt32(entry))))
    }
  }
}
