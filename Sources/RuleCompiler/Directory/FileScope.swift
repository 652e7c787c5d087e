import Documents

/// The names that a rule file may use: its own, and those of the files under `use`.
struct FileScope {
  private(set) var definitions: [String: RuleFile.Definition] = [:]
  private(set) var conditions: [String: RuleFile.NamedCondition] = [:]

  /// True if a file under `use` could not be read, so that unknown names may be in there.
  private(set) var isIncomplete = false

  /// Collects the names that are visible in a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - directory: All files of the directory.
  ///   - diagnostics: Where unknown files and double names are reported.
  init(
    of file: RuleFile, in directory: LoadedDirectory, into diagnostics: inout DiagnosticList
  ) {
    isIncomplete = file.isIncomplete
    add(file, into: &diagnostics)
    for use in file.uses {
      guard !directory.isUnreadable(use.text, from: file) else {
        isIncomplete = true
        continue
      }
      guard let used = directory.file(use.text, from: file) else {
        isIncomplete = true
        let names = directory.files.keys.sorted().map { String($0.path.dropLast(".yaml".count)) }
        let nearest = nearestName(to: use.text, among: names)
        diagnostics.error(
          .unknownUse, "no file is called `\(use.text).yaml` in the rule directory",
          at: use.range,
          hint: nearest.map { "did you mean `\($0)`?" }
            ?? "write the path from the top of the rule directory, such as shared/contact")
        continue
      }
      guard used.place != file.place else { continue }
      if used.isIncomplete { isIncomplete = true }
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

extension DiagnosticCode {
  static let unknownUse = DiagnosticCode(
    "E056", "unknown-use",
    explanation: "`use` names a file that is not in the rule directory. Write the path from its "
      + "top, without .yaml.",
    wrong: """
      use: [contact]

      """,
    right: """
      use: [shared/contact]

      """)

  static let duplicateName = DiagnosticCode(
    "E058", "duplicate-name",
    explanation: "Two files that are used together define the same name differently, so that "
      + "a reader could not tell which one is meant.",
    wrong: """
      use: [shared/contact]
      define:
        wechat: '加V'

      """,
    right: """
      use: [shared/contact]
      define:
        wechat-letter: '加V'

      """)
}
