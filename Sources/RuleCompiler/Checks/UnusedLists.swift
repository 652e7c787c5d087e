import Documents

/// Every list is there for something.
enum UnusedLists: Lint {
  static let codes: [DiagnosticCode] = [.unusedList]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    // What other files use, or a broken file or condition would have used, is not known.
    guard !directory.options.isExcerpt, directory.unreadable.isEmpty, directory.brokenFiles.isEmpty
    else { return }
    var used = Set(directory.manifest.protected.map(\.text))
    for names in directory.used.values { used.formUnion(names.lists) }
    for list in directory.manifest.lists where !used.contains(list.name.text) {
      diagnostics.warning(
        .unusedList, "no rule uses the list `\(list.name.text)`", at: list.name.range)
    }
  }
}

extension DiagnosticCode {
  static let unusedList = DiagnosticCode(
    "W035", "unused-list", explanation: "The manifest declares a list that no rule uses.")
}
