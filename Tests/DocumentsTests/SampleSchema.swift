import Documents

/// A little schema in the manner of a rule, so that the typed readers have something to read.
enum SampleSchema {
  enum Severity: String, CaseIterable { case low, medium, high }

  /// Parses a file and reads its root by the schema.
  static func findings(_ file: SourceFile) -> DiagnosticList {
    var diagnostics = DiagnosticList()
    if let root = parseDocument(file, into: &diagnostics),
      let mapping = root.mapping(named: "rule", into: &diagnostics)
    {
      read(mapping, into: &diagnostics)
    }
    return diagnostics
  }

  private static func read(_ mapping: Mapping, into diagnostics: inout DiagnosticList) {
    var reader = MappingReader(mapping, what: "a rule")
    _ = reader.identifier("id", required: true)
    _ = reader.text("title")
    _ = reader.quotedText("from")
    _ = reader.choice("severity", of: Severity.self)
    _ = reader.tenths("score", in: -100...100)
    _ = reader.integer("rev", in: 1...999)
    _ = reader.boolean("strict")
    _ = reader.duration("within", in: .seconds(1) ... .seconds(86_400))
    _ = reader.byteCount("size")
    _ = reader.percentage("shrink")
    _ = reader.identifiers("tags", allowsSingle: true)
    _ = reader.mapping("when")
    _ = reader.sequence("hits")
    reader.finish(into: &diagnostics)
  }
}

/// The findings of a text, by the parser alone.
func parse(_ text: String) -> (root: Node?, diagnostics: DiagnosticList) {
  var diagnostics = DiagnosticList()
  let root = parseDocument(SourceFile(path: "sample.yaml", text: text), into: &diagnostics)
  return (root, diagnostics)
}
