import Bytes
import Documents
import Engine

/// `all`, `any`, `none` and `some`, and several keys in one mapping: conditions of which so many hold.
struct CombinedCondition: ConditionKind {
  /// How many of the parts must hold.
  enum Rule: Equatable {
    case all
    case any
    case none
    case some(atLeast: Int)
  }

  private let rule: Rule
  private let parts: [Condition]

  /// Whether all parts could be read; the others are checked all the same.
  private let isComplete: Bool

  /// Combines the keys of one mapping, all of which must hold.
  ///
  /// `all` beside another key is no level of its own.
  init(ofKeys parts: [Condition?]) {
    rule = .all
    isComplete = parts.allSatisfy {
      $0 != nil && ($0?.kind as? CombinedCondition)?.isComplete ?? true
    }
    self.parts = parts.compactMap { $0 }.flatMap(\.conjuncts)
  }

  /// Combines conditions that must all hold.
  init(all parts: [Condition]) {
    rule = .all
    isComplete = true
    self.parts = parts
  }

  /// Reads what stands under `all`, `any` or `none`.
  init?(_ rule: Rule, _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList) {
    guard let parts = CombinedCondition.parts(entry, into: &diagnostics) else { return nil }
    self.rule = rule
    isComplete = parts.allSatisfy { $0 != nil }
    self.parts = parts.compactMap { $0 }
  }

  /// Reads what stands under `some`.
  init?(some entry: Mapping.Entry, into diagnostics: inout DiagnosticList) {
    guard let mapping = entry.value.mapping(named: "some", into: &diagnostics) else { return nil }
    var reader = MappingReader(mapping, what: "`some`")
    let atLeast = reader.integer("at_least", in: 1...Limits.operandCountMax, required: true)
    reader.accept(["of"])
    reader.finish(into: &diagnostics)
    guard let of = mapping.entry("of") else {
      diagnostics.error(
        .emptyCondition, "`some` has no conditions", at: entry.key.range,
        hint: "write `some: {at_least: 2, of: […]}`")
      return nil
    }
    guard let parts = CombinedCondition.parts(of, into: &diagnostics) else { return nil }
    if let atLeast, atLeast.value > parts.count {
      let have = parts.count == 1 ? "1 condition stands" : "\(parts.count) conditions stand"
      diagnostics.error(
        .wrongValue, "only \(have) in `of`, so \(atLeast.value) never hold", at: atLeast.range)
      return nil
    }
    rule = .some(atLeast: atLeast?.value ?? 1)
    isComplete = atLeast != nil && parts.allSatisfy { $0 != nil }
    self.parts = parts.compactMap { $0 }
  }

  private static func parts(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> [Condition?]? {
    let name = entry.key.text
    if case .mapping(let mapping) = entry.value {
      // Under `all` a mapping means the same as a list; elsewhere an author would mean a list.
      if name != "all", mapping.entries.count > 1 {
        diagnostics.error(
          .mappingForList,
          "`\(name)` has one condition here, of \(mapping.entries.count) keys that must all hold",
          at: entry.key.range,
          hint: "write '- ' before each key, so that each is a condition")
        return nil
      }
      return [Condition(entry.value, into: &diagnostics)]
    }
    guard let sequence = entry.value.sequence(named: name, into: &diagnostics) else { return nil }
    guard !sequence.items.isEmpty else {
      diagnostics.error(.emptyCondition, "`\(name)` has no conditions", at: entry.value.range)
      return nil
    }
    return sequence.items.map { Condition($0, into: &diagnostics) }
  }

  /// The parts, where all of them must hold.
  fileprivate var conjuncts: [Condition]? { rule == .all ? parts : nil }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    var checked: [CheckedCondition] = []
    for part in parts {
      if let condition = checker.check(part, into: &diagnostics) { checked.append(condition) }
    }
    guard isComplete, checked.count == parts.count else { return nil }
    return CheckedCombination(rule: rule, parts: checked)
  }
}

extension Condition {
  /// The conditions that must all hold where this one does.
  fileprivate var conjuncts: [Condition] { (kind as? CombinedCondition)?.conjuncts ?? [self] }
}

/// A combination of conditions that passed their checks.
struct CheckedCombination: CheckedKind {
  let rule: CombinedCondition.Rule
  let parts: [CheckedCondition]

  /// The one condition, or a combination of which one must hold.
  static func any(of parts: [CheckedCondition]) -> any CheckedKind {
    parts.count == 1 ? parts[0].kind : CheckedCombination(rule: .any, parts: parts)
  }

  var provesSender: Bool {
    switch rule {
    case .all: parts.contains { $0.kind.provesSender }
    case .any: parts.allSatisfy { $0.kind.provesSender }
    case .some(let atLeast): parts.count { !$0.kind.provesSender } < atLeast
    case .none: false
    }
  }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    switch rule {
    case .all: emitter.combine(.all, parts, at: range, label: "all")
    case .any: emitter.combine(.any, parts, at: range, label: "any")
    case .none: emitter.combine(.none, parts, at: range, label: "none")
    case .some(let atLeast):
      emitter.combine(
        .some(atLeast: UInt16(atLeast)), parts, at: range, label: "at least \(atLeast)")
    }
  }
}

extension DiagnosticCode {
  static let mappingForList = DiagnosticCode(
    "E060", "mapping-for-list",
    explanation: "`any`, `none` and `of` take a list of conditions. A mapping of several keys is "
      + "one condition, and all of its keys must hold, so it would not mean what it looks like.",
    wrong: """
      when:
        any:
          from: '106912345678'
          text: '贷款'

      """,
    right: """
      when:
        any:
          - from: '106912345678'
          - text: '贷款'

      """)
}
