import Documents

/// Rule ids are unique over all files.
func checkIdentifiers(_ files: [RuleFile], into diagnostics: inout DiagnosticList) {
  var first: [String: Scalar] = [:]
  for rule in files.flatMap(\.rules) where rule.hasIdentifier {
    let name = rule.identifier.text
    guard let other = first[name] else {
      first[name] = rule.identifier
      continue
    }
    diagnostics.error(
      .duplicateRule, "the id `\(name)` is taken", at: rule.identifier.range,
      hint: "ids are unique and stable for ever; choose another",
      notes: [Diagnostic.Note("first used here", at: other.range)])
  }
}
