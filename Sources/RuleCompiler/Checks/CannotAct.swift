import Bytes
import Documents
import Engine
import Lists
import Records

/// A rule can do what it says: nothing above it, beside it or in it keeps it from that for ever.
enum CannotAct: Lint {
  static let codes: [DiagnosticCode] = [.cannotAct]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    for rule in directory.rules where !diagnostics.isFull {
      checkScore(of: rule.syntax, directory.manifest, into: &diagnostics)
      checkStart(of: rule.syntax, directory.options, into: &diagnostics)
      checkProtected(rule, directory, into: &diagnostics)
      checkStage(of: rule, into: &diagnostics)
      if let condition = directory.emitted?.entries[rule.syntax.identifier.text]?.condition {
        checkContradiction(in: condition, into: &diagnostics)
      }
    }
  }

  private static func checkScore(
    of rule: RuleSyntax, _ manifest: Manifest, into diagnostics: inout DiagnosticList
  ) {
    guard case .score(let tenths, let group) = rule.action.value else { return }
    if tenths == 0 {
      diagnostics.warning(
        .cannotAct, "a score of 0 adds nothing", at: rule.action.range,
        hint: "write points, or `mode: shadow` with a verdict to count what it would hit")
    }
    guard let group, let cap = manifest.groups.first(where: { $0.name.text == group.text }),
      tenths > cap.capTenths
    else { return }
    diagnostics.warning(
      .cannotAct,
      "the group `\(group.text)` adds at most \(points(cap.capTenths)), so the rest never counts",
      at: rule.action.range,
      hint: "write \(points(cap.capTenths)) or less, or leave `group` out")
  }

  private static func points(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

  private static func checkStart(
    of rule: RuleSyntax, _ options: CompilerOptions, into diagnostics: inout DiagnosticList
  ) {
    guard let now = options.nowMilliseconds, let since = rule.sinceMilliseconds,
      since.value - now > Limits.ruleStartDistanceMillisecondsMax
    else { return }
    diagnostics.warning(
      .cannotAct, "the rule begins more than five years from now", at: since.range,
      hint: "look at the year")
  }

  /// What numbers a rule compares the sender with, where it asks for them and nothing else will do.
  private static func checkProtected(
    _ rule: CheckedRule, _ directory: LoadedDirectory, into diagnostics: inout DiagnosticList
  ) {
    if case .verdict(.allow) = rule.syntax.action.value { return }
    let conjuncts = rule.condition.conjuncts
    // A forged number is not protected.
    let mayBeForged = conjuncts.contains { condition in
      let field = (condition.kind as? any CheckedComparison)?.field.subject
      return field == .fact(.forged) || field == .key(.linkClass)
    }
    guard !mayBeForged else { return }
    let lists = directory.manifest.protected.compactMap { directory.lists[$0.text] }
    for condition in conjuncts {
      guard let values = condition.kind as? CheckedValues, values.field.subject == .key(.from),
        values.operands.allSatisfy({ number in
          lists.contains { list in number.withByteView { list.firstEntry(matching: $0) } != nil }
        })
      else { continue }
      diagnostics.warning(
        .cannotAct, "this sender is protected, so the rule never acts on it",
        at: condition.range,
        hint: "protected numbers stand in the lists that the manifest names under `protected`; "
          + "for a forged one ask for `from.forged` too")
    }
  }

  /// A call that is over is always allowed, and one that is being set up has no duration.
  private static func checkStage(
    of rule: CheckedRule, into diagnostics: inout DiagnosticList
  ) {
    guard rule.kinds == [.call] else { return }
    let comparisons = rule.condition.conjuncts.compactMap { condition in
      (condition.kind as? any CheckedComparison).map { ($0, condition.range) }
    }
    let stages = comparisons.compactMap { comparison, range in
      (comparison as? CheckedValues).flatMap { values in
        values.field.subject == .key(.stage)
          ? (words: values.operands.map { String(decoding: $0, as: UTF8.self) }, range: range)
          : nil
      }
    }
    let over = comparisons.first { isOfFinishedCalls($0.0.field.subject) }
    if stages.contains(where: { $0.words == ["attempt"] }), let over {
      diagnostics.warning(
        .cannotAct, "a call that is being set up has no `\(over.0.field.name)` yet", at: over.1,
        hint: "leave it out, or write `stage: cdr`")
      return
    }
    guard case .verdict(let verdict) = rule.syntax.action.value, verdict != .allow else { return }
    if let stage = stages.first(where: { $0.words == ["cdr"] })?.range ?? over?.1 {
      diagnostics.warning(
        .cannotAct, "a call that is over is always allowed, so the rule never acts", at: stage,
        hint: "write `stage: attempt`, or a `score` to count it")
    }
  }

  private static func isOfFinishedCalls(_ subject: Subject) -> Bool {
    switch subject {
    case .key(.answered), .key(.durationSeconds), .key(.cause): true
    default: false
    }
  }

  /// What must hold, and what must not, are not the same.
  private static func checkContradiction(
    in condition: EmittedCondition, into diagnostics: inout DiagnosticList
  ) {
    let conjuncts = condition.conjuncts
    let wanted = Set(conjuncts.map(\.question))
    for refused in conjuncts.filter({ $0.combination == Engine.Combination.none }).flatMap(\.parts)
    where wanted.contains(refused.question) {
      diagnostics.warning(
        .cannotAct, "this must hold and must not hold, so the rule never fires",
        at: refused.range, hint: "leave one of the two out")
    }
  }
}

extension EmittedCondition {
  /// The conditions that must all hold where this one does, through names and `all`.
  var conjuncts: [EmittedCondition] {
    if combination == .all || combination == nil && parts.count == 1 {
      return parts.flatMap(\.conjuncts)
    }
    return [self]
  }

  /// What is asked, the same for what is written twice.
  var question: String {
    guard let combination else {
      return parts.count == 1 ? parts[0].question : "\(node.index)"
    }
    return "\(combination)(\(Set(parts.map(\.question)).sorted().joined(separator: ",")))"
  }
}

extension DiagnosticCode {
  static let cannotAct = DiagnosticCode(
    "W046", "cannot-act",
    explanation: "The rule can never do what it says: it blocks a protected sender, or a call that "
      + "is over; its score is zero or above the cap of its group; it asks for the duration of a "
      + "call that is being set up; it begins in a far year; or it asks for what it refuses.",
    wrong: """
      score: 9.0
      group: wording

      """,
    right: """
      score: 4.0
      group: wording

      """)
}
