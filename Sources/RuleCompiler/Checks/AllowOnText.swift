import Documents
import Engine

/// An allow rule looks at more than the text, which the sender chooses.
enum AllowOnText: Lint {
  static let codes: [DiagnosticCode] = [.allowOnText]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    for rule in directory.rules {
      guard case .verdict(.allow) = rule.syntax.action.value,
        !rule.condition.kind.restsOnMoreThanText
      else { continue }
      diagnostics.error(
        .allowOnText, "this rule can allow a record for its text alone",
        at: rule.syntax.action.range,
        hint: "a scammer can copy any text: under `all`, ask for `from`, `link` or `sp_id` too")
    }
  }
}

extension DiagnosticCode {
  static let allowOnText = DiagnosticCode(
    "E055", "allow-on-text",
    explanation: "An allow rule outranks every block rule, and the sender chooses the text: a "
      + "rule that allows for the text alone is a way in. Add a condition on the sender.",
    wrong: """
      verdict: allow
      when: {text: '^【某某银行】'}

      """,
    right: """
      verdict: allow
      when: {from: '95588', text: '^【某某银行】'}

      """)
}
