import Documents
import Engine
import Lists

/// `from: {in: LIST}`: the field is an entry of a list.
struct ListComparison: FieldComparison {
  private let name: Scalar

  init?(_ node: Node, of field: FieldDefinition, into diagnostics: inout DiagnosticList) {
    guard field.takesText(for: "in", at: node.range, into: &diagnostics),
      let name = node.identifier(named: "in", into: &diagnostics)
    else { return nil }
    self.name = name
  }

  func check(
    _ field: FieldDefinition, at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    let types: [ListType] =
      field.type == .number ? [.numbers, .prefixes] : [.words, .domains, .prefixes, .numbers]
    guard checker.require(list: name, of: types, into: &diagnostics) else { return nil }
    return CheckedListComparison(field: field, list: name.text)
  }
}

private struct CheckedListComparison: CheckedComparison {
  let field: FieldDefinition
  let list: String

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let id = emitter.list(named: list, for: field)
    return emitter.compare(field, .list(id), at: range)
  }
}
