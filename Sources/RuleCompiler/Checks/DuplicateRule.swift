import Documents

/// Rule ids are unique over all files.
enum DuplicateRule: Lint {
  static let codes: [DiagnosticCode] = [.duplicateRule]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    var first: [String: Scalar] = [:]
    for rule in directory.sortedFiles.flatMap(\.rules) where rule.hasIdentifier {
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
}

extension DiagnosticCode {
  static let duplicateRule = DiagnosticCode(
    "E040", "duplicate-rule",
    explanation: "Two rules have the same id. An id is unique and stable for ever: decisions, "
      + "counters and exceptions refer to it.")
}
