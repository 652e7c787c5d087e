import Documents
import Views

/// Reads the variants of words and characters from `variants/`, which reload with the rules.
struct VariantsLoader {
  /// The tables of the views, with the variants that could be read.
  let tables: ViewTables

  /// The paths of the files that belong to the variants.
  let paths: Set<String>

  /// Reads all files of variants; those that are absent have no entries.
  init(_ bundle: RuleBundle, into diagnostics: inout DiagnosticList) {
    var variants = Variants()
    var paths: Set<String> = []
    for file in Variants.File.allCases {
      let path = "variants/" + file.name
      guard let content = bundle.file(path) else { continue }
      paths.insert(path)
      content.bytes.withByteView { variants.read($0, file: file) }
    }
    tables = ViewTables(variants: variants)
    self.paths = paths
    for problem in variants.problems {
      let path = "variants/" + problem.file.name
      guard let content = bundle.file(path) else { continue }
      let source = SourceFile(path: bundle.shownPath(path), bytes: content.bytes)
      let range = SourceRange(file: source, bytes: problem.range)
      if problem.isWarning {
        diagnostics.warning(.oddVariant, problem.message, at: range, hint: problem.hint)
      } else {
        diagnostics.error(.badVariant, problem.message, at: range, hint: problem.hint)
      }
    }
  }
}
