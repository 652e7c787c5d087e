import Bytes
import Documents
import Engine
import Facts

extension RuleFile {
  /// Reads a rule file or a shared file.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - place: Its layer, and its path in there.
  ///   - zoneOffsetSeconds: The manifest's zone, for dates.
  ///   - diagnostics: Where findings are added.
  init?(
    _ file: SourceFile, at place: RulePath, zoneOffsetSeconds: Int,
    into diagnostics: inout DiagnosticList
  ) {
    guard let root = parseDocument(file, into: &diagnostics),
      let mapping = root.mapping(named: "a rule file", into: &diagnostics)
    else { return nil }
    var reader = MappingReader(mapping, what: "a rule file")
    self.place = place
    source = file
    family = reader.identifier("family")
    uses = reader.texts("use", allowsSingle: true)?.value ?? []
    let define = reader.mapping("define")
    let conditions = reader.mapping("conditions")
    let fixtures = reader.mapping("fixtures")
    let rules = reader.list("rules") { $0.mapping(named: "a rule", into: &$1) }
    let cases = reader.list("cases") { CaseSyntax($0, into: &$1) }
    reader.finish(into: &diagnostics)
    definitions = (define?.entries ?? []).compactMap {
      Definition($0, into: &diagnostics)
    }
    self.conditions = (conditions?.entries ?? []).compactMap {
      NamedCondition($0, into: &diagnostics)
    }
    isIncomplete =
      definitions.count != define?.entries.count ?? 0
      || self.conditions.count != conditions?.entries.count ?? 0
    let bindingsName = "signature-bindings"
    self.fixtures = (fixtures?.entries ?? []).filter { $0.key.text != bindingsName }
      .compactMap { Fixture($0, into: &diagnostics) }
    bindings = fixtures?.entry(bindingsName).flatMap {
      readBindings($0.value, into: &diagnostics)
    }
    self.rules = (rules?.value ?? []).compactMap {
      guard !diagnostics.isFull else {
        diagnostics.cutShort()
        return nil
      }
      return RuleSyntax($0, zoneOffsetSeconds: zoneOffsetSeconds, into: &diagnostics)
    }
    self.cases = cases?.value ?? []
    if let rules, rules.value.isEmpty {
      diagnostics.error(
        .noRules, "the list of rules is empty", at: rules.range,
        hint: "write the rules, or delete the file")
    }
    if family == nil, let misplaced = mapping.entry("rules") ?? mapping.entry("cases") {
      diagnostics.error(
        .misplacedKey, "a file with `\(misplaced.key.text)` needs a `family`",
        at: misplaced.key.range, hint: "write `family: NAME` at the top, after its folder")
    }
  }
}

/// Reads `[{base: '10690000', name: 安心金服}]`.
private func readBindings(
  _ node: Node, into diagnostics: inout DiagnosticList
) -> SignatureBindings? {
  let read = node.list(named: "signature-bindings", into: &diagnostics) {
    (node, diagnostics) -> (base: String, name: String)? in
    guard let mapping = node.mapping(named: "a binding", into: &diagnostics) else { return nil }
    var reader = MappingReader(mapping, what: "a binding")
    let base = reader.quotedText("base", required: true)
    let name = reader.text("name", required: true)
    reader.finish(into: &diagnostics)
    guard let base, let name else { return nil }
    return (base.text, name.text)
  }
  return read.map { SignatureBindings(entries: $0.value) }
}

extension RuleFile.Definition {
  fileprivate init?(_ entry: Mapping.Entry, into diagnostics: inout DiagnosticList) {
    guard let name = Node.scalar(entry.key).identifier(named: "a fragment", into: &diagnostics),
      let pattern = entry.value.text(named: "fragment \(entry.key.text)", into: &diagnostics)
    else { return nil }
    self.init(name: name, pattern: pattern)
  }
}

extension RuleFile.NamedCondition {
  fileprivate init?(_ entry: Mapping.Entry, into diagnostics: inout DiagnosticList) {
    guard let name = Node.scalar(entry.key).identifier(named: "a condition", into: &diagnostics),
      let condition = Condition(entry.value, into: &diagnostics)
    else { return nil }
    self.init(name: name, condition: condition)
  }
}

extension RuleFile.Fixture {
  fileprivate init?(_ entry: Mapping.Entry, into diagnostics: inout DiagnosticList) {
    guard let list = Node.scalar(entry.key).identifier(named: "a list name", into: &diagnostics),
      let entries = entry.value.list(
        named: "fixture \(entry.key.text)", into: &diagnostics,
        element: { $0.quotedText(named: "an entry", into: &$1) })
    else { return nil }
    self.init(list: list, entries: entries.value)
  }
}

extension CaseSyntax {
  fileprivate init?(_ node: Node, into diagnostics: inout DiagnosticList) {
    guard let mapping = node.mapping(named: "a case", into: &diagnostics) else { return nil }
    var reader = MappingReader(mapping, what: "a case")
    let title = reader.text("title", required: true)
    let record = reader.mapping("record", required: true)
    let verdict = reader.read("verdict", required: true) { Verdict.read($0, into: &$1) }
    let rules = reader.identifiers("rules", allowsSingle: true)
    reader.finish(into: &diagnostics)
    guard let title, let record, let verdict else { return nil }
    Sample.checkRecord(record, into: &diagnostics)
    self.init(title: title, record: record, verdict: verdict, rules: rules)
  }
}

extension Verdict {
  static func read(_ node: Node, into diagnostics: inout DiagnosticList) -> Located<Verdict>? {
    let words = allCases.map(\.name)
    guard let word = node.choice(named: "verdict", from: words, into: &diagnostics),
      let verdict = allCases.first(where: { $0.name == word.value })
    else { return nil }
    return Located(verdict, at: word.range)
  }
}

extension DiagnosticCode {
  static let misplacedKey = DiagnosticCode(
    "E059", "misplaced-key",
    explanation: "Only files with rules have `family`, and only files with a `family` have "
      + "rules and cases. Shared files have `define` and `conditions` alone.")
}
