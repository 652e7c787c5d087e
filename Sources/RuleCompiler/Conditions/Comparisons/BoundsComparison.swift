import Documents
import Engine

/// `amount: {above: 5000}`: the number of the field lies within bounds.
struct BoundsComparison: FieldComparison {
  private let bounds: ClosedRange<Int64>

  /// Reads all bounds of a mapping, of which there is one at least.
  init?(_ reader: inout MappingReader, of field: FieldDefinition) {
    guard field.type == .integer else {
      let first = NumberBounds.keys.compactMap { reader.mapping[$0] }.first
      reader.diagnostics.error(
        .wrongComparison, "`\(field.name)` (\(field.type.name)) takes no bounds",
        at: first?.range ?? reader.mapping.range, hint: field.type.comparisonHint)
      return nil
    }
    let unit = Int(field.unit)
    guard let bounds = NumberBounds.read(&reader, in: field.range, unit: unit) else { return nil }
    self.bounds = bounds
  }

  func check(
    _ field: FieldDefinition, at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    CheckedBounds(field: field, bounds: bounds)
  }
}

/// Bounds in the engine's units.
struct CheckedBounds: CheckedComparison {
  let field: FieldDefinition
  let bounds: ClosedRange<Int64>

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    emitter.leaf(.range(RangePredicate(field.subject, bounds)), at: range, field: field)
  }
}
