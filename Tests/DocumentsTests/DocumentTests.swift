import Bytes
import Documents
import Testing

struct DocumentTests {
  @Test func `every scalar is text, whatever it looks like`() throws {
    let (root, diagnostics) = parse("a: 010\nb: yes\nc: ~\nd: 2026-07-01\ne: ''\nf:\ng: '~'\n")
    #expect(diagnostics.isEmpty)
    let mapping = try #require(root.flatMap(mapping))
    let texts = mapping.entries.map { entry in text(entry.value) }
    #expect(texts == ["010", "yes", "~", "2026-07-01", "", "", "~"])
    #expect(mapping.entries.map { isMissing($0.value) }.filter { $0 }.count == 1)
  }

  @Test func `windows line breaks are read as line breaks`() throws {
    let (root, diagnostics) = parse("a: 'x'\r\nb: |\r\n  y\r\n  z\r\nc: 'd'\r\n")
    #expect(diagnostics.isEmpty)
    let mapping = try #require(root.flatMap(mapping))
    #expect(mapping.entries.map { text($0.value) } == ["x", "y\nz\n", "d"])
    #expect(mapping.entry("c")?.key.range.start == SourcePosition(line: 5, column: 1))
  }

  @Test func `all backslashes in double quotes are found at once, and read as meant`() throws {
    let (root, diagnostics) = parse(#"{a: "\d", b: "\n", c: ["\w\"x"], d: '\d'}"#)
    #expect(
      diagnostics.sorted.map(\.code) == [
        .backslashInDoubleQuotes, .backslashInDoubleQuotes, .backslashInDoubleQuotes,
      ])
    #expect(diagnostics.sorted.map(\.range.text) == [#"\d"#, #"\n"#, #"\w"#])
    let mapping = try #require(root.flatMap(mapping))
    #expect(mapping["a"].map(text) == #"\d"#)
    #expect(mapping["b"].map(text) == #"\n"#)
    #expect(mapping["d"].map(text) == #"\d"#)
  }

  @Test func `more unknown escapes than are looked for end in an error and no more`() {
    let lines = (0...Limits.escapeRetryCountMax + 1).map { "k\($0): \"\\q\"" }
    let (root, diagnostics) = parse(lines.joined(separator: "\n"))
    #expect(root == nil)
    #expect(diagnostics.all.allSatisfy { $0.code == .backslashInDoubleQuotes })
  }

  @Test func `an alias leaves no tree, a duplicate key leaves the first`() throws {
    #expect(parse("a: &x 1\nb: *x\n").root == nil)
    let (root, diagnostics) = parse("a: 1\na: 2\n")
    #expect(diagnostics.hasErrors)
    #expect(root.flatMap(mapping)?["a"].map(text) == "1")
  }

  @Test func `as many levels as the limit are read, one more is an error`() {
    let most = String(repeating: "[", count: Limits.documentDepthMax)
    let close = String(repeating: "]", count: Limits.documentDepthMax)
    #expect(parse(most + close).diagnostics.isEmpty)
    #expect(parse(most + "[" + close + "]").diagnostics.all.map(\.code) == [.tooDeep])
  }

  @Test func `ten thousand brackets and a long run of aliases end quickly`() {
    #expect(parse(String(repeating: "[", count: 10_000)).diagnostics.all.map(\.code) == [.tooDeep])
    let bomb = "a: &a [1]\n" + (1...100).map { "k\($0): [*a, *a, *a]\n" }.joined()
    #expect(parse(bomb).diagnostics.all.filter { $0.code == .alias }.count == 300)
  }

  @Test func `one marker before the document is no second document`() {
    #expect(parse("---\na: b\n").diagnostics.isEmpty)
    #expect(parse("---\na: b\n...\n").diagnostics.isEmpty)
  }
}

func mapping(_ node: Node) -> Mapping? {
  if case .mapping(let mapping) = node { mapping } else { nil }
}

func text(_ node: Node) -> String {
  if case .scalar(let scalar) = node { scalar.text } else { "" }
}

func isMissing(_ node: Node) -> Bool {
  if case .scalar(let scalar) = node { scalar.isMissing } else { false }
}
