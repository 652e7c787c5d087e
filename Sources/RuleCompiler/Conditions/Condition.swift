import Bytes
import Documents

/// A condition as an author wrote it, with its place.
struct Condition: Sendable {
  /// The place of the whole condition, its key included.
  var range: SourceRange
  /// What it asks.
  var kind: any ConditionKind
}

/// One kind of condition as it was written.
///
/// Each kind is one file of this folder: its keys, how they are read, what is checked, and what it
/// becomes in a rule set. ``ConditionKey`` is the only list of them.
protocol ConditionKind: Sendable {
  /// Resolves names, compiles patterns and reports what cannot hold.
  ///
  /// - Parameters:
  ///   - range: The place of the condition.
  ///   - checker: What is known of the file and of the rule.
  ///   - diagnostics: Where findings are added.
  /// - Returns: Nil where something was reported.
  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)?
}

/// A condition that passed its checks.
struct CheckedCondition {
  /// The place of the condition.
  var range: SourceRange
  /// What it asks.
  var kind: any CheckedKind

  /// Adds the condition to a rule set.
  func emit(by emitter: inout RuleEmitter) -> EmittedCondition {
    var emitted = kind.emit(at: range, by: &emitter)
    if emitted.parts.isEmpty { emitted.kind = kind }
    return emitted
  }
}

extension CheckedCondition {
  /// The conditions that must all hold where this one does, through names and `all`.
  var conjuncts: [CheckedCondition] {
    if let named = kind as? CheckedNamedCondition { return named.condition.conjuncts }
    guard let combination = kind as? CheckedCombination, combination.rule == .all else {
      return [self]
    }
    return combination.parts.flatMap(\.conjuncts)
  }
}

/// One kind of condition with its names resolved and its patterns compiled.
protocol CheckedKind: Sendable {
  /// Whether it holds only where something does that proves who sent the record.
  ///
  /// What is absent, and what must not hold, is no proof: nearly every record has that.
  var provesSender: Bool { get }

  /// Adds it to a rule set.
  ///
  /// - Parameters:
  ///   - range: The place of the condition.
  ///   - emitter: The rule set that is being built.
  /// - Returns: Its node, and what `explain` shows of it.
  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition

  /// The condition with one of its words or alternatives left out, each in turn.
  ///
  /// - Parameter context: What its names stand for.
  /// - Returns: What is left without each part.
  func reductions(in context: ReductionContext) -> [Reduction]
}

extension CheckedKind {
  func reductions(in context: ReductionContext) -> [Reduction] { [] }
}

/// The keys that begin a condition; every other key is a field.
enum ConditionKey: String, CaseIterable {
  case all
  case any
  case none
  case some
  case text
  case condition
  case has

  /// Reads what stands under the key.
  func read(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> (any ConditionKind)? {
    switch self {
    case .all: CombinedCondition(.all, entry, into: &diagnostics)
    case .any: CombinedCondition(.any, entry, into: &diagnostics)
    case .none: CombinedCondition(.none, entry, into: &diagnostics)
    case .some: CombinedCondition(some: entry, into: &diagnostics)
    case .text: readTextCondition(entry.value, into: &diagnostics)
    case .condition: NamedCondition(entry.value, into: &diagnostics)
    case .has: EntityCondition(entry.value, into: &diagnostics)
    }
  }
}

extension Condition {
  /// Reads a condition: a mapping, of which every key is a condition and all of them must hold.
  init?(_ node: Node, into diagnostics: inout DiagnosticList) {
    guard !diagnostics.isFull else {
      diagnostics.cutShort()
      return nil
    }
    if case .scalar(let scalar) = node, !scalar.isMissing {
      diagnostics.error(
        .wrongKind, "a condition is a mapping, not text", at: node.range,
        hint: "for a pattern on the text write `text: '…'`, for a named one `condition: NAME`")
      return nil
    }
    guard let mapping = node.mapping(named: "a condition", into: &diagnostics) else { return nil }
    guard !mapping.entries.isEmpty else {
      diagnostics.error(
        .emptyCondition, "a condition without content holds for every record", at: mapping.range)
      return nil
    }
    let parts = mapping.entries.map { Condition($0, into: &diagnostics) }
    guard parts.count > 1 else {
      guard let only = parts[0] else { return nil }
      self = only
      return
    }
    self.init(range: mapping.range, kind: CombinedCondition(ofKeys: parts))
  }

  private init?(_ entry: Mapping.Entry, into diagnostics: inout DiagnosticList) {
    let kind =
      if let key = ConditionKey(rawValue: entry.key.text) {
        key.read(entry, into: &diagnostics)
      } else {
        readFieldCondition(entry, into: &diagnostics)
      }
    guard let kind else { return nil }
    self.init(range: Condition.span(of: entry), kind: kind)
  }

  private static func span(of entry: Mapping.Entry) -> SourceRange {
    let (first, last) = (entry.key.range, entry.value.range)
    guard last.bytes.endOffset > first.bytes.startOffset else { return first }
    return first.file.range(first.bytes.startOffset..<last.bytes.endOffset)
  }
}

extension DiagnosticCode {
  static let emptyCondition = DiagnosticCode(
    "E047", "empty-condition",
    explanation: "A condition without content would hold for every record, or for none.",
    wrong: """
      when: {any: []}

      """,
    right: """
      when: {any: [{text: '贷款'}, {text: '借款'}]}

      """)
}
