import Documents

/// Every rule has a hit and a miss; a warning for authors at work, an error for shipped rules.
func checkSamplesExist(
  _ files: [RuleFile], isStrict: Bool, into diagnostics: inout DiagnosticList
) {
  for rule in files.flatMap(\.rules)
  where rule.hasIdentifier && (rule.hits.isEmpty || rule.misses.isEmpty) {
    let missing = rule.hits.isEmpty ? rule.misses.isEmpty ? "hits and no misses" : "hits" : "misses"
    var finding = Diagnostic(
      .noSamples, "the rule `\(rule.identifier.text)` has no \(missing)",
      at: rule.identifier.range,
      hint: "add a record that it must hit and a legitimate look-alike that it must miss")
    finding.severity = isStrict ? .error : .warning
    diagnostics.append(finding)
  }
}
