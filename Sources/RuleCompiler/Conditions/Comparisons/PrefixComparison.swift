import Documents
import Engine

/// `from: {prefix: '1069'}`: the field begins with one of some values.
struct PrefixComparison: FieldComparison {
  private let beginnings: [Scalar]

  init?(_ node: Node, of field: FieldDefinition, into diagnostics: inout DiagnosticList) {
    guard field.takesText(for: "prefix", at: node.range, into: &diagnostics),
      let beginnings = readOperands(node, of: field, isPrefix: true, into: &diagnostics)
    else { return nil }
    self.beginnings = beginnings
  }

  func check(
    _ field: FieldDefinition, at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    CheckedPrefix(field: field, operands: beginnings.map { field.operand($0.text) })
  }
}

private struct CheckedPrefix: CheckedComparison {
  let field: FieldDefinition
  let operands: [[UInt8]]

  var holdsForAnybody: Bool {
    field.type == .number
      && Anybody.numbers.contains { number in operands.contains { number.utf8.starts(with: $0) } }
  }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let operands = emitter.operands(operands)
    return emitter.compare(
      field, .prefix(operands, isCanonical: field.type == .number), at: range)
  }
}
