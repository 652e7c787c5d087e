import Documents
import Testing

struct MappingReaderTests {
  private func sample(_ text: String) throws -> Mapping {
    try #require(parse(text).root.flatMap(mapping))
  }

  @Test func `values come with their places, absent ones are nil`() throws {
    var reader = MappingReader(try sample("id: a\nrev: 3\n"), what: "a rule")
    let rev = reader.integer("rev")
    #expect(rev?.value == 3)
    #expect(rev?.range.start == SourcePosition(line: 2, column: 6))
    let (title, hasId, hasScore) = (reader.text("title"), reader.has("id"), reader.has("score"))
    #expect(title == nil)
    #expect(hasId && !hasScore)
    var diagnostics = DiagnosticList()
    reader.finish(into: &diagnostics)
    #expect(diagnostics.isEmpty)
  }

  @Test func `a misspelt key stands for the missing one`() throws {
    var reader = MappingReader(try sample("di: a\n"), what: "a rule")
    _ = reader.identifier("id", required: true)
    _ = reader.text("title", required: true)
    var diagnostics = DiagnosticList()
    reader.finish(into: &diagnostics)
    #expect(diagnostics.all.map(\.code) == [.unknownKey, .missingKey])
    #expect(diagnostics.all.first?.hint == "did you mean 'id'?")
    #expect(diagnostics.all.last?.message == "a rule needs 'title'")
  }

  @Test func `the rest are all keys that nobody asked for`() throws {
    var reader = MappingReader(try sample("all: [a]\nx: 1\ny: 2\n"), what: "a condition")
    _ = reader.sequence("all")
    let rest = reader.rest().map(\.key.text)
    #expect(rest == ["x", "y"])
    var diagnostics = DiagnosticList()
    reader.finish(into: &diagnostics)
    #expect(diagnostics.isEmpty)
  }

  @Test func `accepted keys are not unknown`() throws {
    var reader = MappingReader(try sample("a: 1\nb: 2\n"), what: "a rule")
    reader.accept(["a", "b"])
    var diagnostics = DiagnosticList()
    reader.finish(into: &diagnostics)
    #expect(diagnostics.isEmpty)
  }

  @Test func `findings of the owner are handed over too`() throws {
    let mapping = try sample("a: 1\n")
    var reader = MappingReader(mapping, what: "a rule")
    reader.accept(["a"])
    reader.diagnostics.warning(.syntax, "odd", at: mapping.range)
    var diagnostics = DiagnosticList()
    reader.finish(into: &diagnostics)
    #expect(diagnostics.all.map(\.message) == ["odd"])
  }

  @Test func `a reader whose findings are dropped traps`() async {
    await #expect(processExitsWith: .failure) {
      let file = SourceFile(path: "f", text: "a: 1\n")
      var diagnostics = DiagnosticList()
      if case .mapping(let mapping) = parseDocument(file, into: &diagnostics) {
        var reader = MappingReader(mapping, what: "a rule")
        _ = reader.has("a")
      }
    }
  }
}
