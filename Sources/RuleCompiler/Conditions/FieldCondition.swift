import Bytes
import Documents
import Engine

/// A field, or a fact derived from the record, that is compared: `from: '95588'`.
struct FieldCondition: ConditionKind {
  let field: FieldDefinition
  let comparison: any FieldComparison

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.require(field, at: range, into: &diagnostics)
    return comparison.check(field, at: range, by: &checker, into: &diagnostics)
  }
}

/// A way to compare a field.
///
/// Each is one file of `Comparisons/`; ``FieldComparisonKey`` lists those with a key.
protocol FieldComparison: Sendable {
  /// Resolves names and compiles patterns; nil where something was reported.
  func check(
    _ field: FieldDefinition, at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)?
}

/// A comparison that passed its checks.
protocol CheckedComparison: CheckedKind {
  var field: FieldDefinition { get }

  /// Whether a stranger's record can have such a value.
  var holdsForAnybody: Bool { get }
}

extension CheckedComparison {
  var holdsForAnybody: Bool { false }
  var provesSender: Bool { field.provesSender && !holdsForAnybody }
}

/// The keys of a mapping of comparisons.
private enum FieldComparisonKey: String, CaseIterable {
  case prefix
  case match
  case list = "in"
  case absent
  case above
  case below
  case atLeast = "at_least"
  case atMost = "at_most"

  /// Reads the comparison; of the bounds, which are one, with the first of them that is there.
  func read(
    _ node: Node, of field: FieldDefinition, in reader: inout MappingReader
  ) -> (any FieldComparison)? {
    switch self {
    case .prefix: PrefixComparison(node, of: field, into: &reader.diagnostics)
    case .match: MatchComparison(node, of: field, into: &reader.diagnostics)
    case .list: ListComparison(node, of: field, into: &reader.diagnostics)
    case .absent: AbsenceComparison(node, into: &reader.diagnostics)
    case .above, .below, .atLeast, .atMost: BoundsComparison(&reader, of: field)
    }
  }
}

/// Reads a condition on a field: a value, several values, or a mapping of comparisons.
func readFieldCondition(
  _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
) -> (any ConditionKind)? {
  guard let field = field(entry.key, into: &diagnostics) else { return nil }
  guard case .mapping(let mapping) = entry.value else {
    return ValuesComparison(entry.value, of: field, into: &diagnostics).map {
      FieldCondition(field: field, comparison: $0)
    }
  }
  return comparisons(mapping, of: field, into: &diagnostics)
}

private func comparisons(
  _ mapping: Mapping, of field: FieldDefinition, into diagnostics: inout DiagnosticList
) -> (any ConditionKind)? {
  var reader = MappingReader(mapping, what: "a comparison of `\(field.name)`")
  let keys = FieldComparisonKey.allCases.filter { mapping[$0.rawValue] != nil }
  // What the field does not take is reported where it is read, and is no hint for a misspelt key.
  reader.accept(field.type.comparisonKeys + keys.map(\.rawValue))
  reader.meanings = comparisonMeanings
  var found: [(any FieldComparison)?] = []
  var hasBounds = false
  for key in keys {
    let isBound = NumberBounds.keys.contains(key.rawValue)
    guard let node = mapping[key.rawValue], !isBound || !hasBounds else { continue }
    hasBounds = hasBounds || isBound
    found.append(key.read(node, of: field, in: &reader))
  }
  if mapping.entries.isEmpty {
    reader.diagnostics.error(
      .emptyCondition, "`\(field.name)` is compared with nothing", at: mapping.range)
  }
  reader.finish(into: &diagnostics)
  let sound = found.compactMap { $0 }
  guard !sound.isEmpty, sound.count == found.count else { return nil }
  guard sound.count > 1 else { return FieldCondition(field: field, comparison: sound[0]) }
  return CombinedCondition(
    all: sound.map {
      Condition(range: mapping.range, kind: FieldCondition(field: field, comparison: $0))
    })
}

/// What is meant by words that other languages of rules have for conditions.
private let conditionMeanings: [String: String] = [
  "and": "all:", "or": "any:", "not": "none:", "all_of": "all:", "any_of": "any:",
  "none_of": "none:", "unless": "none:", "except": "none:",
  "msg": "text:", "message": "text:", "content": "text:", "body": "text:", "sms": "text:",
  "match": "text: {match: '…'}", "regex": "text: '…'", "pattern": "text: '…'",
  "words": "text: {words: […]}", "keywords": "text: {words: […]}", "like": "text: {words: […]}",
  "length": "text: {length: {above: 70}}",
  "sender": "from:", "caller": "from:", "source": "from:", "src": "from:", "number": "from:",
  "receiver": "to:", "recipient": "to:", "callee": "to:", "dest": "to:",
  "url": "has: [url]", "link-host": "url.host:", "host": "url.host:", "domain": "url.domain:",
  "contact": "has: [phone, wechat, qq]", "sign": "signature:", "time": "hour:", "day": "weekday:",
]

/// What is meant by words that other languages of rules have for comparisons.
private let comparisonMeanings: [String: String] = [
  "min": "at_least", "max": "at_most", "gte": "at_least", "ge": "at_least", "lte": "at_most",
  "le": "at_most", "gt": "above", "greater": "above", "over": "above", "more": "above",
  "lt": "below", "less": "below", "under": "below", "at-least": "at_least", "at-most": "at_most",
  "regex": "match", "pattern": "match", "matches": "match", "contains": "match",
  "startswith": "prefix", "starts_with": "prefix", "begins": "prefix", "list": "in",
  "exists": "absent", "missing": "absent",
]

private func field(_ key: Scalar, into diagnostics: inout DiagnosticList) -> FieldDefinition? {
  if let field = FieldTable.field(key.text) { return field }
  if FieldTable.laterNames.contains(key.text) {
    diagnostics.error(
      .laterField, "`\(key.text)` comes with a later version", at: key.range,
      hint: "ask for what one record shows until then")
    return nil
  }
  if key.text == "kind" {
    diagnostics.error(
      .unknownField, "`kind` is no condition", at: key.range,
      hint: "write it beside `when`: `kind: sms`, `kind: call` or `kind: [sms, call]`")
    return nil
  }
  let known = FieldTable.all.map(\.name) + ConditionKey.allCases.map(\.rawValue)
  diagnostics.error(
    .unknownField, "\(Quoted(key.text)) is no field and no condition", at: key.range,
    hint: conditionMeanings[key.text].map { "write `\($0)`" }
      ?? nearestName(to: key.text, among: known).map { "did you mean `\($0)`?" }
      ?? "docs/RULES.md has a table of all of them")
  return nil
}

extension FieldDefinition {
  /// Reports a comparison of texts that the field does not take.
  func takesText(
    for comparison: String, at range: SourceRange, into diagnostics: inout DiagnosticList
  ) -> Bool {
    switch type {
    case .number, .text: return true
    case .integer, .boolean, .word:
      diagnostics.error(
        .wrongComparison, "`\(name)` (\(type.name)) takes no `\(comparison)`", at: range,
        hint: type.comparisonHint)
      return false
    }
  }
}

extension FieldDefinition.FieldType {
  /// The keys of comparisons that make sense for the type.
  fileprivate var comparisonKeys: [String] {
    switch self {
    case .number, .text: ["prefix", "match", "in", "absent"]
    case .integer: NumberBounds.keys + ["absent"]
    case .boolean, .word: ["absent"]
    }
  }

  /// The comparisons that the field takes, for an author who tried another.
  var comparisonHint: String {
    switch self {
    case .number, .text: "compare it with values, `prefix`, `match` or `in`"
    case .integer: "compare it with values, `above`, `below`, `at_least` or `at_most`"
    case .boolean: "compare it with true or false"
    case .word: "compare it with one or several of the words"
    }
  }
}

extension DiagnosticCode {
  static let unknownField = DiagnosticCode(
    "E042", "unknown-field",
    explanation: "The key of a condition is no field and no way to combine conditions. The table "
      + "in docs/RULES.md lists all of them.",
    wrong: """
      when: {sender: '95588'}

      """,
    right: """
      when: {from: '95588'}

      """)

  static let laterField = DiagnosticCode(
    "E043", "later-field",
    explanation: "The field or condition belongs to Weir's design, and comes with a later "
      + "version. Ask for what one record shows until then.",
    wrong: """
      when: {count: {of: messages, by: from, within: 10m, above: 200}}

      """,
    right: """
      when: {from.class: port-any, evasion: {at_least: 1}}

      """)

  static let wrongComparison = DiagnosticCode(
    "E044", "wrong-comparison",
    explanation: "The field does not take this comparison: bounds are for numbers, `prefix`, "
      + "`match` and `in` for text and telephone numbers.",
    wrong: """
      when: {from: {above: 95000}}

      """,
    right: """
      when: {from: {prefix: '95'}}

      """)

  static let wrongValue = DiagnosticCode(
    "E045", "wrong-value",
    explanation: "The field can never have this value, so the condition could never hold.",
    wrong: """
      when: {from: '+8613912345678'}

      """,
    right: """
      when: {from: '13912345678'}

      """)
}
