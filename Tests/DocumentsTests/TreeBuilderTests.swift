import Documents
import Testing

struct TreeBuilderTests {
  @Test func `entries keep their order and their places`() throws {
    let (root, _) = parse("b: 1\na:\n  - x\n  - [y, 'z']\n# end\n\n")
    let mapping = try #require(root.flatMap(mapping))
    #expect(mapping.entries.map(\.key.text) == ["b", "a"])
    #expect(mapping.range.text == "b: 1\na:\n  - x\n  - [y, 'z']")
    #expect(mapping["a"]?.range.text == "- x\n  - [y, 'z']")
    #expect(mapping.entry("a")?.key.range.start == SourcePosition(line: 2, column: 1))
    #expect(mapping["c"] == nil)
  }

  @Test(arguments: [
    ("plain", "k: a b # c\n", "a b"), ("plain over lines", "k: a\n  b\n", "a\n  b"),
    ("single", "k: 'a' \n", "'a'"), ("double", "k: \"a\"\n", "\"a\""),
    ("literal", "k: |\n  a\n\n  b\n\n", "|\n  a\n\n  b"),
    ("folded", "k: >-\n  a\n  b\n", ">-\n  a\n  b"),
    ("flow list", "k: [a, b] # c\n", "[a, b]"), ("flow mapping", "k: { a: b }\n", "{ a: b }"),
    ("missing", "k:\n", ""), ("missing before a comment", "k:  # c\n", ""),
  ])
  func `a value has exactly the range that it is written in`(
    name: String, document: String, written: String
  ) throws {
    let (root, diagnostics) = parse(document)
    #expect(diagnostics.isEmpty)
    #expect(root.flatMap(mapping)?["k"]?.range.text == written)
  }

  @Test(arguments: [
    ("anchor", "a: &x b\n", "&x", DiagnosticCode.anchor), ("tag", "a: !!str b\n", "!!str", .tag),
    ("anchor behind a tag", "a: !t &x b\n", "&x", .anchor),
    ("tag behind an anchor", "a: &x !t b\n", "!t", .tag),
    ("tag on a block list", "a: !t\n  - b\n", "!t", .tag),
    ("alias", "a: *x\nb: &x c\n", "*x", .alias),
    ("merge key", "a: {<<: {b: c}}\n", "<<", .mergeKey),
    ("key that is a list", "[a]: b\n", "[a]", .keyNotText),
    ("document", "a: b\n--- # c\nd: e\n", "--- # c", .severalDocuments),
  ])
  func `what is YAML but not allowed is pointed at`(
    name: String, document: String, place: String, code: DiagnosticCode
  ) {
    let findings = parse(document).diagnostics.all
    #expect(findings.contains { $0.code == code && $0.range.text == place }, "\(findings)")
  }

  @Test func `a quoted merge key is a key like others`() {
    #expect(parse("'<<': a\n").diagnostics.isEmpty)
  }
}
