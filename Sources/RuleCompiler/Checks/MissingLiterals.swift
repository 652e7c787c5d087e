import Documents
import Engine
import PatternSyntax
import Patterns
import Views

/// A condition that no word sorts texts out for costs its time on every message.
enum MissingLiterals: Lint {
  static let codes: [DiagnosticCode] = [.missingLiteral]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard let (ruleSet, entries) = directory.emitted else { return }
    for (index, rule) in ruleSet.rules.enumerated() {
      guard let root = entries[rule.identifier]?.condition else { continue }
      for condition in ruleSet.unfilteredConditions(of: RuleID(index)) {
        // That it matches every text was said already.
        guard condition.pattern?.canMatchEmpty != true,
          let written = root.first(where: { $0.node == condition.node && $0.parts.isEmpty })
        else { continue }
        let views = View.allCases.filter { condition.views.contains($0) }
        diagnostics.warning(
          .missingLiteral, message(condition, views), at: written.range, hint: hint(condition))
      }
    }
  }

  private static func message(_ condition: UnfilteredCondition, _ views: [View]) -> String {
    let names = views.map(\.name).joined(separator: ", ")
    guard let pattern = condition.pattern else {
      return
        "a word of the list has no letter or digit, so all of them are looked for in every message"
    }
    let tenths = views.count * tenthsOfMicrosecond(of: pattern.source)
    return "the pattern requires no word (\(names)), so every message costs about "
      + "\(tenths / 10).\(tenths % 10) µs for it"
  }

  private static func hint(_ condition: UnfilteredCondition) -> String {
    condition.pattern == nil
      ? "take signs without letters out of the list, and ask for them with a pattern"
      : "write a word of two characters that must be there, or put a `text` with one, or a field, "
        + "beside it under `all`"
  }

  /// About how long PCRE2 takes to see that a usual message has no match, in tenths of a microsecond.
  ///
  /// By what the pattern begins with, as measured with machine code on messages of one part: where
  /// no single byte must come first, every position is tried.
  private static func tenthsOfMicrosecond(of pattern: String) -> Int {
    let tokens = PatternTokens(pattern).tokens.filter { !$0.isIgnored }
    if tokens.contains(where: \.looksTwice) { return 5 }
    let first = tokens.first { !$0.comesBeforeText }
    return first?.isOneCharacter ?? true ? 1 : 4
  }
}

extension PatternToken {
  /// True for what looks at a stretch of the text that is looked at anyway.
  fileprivate var looksTwice: Bool {
    switch kind {
    case .backReference, .open(.lookAround): true
    default: false
    }
  }

  /// True for what takes no character of the text.
  fileprivate var comesBeforeText: Bool {
    switch kind {
    case .open, .options, .boundary, .verb: true
    default: false
    }
  }

  /// True for a character that stands for itself.
  fileprivate var isOneCharacter: Bool {
    switch kind {
    case .literal, .character: true
    default: false
    }
  }
}

extension EmittedCondition {
  /// The first of this condition and its parts, top down, that fulfils a predicate.
  fileprivate func first(where predicate: (EmittedCondition) -> Bool) -> EmittedCondition? {
    if predicate(self) { return self }
    for part in parts {
      if let found = part.first(where: predicate) { return found }
    }
    return nil
  }
}

extension DiagnosticCode {
  static let missingLiteral = DiagnosticCode(
    "W041", "missing-literal",
    explanation:
      "The pattern requires no word, that is, letters or digits outside of classes and of "
      + "parts that may be missing, one of which must be there. Such a word lets Weir see without "
      + "PCRE2 that most messages cannot match; without one PCRE2 is asked about every message. A "
      + "field under the same `all` that must hold first is as good. `weir profile` measures it.",
    wrong: """
      when: {text: '[a-z]{12,}'}
      hits:
        - {text: 'abcdefghijklm'}

      """,
    right: """
      when: {text: '微信.{0,8}[a-z]{12,}'}
      hits:
        - {text: '微信abcdefghijklm'}

      """)
}
