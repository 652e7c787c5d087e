import Bytes
import Documents

/// `condition: NAME`: one that stands under `conditions`, here or in a file under `use`.
struct NamedCondition: ConditionKind {
  private let name: Scalar

  /// Reads the name.
  init?(_ node: Node, into diagnostics: inout DiagnosticList) {
    if case .sequence = node {
      diagnostics.error(
        .wrongKind, "'condition' takes one name", at: node.range,
        hint: "write `all: [{condition: a}, {condition: b}]`, or `any` where one is enough")
      return nil
    }
    guard let name = node.identifier(named: "condition", into: &diagnostics) else { return nil }
    self.name = name
  }

  func check(
    at range: SourceRange, by checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> (any CheckedKind)? {
    checker.use(condition: name.text)
    guard let named = checker.scope.conditions[name.text] else {
      guard !checker.scope.isIncomplete else { return nil }
      let nearest = nearestName(to: name.text, among: checker.scope.conditions.keys.sorted())
      diagnostics.error(
        .unknownCondition, "no condition is called `\(name.text)`", at: name.range,
        hint: nearest.map { "did you mean `\($0)`?" } ?? "put it under `conditions`")
      return nil
    }
    guard checker.enter(named, from: name, into: &diagnostics) else { return nil }
    defer { checker.leave() }
    return checker.check(named.condition, into: &diagnostics).map {
      CheckedNamedCondition(name: name.text, condition: $0)
    }
  }
}

/// A named condition that passed its checks.
struct CheckedNamedCondition: CheckedKind {
  let name: String
  let condition: CheckedCondition

  var provesSender: Bool { condition.kind.provesSender }

  func emit(at range: SourceRange, by emitter: inout RuleEmitter) -> EmittedCondition {
    let emitted = condition.emit(by: &emitter)
    return EmittedCondition(
      node: emitted.node, label: "condition: \(name)", range: range, parts: [emitted], name: name)
  }
}

extension DiagnosticCode {
  static let unknownCondition = DiagnosticCode(
    "E048", "unknown-condition",
    explanation: "`condition` names something that neither this file nor a file under `use` "
      + "defines under `conditions`.",
    wrong: """
      conditions:
        contact: {text: '加微信'}
        offer: {text: '贷款', condition: contcat}

      """,
    right: """
      conditions:
        contact: {text: '加微信'}
        offer: {text: '贷款', condition: contact}

      """)

  static let conditionCycle = DiagnosticCode(
    "E049", "condition-cycle",
    explanation: "Named conditions refer to each other in a circle.",
    wrong: """
      conditions:
        offer: {condition: loan}
        loan: {any: [{text: '贷款'}, {condition: offer}]}

      """,
    right: """
      conditions:
        offer: {condition: loan}
        loan: {text: '贷款'}

      """)
}
