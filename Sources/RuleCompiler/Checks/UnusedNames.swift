import Documents

/// Warns of names that a rule file defines and does not use; shared files define for others.
enum UnusedNames: Lint {
  static let codes: [DiagnosticCode] = [.unusedName]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    // What a broken condition would have used is not known.
    for file in directory.sortedFiles
    where file.family != nil && !directory.brokenFiles.contains(file.place) {
      let used = directory.used[file.place] ?? UsedNames()
      for definition in file.definitions where !used.fragments.contains(definition.name.text) {
        // Braces that stand for themselves were told, and are why it is not used.
        let isMeant = diagnostics.all.contains { finding in
          finding.code == .literalBrace && finding.range.file === definition.name.range.file
            && finding.range.text.lowercased().contains(definition.name.text)
        }
        guard !isMeant else { continue }
        diagnostics.warning(
          .unusedName, "the fragment `\(definition.name.text)` is used nowhere in this file",
          at: definition.name.range)
      }
      for condition in file.conditions where !used.conditions.contains(condition.name.text) {
        diagnostics.warning(
          .unusedName, "the condition `\(condition.name.text)` is used nowhere in this file",
          at: condition.name.range)
      }
      checkUses(of: file, used, directory, into: &diagnostics)
      checkFixtures(of: file, used, directory, into: &diagnostics)
    }
  }

  private static func checkUses(
    of file: RuleFile, _ names: UsedNames, _ directory: LoadedDirectory,
    into diagnostics: inout DiagnosticList
  ) {
    for use in file.uses {
      guard let other = directory.file(use.text, from: file),
        !other.definitions.contains(where: { names.fragments.contains($0.name.text) }),
        !other.conditions.contains(where: { names.conditions.contains($0.name.text) })
      else { continue }
      diagnostics.warning(
        .unusedName, "nothing of `\(use.text)` is used in this file", at: use.range,
        hint: "take it out of `use`")
    }
  }

  /// Fixtures of lists that no condition of the file asks; protection asks its lists by itself.
  private static func checkFixtures(
    of file: RuleFile, _ names: UsedNames, _ directory: LoadedDirectory,
    into diagnostics: inout DiagnosticList
  ) {
    // A case runs the rules of all files.
    guard file.cases.isEmpty else { return }
    let asked = names.lists.union(directory.manifest.protected.map(\.text))
    for fixture in file.fixtures
    where !asked.contains(fixture.list.text) && directory.listTypes[fixture.list.text] != nil {
      diagnostics.warning(
        .unusedName, "no condition of this file asks for the list `\(fixture.list.text)`",
        at: fixture.list.range, hint: "take the fixture out")
    }
  }
}

extension DiagnosticCode {
  static let unusedName = DiagnosticCode(
    "W031", "unused-name",
    explanation:
      "A fragment or condition is defined and used nowhere in its file, nothing of a file "
      + "under `use` is used, or a fixture replaces a list that no condition asks for.",
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
