import Documents
import Engine

/// `signature: {absent: true}`: the record does not have the field.
struct AbsenceComparison: FieldComparison {
  private let isAbsent: Bool

  init?(_ node: Node, into diagnostics: inout DiagnosticList) {
    guard let value = node.boolean(named: "absent", into: &diagnostics) else { return nil }
    isAbsent = value.value
  }

  func check(
    _ field: FieldDefinition, at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    let absence = CheckedAbsence(field: field)
    guard !isAbsent else { return absence }
    return CheckedCombination(rule: .none, parts: [CheckedCondition(range: range, kind: absence)])
  }
}

private struct CheckedAbsence: CheckedKind {
  let field: FieldDefinition

  /// Nearly every record lacks something.
  var provesSender: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    emitter.leaf(.absence(AbsencePredicate(field.subject)), at: range, field: field)
  }
}
