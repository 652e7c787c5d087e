import Documents
import Engine

/// `has: [url, phone]`: the text shows an entity of one of some kinds.
struct EntityCondition: ConditionKind, CheckedKind {
  /// A bit for each kind.
  private let kinds: Int64

  /// Reads the words.
  init?(_ node: Node, into diagnostics: inout DiagnosticList) {
    let words = FieldTable.entityWords
    let read = node.list(named: "has", allowsSingle: true, into: &diagnostics) {
      $0.choice(named: "has", from: words.map(\.word), into: &$1)
    }
    guard let chosen = read?.value, !chosen.isEmpty else { return nil }
    let bits = words.filter { word in chosen.contains { $0.value == word.word } }.map(\.bit)
    kinds = bits.reduce(0, |)
  }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.requireText(at: range, into: &diagnostics)
    return self
  }

  var restsOnMoreThanText: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    emitter.leaf(.entity(EntityPredicate(kinds: kinds)), at: range)
  }
}
