import Documents
import Engine
import Patterns
import Views

/// `from: {match: '^106'}`: a pattern matches the field as it was received; a signature, folded.
struct MatchComparison: FieldComparison {
  private let pattern: Scalar

  init?(_ node: Node, of field: FieldDefinition, into diagnostics: inout DiagnosticList) {
    guard field.takesText(for: "match", at: node.range, into: &diagnostics),
      let pattern = node.text(named: "match", into: &diagnostics)
    else { return nil }
    self.pattern = pattern
  }

  func check(
    _ field: FieldDefinition, at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    let views: ViewSet = field.isFolded ? .folded : .raw
    return checker.compile(pattern, in: views, into: &diagnostics).map {
      CheckedMatch(field: field, pattern: $0.patterns[0])
    }
  }
}

private struct CheckedMatch: CheckedComparison {
  let field: FieldDefinition
  let pattern: Pattern

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let probe = emitter.probe(of: pattern)
    return emitter.compare(field, .match(probe), at: range)
  }
}
