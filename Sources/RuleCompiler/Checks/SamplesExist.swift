import Documents

/// Every rule has a hit and a miss; a warning for authors at work, an error for shipped rules.
enum SamplesExist: Lint {
  static let codes: [DiagnosticCode] = [.noSamples]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    for rule in directory.sortedFiles.flatMap(\.rules)
    where rule.hasIdentifier && (rule.hits.isEmpty || rule.misses.isEmpty) {
      let missing =
        rule.hits.isEmpty ? rule.misses.isEmpty ? "hits and no misses" : "hits" : "misses"
      diagnostics.warning(
        .noSamples, "the rule `\(rule.identifier.text)` has no \(missing)",
        at: rule.identifier.range,
        hint: "add a record that it must hit and a legitimate look-alike that it must miss")
    }
  }
}

extension DiagnosticCode {
  static let noSamples = DiagnosticCode(
    "W030", "no-samples",
    explanation: "A rule has no `hits` or no `misses`. Without samples nobody notices when a "
      + "change breaks it; under --strict, as for the shipped rules, this is an error.",
    wrong: """
      hits:
        - {text: '贷款秒批'}
      misses: []

      """,
    right: """
      hits:
        - {text: '贷款秒批'}
      misses:
        - {text: '明天见'}

      """)
}
