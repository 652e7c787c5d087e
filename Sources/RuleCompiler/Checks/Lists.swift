import Documents
import Lists

/// `protected` names lists of numbers.
func checkProtectedLists(
  _ manifest: Manifest, _ types: [String: ListType], into diagnostics: inout DiagnosticList
) {
  for name in manifest.protected {
    guard let type = types[name.text] else {
      guard !manifest.brokenLists.contains(name.text) else { continue }
      diagnostics.error(
        .unknownList, "the manifest declares no list `\(name.text)`", at: name.range,
        hint: nearestName(to: name.text, among: types.keys.sorted()).map { "did you mean `\($0)`?" }
      )
      continue
    }
    if type != .numbers {
      diagnostics.error(
        .wrongListType, "`\(name.text)` is a list of \(type.rawValue); `protected` takes numbers",
        at: name.range)
    }
  }
}

/// Every list is there for something.
func checkUnusedLists(
  _ manifest: Manifest, used: Set<String>, into diagnostics: inout DiagnosticList
) {
  for list in manifest.lists where !used.contains(list.name.text) {
    diagnostics.warning(
      .unusedList, "no rule uses the list `\(list.name.text)`", at: list.name.range)
  }
}

/// Fixtures replace lists that the manifest declares, with entries of their type.
func checkFixtures(
  _ file: RuleFile, _ manifest: Manifest, into diagnostics: inout DiagnosticList
) {
  for fixture in file.fixtures {
    guard let list = manifest.lists.first(where: { $0.name.text == fixture.list.text }) else {
      guard !manifest.brokenLists.contains(fixture.list.text) else { continue }
      let names = manifest.lists.map(\.name.text)
      diagnostics.error(
        .unknownList, "the manifest declares no list `\(fixture.list.text)`",
        at: fixture.list.range,
        hint: suggestion(for: fixture.list.text, among: names))
      continue
    }
    let parse = ListParse(values: fixture.entries.map(\.text), type: list.type)
    for problem in parse.problems where !problem.isWarning {
      let isInside = problem.line >= 1 && problem.line <= fixture.entries.count
      let range = isInside ? fixture.entries[problem.line - 1].range : fixture.list.range
      diagnostics.error(.badListEntry, problem.message, at: range, hint: problem.hint)
    }
  }
}
