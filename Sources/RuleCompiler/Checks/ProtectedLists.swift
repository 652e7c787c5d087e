import Documents
import Lists

/// `protected` names lists of numbers.
enum ProtectedLists: Lint {
  /// A name that is wrong there is wrong as in a condition.
  static let codes: [DiagnosticCode] = []

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    let types = directory.listTypes
    for name in directory.manifest.protected {
      guard let type = types[name.text] else {
        guard !directory.manifest.brokenLists.contains(name.text) else { continue }
        let nearest = nearestName(to: name.text, among: types.keys.sorted())
        diagnostics.error(
          .unknownList, "the manifest declares no list `\(name.text)`", at: name.range,
          hint: nearest.map { "did you mean `\($0)`?" })
        continue
      }
      guard type != .numbers else { continue }
      diagnostics.error(
        .wrongListType, "`\(name.text)` is a list of \(type.rawValue); `protected` takes numbers",
        at: name.range)
    }
  }
}
