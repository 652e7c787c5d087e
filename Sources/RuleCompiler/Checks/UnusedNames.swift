import Documents

/// Warns of names that a rule file defines and does not use; shared files define for others.
enum UnusedNames: Lint {
  static let codes: [DiagnosticCode] = [.unusedName]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    // What a broken condition would have used is not known.
    for file in directory.sortedFiles
    where file.family != nil && !directory.brokenFiles.contains(file.path) {
      let used = directory.used[file.path] ?? UsedNames()
      for definition in file.definitions where !used.fragments.contains(definition.name.text) {
        diagnostics.warning(
          .unusedName, "the fragment `\(definition.name.text)` is used nowhere in this file",
          at: definition.name.range)
      }
      for condition in file.conditions where !used.conditions.contains(condition.name.text) {
        diagnostics.warning(
          .unusedName, "the condition `\(condition.name.text)` is used nowhere in this file",
          at: condition.name.range)
      }
    }
  }
}

extension DiagnosticCode {
  static let unusedName = DiagnosticCode(
    "W031", "unused-name",
    explanation: "A fragment or condition is defined and used nowhere in its file.",
    wrong: """
      define:
        loan: '贷款'
        bait: '秒批'
      conditions:
        offer: {text: '{loan}'}

      """,
    right: """
      define:
        loan: '贷款'
        bait: '秒批'
      conditions:
        offer: {text: '{loan}.{0,10}{bait}'}

      """)
}
