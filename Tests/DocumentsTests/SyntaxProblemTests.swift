import Documents
import Testing

struct SyntaxProblemTests {
  @Test(arguments: [
    ("a: 'b", DiagnosticCode.unclosedQuote, "'"), ("a: \"b\n", .unclosedQuote, "\""),
    ("a: 'b\n---\nc'\n", .unclosedQuote, "'"), ("a: 'it's'\n", .textBehindValue, "s'"),
    ("a: [b] c\n", .textBehindValue, "c"), ("- {b} c\n", .textBehindValue, "c"),
    ("a: [b, c\nd: e\n", .unclosedBracket, "["), ("a: {b: c\n", .unclosedBracket, "{"),
    ("a: b: c\n", .needsQuotes, ":"), ("a: @b\n", .needsQuotes, "@"), ("a: &\n", .needsQuotes, "&"),
    ("a: |b\n", .needsQuotes, "|"), ("a: >b\n", .needsQuotes, ">"),
    ("a: !b!c d\n", .needsQuotes, "!"),
    ("a: b\n c: d\n", .indentation, "c: d"), ("a:\n  b: c\n d: e\n", .indentation, "d: e"),
    ("- a\nb: c\n", .indentation, "b: c"), ("a: - b\n", .indentation, "-"),
    ("a: b\nc\n", .missingColon, "c"),
    ("a:b\nc: d\n", .missingColon, ":"), ("%TAG x\n---\na: b\n", .directive, "%TAG x"),
    ("a: ]\n", .syntax, "]"),
  ])
  func `a mistake is told from others and shown where it was made`(
    document: String, code: DiagnosticCode, place: String
  ) {
    let (root, diagnostics) = parse(document)
    #expect(root == nil)
    #expect(diagnostics.all.map(\.code.number) == [code.number])
    #expect(diagnostics.all.map(\.range.text) == [place])
    #expect(diagnostics.all.allSatisfy { $0.hint != nil })
  }
}
