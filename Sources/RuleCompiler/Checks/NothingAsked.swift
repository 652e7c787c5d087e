import Documents
import Engine

/// A rule that blocks or reviews asks for something that must be there.
enum NothingAsked: Lint {
  static let codes: [DiagnosticCode] = [.nothingAsked]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard let (ruleSet, entries) = directory.emitted else { return }
    for (index, rule) in ruleSet.rules.enumerated() {
      guard case .verdict(let verdict) = rule.action, verdict != .allow,
        let entry = entries[rule.identifier], let root = entry.condition,
        ruleSet.firesOnNothing(RuleID(index))
      else { continue }
      diagnostics.error(
        .nothingAsked, "this holds for every record of which nothing special is true",
        at: root.range,
        hint: "under `all`, ask for what the scheme shows; `none` is for exceptions")
    }
  }
}

extension DiagnosticCode {
  static let nothingAsked = DiagnosticCode(
    "E084", "nothing-asked",
    explanation: "The rule asks only for what must not be there, so it blocks or reviews nearly "
      + "everything. Ask for the words, links or numbers of the scheme under `all`, and keep "
      + "exceptions under `none`.",
    wrong: """
      when: {none: [{text: '谨防'}]}

      """,
    right: """
      when: {text: '贷款', none: [{text: '谨防'}]}

      """)
}
