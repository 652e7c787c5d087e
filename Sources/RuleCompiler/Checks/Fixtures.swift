import Bytes
import Documents
import Lists

/// Fixtures replace lists that the manifest declares, with entries of their type.
enum Fixtures: Lint {
  /// What is wrong with them is what is wrong with lists.
  static let codes: [DiagnosticCode] = []

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    let manifest = directory.manifest
    for fixture in directory.sortedFiles.flatMap(\.fixtures) {
      guard !diagnostics.isFull else { return diagnostics.cutShort() }
      guard let list = manifest.lists.first(where: { $0.name.text == fixture.list.text }) else {
        guard !manifest.brokenLists.contains(fixture.list.text) else { continue }
        diagnostics.error(
          .unknownList, "the manifest declares no list `\(fixture.list.text)`",
          at: fixture.list.range,
          hint: suggestion(for: fixture.list.text, among: manifest.lists.map(\.name.text)))
        continue
      }
      let parse = ListParse(values: fixture.entries.map(\.text), type: list.type)
      let errors = parse.problems.filter { !$0.isWarning }
      diagnostics.report(errors, in: fixture.entries, otherwiseAt: fixture.list.range)
    }
  }
}
