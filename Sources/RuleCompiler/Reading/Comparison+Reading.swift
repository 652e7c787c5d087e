import Bytes
import Documents
import Engine
import Facts
import Lists

extension Condition {
  /// Reads a condition on a field: a value, several values, or a mapping of comparisons.
  static func fieldForm(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> Form? {
    guard let field = field(entry.key, into: &diagnostics) else { return nil }
    switch entry.value {
    case .scalar, .sequence:
      return operands(entry.value, of: field, into: &diagnostics).map {
        .field(field, .equals($0))
      }
    case .mapping(let mapping): return comparisons(mapping, of: field, into: &diagnostics)
    }
  }

  private static func field(
    _ key: Scalar, into diagnostics: inout DiagnosticList
  ) -> FieldDefinition? {
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
    let known =
      FieldTable.all.map(\.name) + ["text", "has", "all", "any", "none", "some", "condition"]
    diagnostics.error(
      .unknownField, "\(Quoted(key.text)) is no field and no condition", at: key.range,
      hint: nearestName(to: key.text, among: known).map { "did you mean `\($0)`?" }
        ?? "docs/RULES.md has a table of all of them")
    return nil
  }

  private static func comparisons(
    _ mapping: Mapping, of field: FieldDefinition, into diagnostics: inout DiagnosticList
  ) -> Form? {
    var reader = MappingReader(mapping, what: "a comparison of `\(field.name)`")
    var forms: [Comparison?] = []
    if reader.has("prefix"), let node = reader.node("prefix") {
      forms.append(
        textual("prefix", of: field, at: node, into: &reader.diagnostics)
          ? operands(node, of: field, isPrefix: true, into: &reader.diagnostics)
            .map(Comparison.prefix) : nil)
    }
    if reader.has("match"), let node = reader.node("match") {
      forms.append(
        textual("match", of: field, at: node, into: &reader.diagnostics)
          ? node.text(named: "match", into: &reader.diagnostics).map(Comparison.match) : nil)
    }
    if reader.has("in"), let node = reader.node("in") {
      forms.append(
        textual("in", of: field, at: node, into: &reader.diagnostics)
          ? node.identifier(named: "in", into: &reader.diagnostics).map(Comparison.list) : nil)
    }
    if reader.has("absent") { forms.append(reader.boolean("absent").map { .absent($0.value) }) }
    if ["above", "below", "at_least", "at_most"].contains(where: { mapping[$0] != nil }) {
      forms.append(bounds(&reader, of: field))
    }
    if mapping.entries.isEmpty {
      reader.diagnostics.error(
        .emptyCondition, "`\(field.name)` is compared with nothing", at: mapping.range)
    }
    reader.finish(into: &diagnostics)
    let sound = forms.compactMap { $0 }
    guard !sound.isEmpty, sound.count == forms.count else { return nil }
    guard sound.count > 1 else { return .field(field, sound[0]) }
    return .all(sound.map { Condition(range: mapping.range, form: .field(field, $0)) })
  }

  private static func textual(
    _ comparison: String, of field: FieldDefinition, at node: Node,
    into diagnostics: inout DiagnosticList
  ) -> Bool {
    switch field.type {
    case .number, .text: return true
    case .integer, .boolean, .word:
      diagnostics.error(
        .wrongComparison, "`\(field.name)` (\(field.type.name)) takes no `\(comparison)`",
        at: node.range, hint: field.type.comparisonHint)
      return false
    }
  }

  private static func bounds(
    _ reader: inout MappingReader, of field: FieldDefinition
  ) -> Comparison? {
    let range = field.range
    let above = reader.integer("above", in: range)
    let below = reader.integer("below", in: range)
    let atLeast = reader.integer("at_least", in: range)
    let atMost = reader.integer("at_most", in: range)
    guard let place = (above ?? below ?? atLeast ?? atMost)?.range else { return nil }
    guard field.type == .integer else {
      reader.diagnostics.error(
        .wrongComparison, "`\(field.name)` (\(field.type.name)) takes no bounds", at: place,
        hint: field.type.comparisonHint)
      return nil
    }
    let unit = Int(field.unit)
    let lowest = [above.map { $0.value * unit + 1 }, atLeast.map { $0.value * unit }]
      .compactMap { $0 }.max()
    let highest = [below.map { $0.value * unit - 1 }, atMost.map { $0.value * unit }]
      .compactMap { $0 }.min()
    let (low, high) = (Int64(lowest ?? .min), Int64(highest ?? .max))
    // A number of a record is never negative.
    guard low <= high, high >= 0, low <= Int64(range.upperBound * unit) else {
      reader.diagnostics.error(.wrongValue, "no number lies within these bounds", at: place)
      return nil
    }
    return .range(low...high)
  }

  // MARK: Operands

  private static func operands(
    _ node: Node, of field: FieldDefinition, isPrefix: Bool = false,
    into diagnostics: inout DiagnosticList
  ) -> [Scalar]? {
    let read = node.list(named: field.name, allowsSingle: true, into: &diagnostics) {
      operand($0, of: field, isPrefix: isPrefix, into: &$1)
    }
    guard let operands = read?.value else { return nil }
    if case .sequence(let sequence) = node, sequence.items.isEmpty {
      diagnostics.error(.emptyCondition, "`\(field.name)` is compared with nothing", at: node.range)
    }
    guard !operands.isEmpty else { return nil }
    guard operands.count <= Limits.operandCountMax else {
      diagnostics.error(
        .wrongValue, "more than \(Limits.operandCountMax) values", at: node.range,
        hint: "put them into a list of the manifest and write `{in: NAME}`")
      return nil
    }
    return operands
  }

  private static func operand(
    _ node: Node, of field: FieldDefinition, isPrefix: Bool,
    into diagnostics: inout DiagnosticList
  ) -> Scalar? {
    switch field.type {
    case .number, .text:
      guard let scalar = node.quotedText(named: field.name, into: &diagnostics) else { return nil }
      guard let (message, hint) = mistake(in: scalar.text, of: field, isPrefix: isPrefix) else {
        return scalar
      }
      diagnostics.error(.wrongValue, message, at: scalar.range, hint: hint)
      return nil
    case .integer:
      guard node.integer(named: field.name, in: field.range, into: &diagnostics) != nil,
        case .scalar(let scalar) = node
      else { return nil }
      return scalar
    case .boolean:
      guard node.boolean(named: field.name, into: &diagnostics) != nil,
        case .scalar(let scalar) = node
      else { return nil }
      return scalar
    case .word(let words):
      guard node.choice(named: field.name, from: words, into: &diagnostics) != nil,
        case .scalar(let scalar) = node
      else { return nil }
      return scalar
    }
  }

  /// Why a field can never have a value, and what to write; nil where that is not certain.
  private static func mistake(
    in value: String, of field: FieldDefinition, isPrefix: Bool
  ) -> (message: String, hint: String?)? {
    if field.type == .number {
      guard !hasChinesePrefix(value) else {
        return (
          "`\(field.name)` is compared without +86, 0086 or 86",
          "leave the country code out, or look at the number as received with {match: '^\\+86'}"
        )
      }
      return entryMistake(in: value, type: isPrefix ? .prefixes : .numbers)
    }
    switch field.subject {
    case .fact(.signature) where value.contains("【") || value.contains("】"):
      return ("a signature is compared without its brackets", "write the name alone")
    case .fact(.entity(.urlHost)), .fact(.entity(.urlDomain)), .fact(.entity(.wechat)):
      if value != value.lowercased() {
        return ("`\(field.name)` is in lower case", "write '\(value.lowercased())'")
      }
      let isHost = field.subject != .fact(.entity(.wechat))
      return isHost && !isPrefix ? entryMistake(in: value, type: .domains) : nil
    default: return nil
    }
  }

  /// What a list would say of the value.
  private static func entryMistake(
    in value: String, type: ListType
  ) -> (message: String, hint: String?)? {
    guard let problem = ListParse(values: [value], type: type).problems.first else { return nil }
    switch problem.reason {
    // `{prefix: '+8610'}` and the like stand in two forms; the reader of numbers knows.
    case .homeCountryPrefix: return nil
    case .wildcard:
      return (problem.message, "write {prefix: '1069'} for all numbers that begin so")
    default: return (problem.message, problem.hint)
    }
  }

  private static func hasChinesePrefix(_ number: String) -> Bool {
    number.hasPrefix("+86") || number.hasPrefix("0086")
  }
}

extension FieldDefinition.FieldType {
  /// What the field can be compared with, for whoever tried something else.
  fileprivate var comparisonHint: String {
    switch self {
    case .number, .text: "compare it with values, `prefix`, `match` or `in`"
    case .integer: "compare it with values, `above`, `below`, `at_least` or `at_most`"
    case .boolean: "compare it with true or false"
    case .word: "compare it with one or several of the words"
    }
  }
}
