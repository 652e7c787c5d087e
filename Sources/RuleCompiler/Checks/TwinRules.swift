import Bytes
import Documents
import Engine
import PatternSyntax
import Patterns
import Records

/// No rule fires only where another one does that decides the same.
enum TwinRules: Lint {
  static let codes: [DiagnosticCode] = [.twinRule]

  /// A rule with what it asks for.
  private struct Asked {
    var identifier: Scalar
    var range: SourceRange
    var kinds: Set<RecordKind>
    var rank: Verdict?
    var isAlways: Bool
    var questions: Set<String>
    /// The alternatives of the questions that are made of literals alone.
    var literals: [String: [String]]
  }

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard let entries = directory.emitted?.entries else { return }
    // By their ids, so that what is told does not depend on the names of files.
    let sorted = directory.rules.sorted { $0.syntax.identifier.text < $1.syntax.identifier.text }
    let rules = sorted.compactMap { rule in
      entries[rule.syntax.identifier.text]?.condition.map { asked(rule, $0) }
    }
    for (index, rule) in rules.enumerated() {
      let other = rules.enumerated().first { other in
        other.offset != index && isNeedless(rule, beside: other.element)
          && (other.offset < index || !isNeedless(other.element, beside: rule))
      }
      guard let other = other?.element else { continue }
      let isSame = other.questions == rule.questions
      diagnostics.warning(
        .twinRule,
        isSame
          ? "the rule `\(other.identifier.text)` asks for the same"
          : "the rule `\(other.identifier.text)` asks for less and decides the same",
        at: rule.range, hint: "keep one of them, or ask for what tells them apart",
        notes: [Diagnostic.Note("the other rule asks for this", at: other.range)])
    }
  }

  private static func asked(_ rule: CheckedRule, _ condition: EmittedCondition) -> Asked {
    let conjuncts = condition.conjuncts
    var rank: Verdict?
    if case .verdict(let verdict) = rule.syntax.action.value { rank = verdict }
    return Asked(
      identifier: rule.syntax.identifier, range: condition.range, kinds: rule.kinds, rank: rank,
      isAlways: rule.syntax.mode == .enforce && rule.syntax.sinceMilliseconds == nil
        && rule.syntax.untilMilliseconds == nil,
      questions: Set(conjuncts.map(\.question)),
      literals: Dictionary(
        conjuncts.compactMap { conjunct in
          conjunct.pattern.flatMap { literals(of: $0.source) }.map { (conjunct.question, $0) }
        }, uniquingKeysWith: { first, _ in first }))
  }

  /// Whether a rule fires only where another does, which is in force and decides as hard.
  private static func isNeedless(_ rule: Asked, beside other: Asked) -> Bool {
    guard other.isAlways || !rule.isAlways, rule.kinds.isSubset(of: other.kinds) else {
      return false
    }
    if rule.questions == other.questions { return rule.kinds == other.kinds }
    guard let rank = rule.rank, let otherRank = other.rank, rank != .allow, otherRank >= rank else {
      return false
    }
    if rule.questions.isSuperset(of: other.questions) { return true }
    // What the other asks besides: whatever has the longer literal has the shorter one.
    return other.questions.subtracting(rule.questions).allSatisfy { question in
      guard let wanted = other.literals[question] else { return false }
      return rule.literals.values.contains { given in
        given != wanted && given.allSatisfy { long in wanted.contains { long.contains($0) } }
      }
    }
  }

  /// The alternatives of a pattern that is made of literals alone; nil for any other.
  private static func literals(of pattern: String) -> [String]? {
    let tree = PatternTree(PatternTokens(pattern), depthMax: Limits.patternNestingDepthMax)
    guard let tree else { return nil }
    var result: [String] = []
    for branch in tree.alternatives {
      guard let literal = branch.literal, !literal.isEmpty else { return nil }
      result.append(literal)
    }
    return result
  }
}

extension DiagnosticCode {
  static let twinRule = DiagnosticCode(
    "W048", "twin-rule",
    explanation: "Wherever this rule fires, another one fires that decides the same or harder, so "
      + "it changes nothing: a copy under another id, or a rule for what a broader one has. Only "
      + "what is certain is told: equal conditions, more of them, and longer words.",
    wrong: """
      family: loan
      rules:
        - {id: loan-a, title: A, kind: sms, when: {text: '秒批'}, verdict: block, hits: [{text: '秒批'}], misses: [{text: '明天见'}]}
        - {id: loan-b, title: B, kind: sms, when: {text: '秒批'}, verdict: block, hits: [{text: '秒批'}], misses: [{text: '明天见'}]}

      """,
    right: """
      family: loan
      rules:
        - {id: loan-a, title: A, kind: sms, when: {text: '秒批'}, verdict: block, hits: [{text: '秒批'}], misses: [{text: '明天见'}]}

      """)
}
