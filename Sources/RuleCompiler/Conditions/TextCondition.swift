import Bytes
import Documents
import Views

/// What a mapping under `text` can ask for: the kinds of conditions on the text, by their keys.
private enum TextKey: String, CaseIterable {
  case match
  case words
  case length
  case like

  /// The kind that the key begins.
  var kind: any TextConditionKind.Type {
    switch self {
    case .match: PatternCondition.self
    case .words: WordsCondition.self
    case .length: LengthCondition.self
    case .like: LikeCondition.self
    }
  }
}

/// A kind of condition on the text.
protocol TextConditionKind: ConditionKind {
  /// The keys that go with it, its own first.
  static var keys: [String] { get }

  /// Reads its keys, of which the first is there.
  init?(_ reader: inout MappingReader)
}

/// Reads what stands under `text`: a pattern, or a mapping with the key of one kind.
func readTextCondition(
  _ node: Node, into diagnostics: inout DiagnosticList
) -> (any ConditionKind)? {
  if case .scalar = node {
    return node.text(named: "text", into: &diagnostics).map { PatternCondition($0) }
  }
  if case .sequence = node {
    diagnostics.error(
      .wrongKind, "'text' is one pattern, or a mapping, and not a list", at: node.range,
      hint: "write `text: {words: [贷款, 借款]}`, or one pattern: `text: '贷款|借款'`")
    return nil
  }
  guard let mapping = node.mapping(named: "text", into: &diagnostics) else { return nil }
  var reader = MappingReader(mapping, what: "a condition on the text")
  reader.accept(TextKey.allCases.map(\.rawValue))
  reader.meanings = [
    "regex": "match", "pattern": "match", "contains": "words", "word": "words", "any": "words",
    "keywords": "words", "list": "words", "in": "words", "views": "view", "at-least": "at_least",
    "min": "at_least", "similar": "like", "sample": "like", "samples": "like", "known": "like",
  ]
  let chosen = TextKey.allCases.filter { mapping[$0.rawValue] != nil }
  // A key that nobody knows is reported as such, and may be the one.
  let known = TextKey.allCases.flatMap { $0.kind.keys }
  let isUnknown = mapping.entries.contains { !known.contains($0.key.text) }
  if chosen.count > 1 || chosen.isEmpty && !isUnknown {
    let names = TextKey.allCases.map { "`\($0.rawValue)`" }
    reader.diagnostics.error(
      .emptyCondition,
      "a condition on the text has one of " + names.dropLast().joined(separator: ", ")
        + " and " + names[names.count - 1],
      at: mapping.range)
  }
  let kind = chosen.first?.kind
  reportMisplacedKeys(of: kind, in: &reader)
  let condition = kind?.init(&reader)
  reader.finish(into: &diagnostics)
  return chosen.count == 1 ? condition : nil
}

/// Reports keys that go with another kind than the one that is asked for.
private func reportMisplacedKeys(
  of kind: (any TextConditionKind.Type)?, in reader: inout MappingReader
) {
  let own = kind?.keys ?? []
  for entry in reader.mapping.entries where !own.contains(entry.key.text) {
    let owners = TextKey.allCases.filter {
      $0.rawValue != entry.key.text && $0.kind.keys.contains(entry.key.text)
    }
    guard !owners.isEmpty else { continue }
    reader.accept([entry.key.text])
    // Without any kind that is reported.
    guard kind != nil else { continue }
    let names = owners.map { "`\($0.rawValue)`" }.joined(separator: " or ")
    reader.diagnostics.error(
      .wrongComparison, "`\(entry.key.text)` goes with \(names)", at: entry.key.range)
  }
}

extension MappingReader {
  /// The views of a condition on the text; empty for the default.
  mutating func views() -> ViewSet {
    let names = View.allCases.map { "\($0.name)" }
    let read = list("view", allowsSingle: true) { node, diagnostics in
      node.choice(named: "view", from: names, into: &diagnostics).flatMap { View(name: $0.value) }
    }
    return (read?.value ?? []).reduce(into: ViewSet()) { $0.insert(ViewSet($1)) }
  }
}
