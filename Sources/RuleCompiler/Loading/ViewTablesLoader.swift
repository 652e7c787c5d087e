import Bytes
import Documents
import Views

/// Reads what views and patterns are made with: `variants/` and `words/everyday.txt`, which reload
/// with the rules.
struct ViewTablesLoader {
  /// The tables of the views, with the variants and the words that could be read.
  let tables: ViewTables

  /// The paths of the files that were read.
  let paths: Set<String>

  private static let folder = "variants/"

  /// Reads all files; variants that are absent have no entries, and everyday words are built in.
  init(_ bundle: RuleBundle, into diagnostics: inout DiagnosticList) {
    var files: [(file: Variants.File, bytes: [UInt8])] = []
    var paths: Set<String> = []
    for file in Variants.File.allCases {
      let path = ViewTablesLoader.folder + file.name
      guard let content = bundle.data(path) else { continue }
      paths.insert(path)
      files.append((file, content.bytes))
    }
    let frequentPath = ViewTablesLoader.folder + "frequent.txt"
    let frequent = bundle.data(frequentPath)
    if frequent != nil { paths.insert(frequentPath) }
    let variants = Variants(files: files, frequent: frequent?.bytes ?? [])
    let words = ViewTablesLoader.everydayWords(bundle, into: &diagnostics)
    if words != nil { paths.insert(EverydayWordsParse.fileName) }
    tables = ViewTables(variants: variants, everydayWords: words ?? .builtIn)
    self.paths = paths
    for (file, problem) in variants.problems {
      let path = ViewTablesLoader.folder + file.name
      guard let content = bundle.data(path) else { continue }
      diagnostics.report(
        [problem], in: content, as: .badVariant, orWarning: .oddVariant)
    }
  }

  /// The words of the file, or nil where there is none.
  private static func everydayWords(
    _ bundle: RuleBundle, into diagnostics: inout DiagnosticList
  ) -> EverydayWords? {
    guard let content = bundle.data(EverydayWordsParse.fileName) else { return nil }
    let parse = content.bytes.withByteView { EverydayWordsParse($0) }
    diagnostics.report(
      parse.problems, in: content, as: .badData, orWarning: .oddVariant)
    return parse.words
  }
}

extension DiagnosticCode {
  static let badVariant = DiagnosticCode(
    "E081", "bad-variant",
    explanation: "A line of a file in variants/ is refused: it conflicts with another, leads in a "
      + "circle, or would change a character that is frequent in clean text.")
}
