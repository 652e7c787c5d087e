import Bytes
import Documents
import Engine
import Patterns
import Views

/// `text: '…'` and `text: {match: '…'}`: a pattern on the text, in some views.
struct PatternCondition: TextConditionKind {
  private let pattern: Scalar
  private let views: ViewSet

  /// A pattern in the default views.
  init(_ pattern: Scalar) {
    self.pattern = pattern
    views = []
  }

  static let keys = ["match", "view"]

  init?(_ reader: inout MappingReader) {
    let match = reader.text("match")
    views = reader.views()
    guard let match else { return nil }
    pattern = match
  }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.requireText(at: range, into: &diagnostics)
    return checker.compile(textPattern: pattern, in: views, into: &diagnostics).map {
      CheckedPatternCondition(
        patterns: $0.patterns, views: $0.views, expanded: $0.expanded, scalar: pattern)
    }
  }
}

/// A pattern that was compiled for each of its views.
private struct CheckedPatternCondition: CheckedKind {
  let patterns: [Pattern]
  let views: ViewSet
  let expanded: ExpandedPattern
  let scalar: Scalar

  var provesSender: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let probes = emitter.probes(of: patterns, in: views)
    var condition = emitter.leaf(.text(TextPredicate(probes, views: views)), at: range)
    condition.pattern = patterns.first
    return condition
  }

  func reductions(in context: ReductionContext) -> [Reduction] {
    expanded.alternatives.map { alternative in
      Reduction(
        what: .alternative, text: expanded.text(of: alternative.range),
        range: expanded.sourceRange(of: alternative.range, in: scalar)
      ) {
        var silent = DiagnosticList()
        let rest = expanded.leavingOut(alternative.cut)
        return context.compiler.compile(rest, of: scalar, in: views, into: &silent).map {
          CheckedPatternCondition(
            patterns: $0.patterns, views: $0.views, expanded: rest, scalar: scalar)
        }
      }
    }
  }
}
