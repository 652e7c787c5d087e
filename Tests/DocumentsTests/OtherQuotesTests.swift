import Documents
import Testing

struct OtherQuotesTests {
  @Test(arguments: ["‘96110’", "“96110”", "「96110」", "＇96110＇", "’96110’"])
  func `quotes of an input method are told, for YAML reads them as text`(written: String) throws {
    var diagnostics = DiagnosticList()
    let node = try #require(
      parseDocument(SourceFile(path: "a.yaml", text: "from: \(written)\n"), into: &diagnostics))
    let mapping = try #require(node.mapping(named: "it", into: &diagnostics))
    #expect(mapping["from"]?.quotedText(named: "from", into: &diagnostics) == nil)
    #expect(diagnostics.all.map(\.code) == [.unquotedIdentity])
    #expect(diagnostics.all.first?.hint?.contains("'96110'") == true)
  }

  @Test(arguments: ["'‘96110’'", "\"“96110”\"", "ABC", "'96110'"])
  func `in real quotes they are the author's`(written: String) throws {
    var diagnostics = DiagnosticList()
    let node = try #require(
      parseDocument(SourceFile(path: "a.yaml", text: "from: \(written)\n"), into: &diagnostics))
    let mapping = try #require(node.mapping(named: "it", into: &diagnostics))
    #expect(mapping["from"]?.quotedText(named: "from", into: &diagnostics) != nil)
    #expect(diagnostics.isEmpty)
  }
}
