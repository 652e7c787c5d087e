import Bytes
import Documents
import Engine
import Facts
import Lists
import Views

/// `from: '95588'`, `from: ['95588', '95533']`: the field has one of some values.
struct ValuesComparison: FieldComparison {
  private let values: [Scalar]

  init?(_ node: Node, of field: FieldDefinition, into diagnostics: inout DiagnosticList) {
    guard let values = readOperands(node, of: field, isPrefix: false, into: &diagnostics) else {
      return nil
    }
    self.values = values
  }

  func check(
    _ field: FieldDefinition, at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    if field.type == .integer {
      let numbers = values.compactMap { value in
        Int64(value.text).map {
          CheckedCondition(
            range: value.range,
            kind: CheckedBounds(field: field, bounds: $0 * field.unit...$0 * field.unit))
        }
      }
      return CheckedCombination(rule: .any, parts: numbers)
    }
    guard field.bits.isEmpty else {
      let members = values.reduce(0) { $0 | (field.bits[$1.text] ?? 0) }
      return CheckedMembership(field: field, members: members)
    }
    return CheckedValues(field: field, operands: values.map { field.operand($0.text) })
  }
}

/// One of a closed set of words.
struct CheckedMembership: CheckedComparison {
  let field: FieldDefinition
  let members: Int64

  var holdsForAnybody: Bool { members & ~field.provingMembers != 0 }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    guard case .fact(let fact) = field.subject else {
      preconditionFailure("a set is asked of what is no fact")
    }
    let predicate = SetPredicate(
      fact, members: members, requiring: emitter.requiredProbes(of: field))
    return emitter.leaf(.set(predicate), at: range, field: field)
  }
}

/// One of some byte strings.
struct CheckedValues: CheckedComparison {
  let field: FieldDefinition
  let operands: [[UInt8]]

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let operands = emitter.operands(operands)
    return emitter.compare(
      field, .equals(operands, isCanonical: field.type == .number), at: range)
  }
}

// MARK: Operands

/// Reads one or several values that a field, or its beginning, can have.
func readOperands(
  _ node: Node, of field: FieldDefinition, isPrefix: Bool,
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

private func operand(
  _ node: Node, of field: FieldDefinition, isPrefix: Bool,
  into diagnostics: inout DiagnosticList
) -> Scalar? {
  switch field.type {
  case .number, .text:
    guard let scalar = node.quotedText(named: field.name, into: &diagnostics) else { return nil }
    guard let mistake = mistake(in: scalar.text, of: field, isPrefix: isPrefix) else {
      return scalar
    }
    diagnostics.append(
      Diagnostic(.wrongValue, mistake.message, at: scalar.range, hint: mistake.hint)
        .mended(by: mistake.meant.map { "'" + $0.replacing("'", with: "''") + "'" }))
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

/// Why a field can never have a value.
private struct ValueMistake {
  var message: String
  var hint: String?
  /// The value that was meant; nil where that is not certain.
  var meant: String?
}

/// Why a field can never have a value, and what to write; nil where that is not certain.
private func mistake(
  in value: String, of field: FieldDefinition, isPrefix: Bool
) -> ValueMistake? {
  if field.type == .number {
    guard !value.hasPrefix("+86"), !value.hasPrefix("0086") else {
      return ValueMistake(
        message: "`\(field.name)` is compared without +86, 0086 or 86",
        hint: "leave the country code out, or look at the number as received with {match: '^\\+86'}"
      )
    }
    return entryMistake(in: value, type: isPrefix ? .prefixes : .numbers)
  }
  switch field.subject {
  case .fact(.signature) where value.contains("【") || value.contains("】"):
    let name = value.filter { $0 != "【" && $0 != "】" }
    return ValueMistake(
      message: "a signature is compared without its brackets", hint: "write the name alone",
      meant: name.isEmpty ? nil : name)
  case .fact(.region), .fact(.province):
    guard value.hasSuffix("市") || value.hasSuffix("省"), value.count > 2 else { return nil }
    return ValueMistake(
      message: "`\(field.name)` is written without 市 and 省", hint: "write '\(value.dropLast())'",
      meant: String(value.dropLast()))
  case .fact(.entity(.urlHost)), .fact(.entity(.urlDomain)), .fact(.entity(.wechat)):
    if value != value.lowercased() {
      return ValueMistake(
        message: "`\(field.name)` is in lower case", hint: "write '\(value.lowercased())'",
        meant: value.lowercased())
    }
    let isHost = field.subject != .fact(.entity(.wechat))
    if field.subject == .fact(.entity(.urlDomain)), value.hasPrefix("www.") {
      return ValueMistake(
        message: "a domain is without its www",
        hint: "write '\(value.dropFirst(4))', or ask for `url.host`",
        meant: String(value.dropFirst(4)))
    }
    return isHost && !isPrefix ? entryMistake(in: value, type: .domains) : nil
  default: return nil
  }
}

/// What a list would say of the value.
private func entryMistake(in value: String, type: ListType) -> ValueMistake? {
  guard let problem = ListParse(values: [value], type: type).problems.first else { return nil }
  switch problem.reason {
  // `{prefix: '+8610'}` and the like stand in two forms; the reader of numbers knows.
  case .homeCountryPrefix: return nil
  case .wildcard:
    return ValueMistake(
      message: problem.message, hint: "write {prefix: '1069'} for all numbers that begin so")
  default: return ValueMistake(message: problem.message, hint: problem.hint)
  }
}

extension FieldDefinition {
  /// A value as the engine compares it: a number in canonical form, a signature folded.
  func operand(_ value: String) -> [UInt8] {
    let written = Array(value.utf8)
    guard type == .number else { return isFolded ? NameFolder.folded(written) : written }
    let number = written.withByteView { CanonicalNumber($0) }
    return number?.withByteView(\.array) ?? written
  }
}
