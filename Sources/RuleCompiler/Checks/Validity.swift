import Documents

/// Rules that are over fire no more, and somebody should know.
enum Validity: Lint {
  static let codes: [DiagnosticCode] = [.outsideValidity]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard let now = directory.options.nowMilliseconds else { return }
    for rule in directory.sortedFiles.flatMap(\.rules) {
      guard let until = rule.untilMilliseconds, until.value <= now else { continue }
      diagnostics.warning(
        .outsideValidity, "the rule `\(rule.identifier.text)` is over and fires no more",
        at: until.range, hint: "retire the rule or extend `until`")
    }
  }
}

extension DiagnosticCode {
  static let outsideValidity = DiagnosticCode(
    "W033", "no-longer-valid",
    explanation: "The rule has passed its `until` and fires no more. Retire it or extend it.",
    wrong: """
      valid: {until: '2020-01-01'}

      """,
    right: """
      valid: {until: '2099-01-01'}

      """)
}
