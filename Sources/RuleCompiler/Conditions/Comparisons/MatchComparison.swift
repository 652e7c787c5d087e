import Documents
import Engine
import Facts
import PatternSyntax
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
    if let (range, message) = deadLiteral(for: field) {
      diagnostics.error(
        .wrongValue, message, at: range, hint: "write what values have; `weir explain` shows some")
      return nil
    }
    let views: ViewSet = field.isFolded ? .folded : .raw
    return checker.compile(pattern, in: views, into: &diagnostics).map {
      CheckedMatch(field: field, pattern: $0.patterns[0])
    }
  }
}

extension MatchComparison {
  /// A letter or sign of the pattern that no value of a field has, and what to say of it.
  private func deadLiteral(
    for field: FieldDefinition
  ) -> (range: SourceRange, message: String)? {
    let tokens = PatternTokens(pattern.text).tokens
    let ignoresCase = pattern.text.contains("(?i")
    for (index, token) in tokens.enumerated() {
      guard case .literal(let code) = token.kind, let scalar = Unicode.Scalar(code),
        let reason = absence(of: scalar, in: field, ignoresCase: ignoresCase)
      else { continue }
      if index + 1 < tokens.count, case .quantifier(let next) = tokens[index + 1].kind,
        next.least == 0
      {
        continue
      }
      return (pattern.sourceRange(of: token.range), "`\(field.name)` \(reason)")
    }
    return nil
  }

  private func absence(
    of scalar: Unicode.Scalar, in field: FieldDefinition, ignoresCase: Bool
  ) -> String? {
    let isCapital = ("A"..."Z").contains(scalar) && !ignoresCase
    switch field.subject {
    case .fact(.entity(.urlHost)), .fact(.entity(.urlDomain)):
      if isCapital { return "is in lower case" }
      return "/:?".unicodeScalars.contains(scalar) ? "is a host, without a scheme and a path" : nil
    case .fact(.entity(.wechat)): return isCapital ? "is in lower case" : nil
    case .fact(.entity(.phone)):
      return " -()".unicodeScalars.contains(scalar) ? "has digits alone" : nil
    case .fact(.signature):
      return "【】".unicodeScalars.contains(scalar) ? "is compared without its brackets" : nil
    default: return nil
    }
  }
}

struct CheckedMatch: CheckedComparison {
  let field: FieldDefinition
  let pattern: Pattern

  var holdsForAnybody: Bool { Anybody.matches(pattern, as: field) }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let probe = emitter.probe(of: pattern)
    return emitter.compare(field, .match(probe), at: range)
  }
}
