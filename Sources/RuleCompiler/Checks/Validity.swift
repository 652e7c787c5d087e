import Documents

/// Rules that are over fire no more, and somebody should know.
func checkValidity(
  _ files: [RuleFile], nowMilliseconds: Int64?, into diagnostics: inout DiagnosticList
) {
  guard let now = nowMilliseconds else { return }
  for rule in files.flatMap(\.rules) {
    guard let until = rule.untilMilliseconds, until.value <= now else { continue }
    diagnostics.warning(
      .outsideValidity, "the rule `\(rule.identifier.text)` is over and fires no more",
      at: until.range, hint: "retire the rule or extend `until`")
  }
}
