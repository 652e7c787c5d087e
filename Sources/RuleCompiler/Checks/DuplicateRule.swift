import Documents

/// Rule ids are unique over all files of a layer.
enum DuplicateRule: Lint {
  static let codes: [DiagnosticCode] = [.duplicateRule]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    var first: [Int: [String: Scalar]] = [:]
    for file in directory.sortedFiles {
      for rule in file.rules + file.replaced where rule.hasIdentifier {
        let (layer, name) = (file.place.layer, rule.identifier.text)
        guard let other = first[layer]?[name] else {
          first[layer, default: [:]][name] = rule.identifier
          continue
        }
        report(rule.identifier, other, into: &diagnostics)
      }
    }
  }

  private static func report(
    _ identifier: Scalar, _ other: Scalar, into diagnostics: inout DiagnosticList
  ) {
    diagnostics.error(
      .duplicateRule, "the id `\(identifier.text)` is taken", at: identifier.range,
      hint: "ids are unique and stable for ever; choose another",
      notes: [Diagnostic.Note("first used here", at: other.range)])
  }
}

extension DiagnosticCode {
  static let duplicateRule = DiagnosticCode(
    "E040", "duplicate-rule",
    explanation: "Two rules have the same id. An id is unique and stable for ever: decisions, "
      + "counters and exceptions refer to it. A rule of a later layer may have the id of one in an "
      + "earlier layer: it takes its place.")
}
