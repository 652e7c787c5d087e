import Documents

/// The names that a rule file may use: its own, and those of the files under `use`.
struct FileScope {
  private(set) var definitions: [String: RuleFile.Definition] = [:]
  private(set) var conditions: [String: RuleFile.NamedCondition] = [:]

  /// Collects the names that are visible in a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - files: All files of the directory by path.
  ///   - diagnostics: Where unknown files and double names are reported.
  init(
    of file: RuleFile, among files: [String: RuleFile], into diagnostics: inout DiagnosticList
  ) {
    add(file, into: &diagnostics)
    for use in file.uses {
      guard let used = files[use.text + ".yaml"] else {
        let names = files.keys.sorted().map { String($0.dropLast(".yaml".count)) }
        let nearest = nearestName(to: use.text, among: names)
        diagnostics.error(
          .unknownUse, "no file is called `\(use.text).yaml` in the rule directory",
          at: use.range, hint: nearest.map { "did you mean `\($0)`?" })
        continue
      }
      guard used.path != file.path else { continue }
      add(used, into: &diagnostics)
    }
  }

  private mutating func add(_ file: RuleFile, into diagnostics: inout DiagnosticList) {
    for definition in file.definitions {
      let name = definition.name.text
      if let first = definitions[name], first.pattern.text != definition.pattern.text {
        report(name, at: definition.name, first: first.name, into: &diagnostics)
      }
      if definitions[name] == nil { definitions[name] = definition }
    }
    for condition in file.conditions {
      let name = condition.name.text
      if let first = conditions[name] {
        report(name, at: condition.name, first: first.name, into: &diagnostics)
      } else {
        conditions[name] = condition
      }
    }
  }

  private func report(
    _ name: String, at second: Scalar, first: Scalar, into diagnostics: inout DiagnosticList
  ) {
    diagnostics.error(
      .duplicateName, "`\(name)` is defined twice among the files used here", at: second.range,
      hint: "rename one of them", notes: [Diagnostic.Note("first defined here", at: first.range)])
  }
}
