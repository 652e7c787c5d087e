import Documents
import Engine

/// `has: [url, brand]`: the text shows an entity of one of some kinds, speaks for a brand, or warns.
struct EntityCondition: ConditionKind, CheckedKind {
  /// A bit for each kind of entity.
  private let kinds: Int64

  /// The facts that are asked for besides.
  private let fields: [FieldDefinition]

  /// The facts that are words of `has` though they are no entities.
  private static let factNames = ["brand", "advisory"]

  /// The words of `has`.
  static let words = FieldTable.entityWords.map(\.word) + factNames

  /// Reads the words.
  init?(_ node: Node, into diagnostics: inout DiagnosticList) {
    let words = FieldTable.entityWords
    let names = EntityCondition.words
    let read = node.list(named: "has", allowsSingle: true, into: &diagnostics) {
      $0.choice(named: "has", from: names, into: &$1)
    }
    guard let chosen = read?.value, !chosen.isEmpty else { return nil }
    let bits = words.filter { word in chosen.contains { $0.value == word.word } }.map(\.bit)
    kinds = bits.reduce(0, |)
    let facts = EntityCondition.factNames.filter { name in chosen.contains { $0.value == name } }
    fields = facts.compactMap(FieldTable.field)
  }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.requireText(at: range, into: &diagnostics)
    return self
  }

  var provesSender: Bool { false }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    var parts: [EmittedCondition] = []
    if kinds != 0 { parts.append(emitter.leaf(.entity(EntityPredicate(kinds: kinds)), at: range)) }
    for field in fields { parts.append(emitter.presence(of: field, at: range)) }
    var emitted = emitter.any(of: parts, at: range)
    emitted.subject = "has"
    return emitted
  }
}
