import Documents
import Views

/// Reads the variants of words and characters from `variants/`, which reload with the rules.
struct VariantsLoader {
  /// The tables of the views, with the variants that could be read.
  let tables: ViewTables

  /// The paths of the files that belong to the variants.
  let paths: Set<String>

  private static let folder = "variants/"

  /// Reads all files of variants; those that are absent have no entries.
  init(_ bundle: RuleBundle, into diagnostics: inout DiagnosticList) {
    var files: [(file: Variants.File, bytes: [UInt8])] = []
    var paths: Set<String> = []
    for file in Variants.File.allCases {
      let path = VariantsLoader.folder + file.name
      guard let content = bundle.file(path) else { continue }
      paths.insert(path)
      files.append((file, content.bytes))
    }
    let frequentPath = VariantsLoader.folder + "frequent.txt"
    let frequent = bundle.file(frequentPath)
    if frequent != nil { paths.insert(frequentPath) }
    let variants = Variants(files: files, frequent: frequent?.bytes ?? [])
    tables = ViewTables(variants: variants)
    self.paths = paths
    for (file, problem) in variants.problems {
      let path = VariantsLoader.folder + file.name
      guard let content = bundle.file(path) else { continue }
      diagnostics.report(
        [problem], in: bundle.source(of: content), as: .badVariant, orWarning: .oddVariant)
    }
  }
}

extension DiagnosticCode {
  static let badVariant = DiagnosticCode(
    "E081", "bad-variant",
    explanation: "A line of a file in variants/ is refused: it conflicts with another, leads in a "
      + "circle, or would change a character that is frequent in clean text.")
}
