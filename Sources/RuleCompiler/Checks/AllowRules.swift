import Documents
import Engine

/// An allow rule looks at more than the text, which the sender chooses.
func checkAllowRules(_ rules: [CheckedRule], into diagnostics: inout DiagnosticList) {
  for rule in rules {
    guard case .verdict(.allow) = rule.syntax.action.value, !rule.condition.looksBeyondText else {
      continue
    }
    diagnostics.error(
      .allowOnText, "this rule can allow a record for its text alone", at: rule.syntax.action.range,
      hint: "a scammer can copy any text: under `all`, ask for `from`, `link` or `sp_id` too")
  }
}
