import Bytes
import Documents
import Testing

/// A file with far more mistakes than anybody reads costs little more than one with a thousand.
struct ManyFindingsTests {
  private static let count = 30_000

  static let documents: [(name: String, text: String)] = [
    ("aliases", "a: [" + String(repeating: "*a,", count: count) + "]\n"),
    ("tags", "a: [" + String(repeating: "!x b,", count: count) + "]\n"),
    ("keys twice", "{" + String(repeating: "a: b,", count: count) + "}\n"),
    ("unknown keys", "{" + (0..<count).map { "titel\($0): b," }.joined() + "}\n"),
    ("control characters", "a: " + String(repeating: "\u{1}", count: count) + "\n"),
    ("tabs", String(repeating: "\ta\n", count: count)),
    ("texts for lists", "a:\n" + String(repeating: "- [b]\n", count: count)),
  ]

  @Test(arguments: documents)
  func `many mistakes of one kind end early`(document: (name: String, text: String)) {
    let file = SourceFile(path: "many.yaml", text: document.text)
    var diagnostics = DiagnosticList()
    if let mapping = parseDocument(file, into: &diagnostics)?.mapping(
      named: "it", into: &diagnostics)
    {
      var reader = MappingReader(mapping, what: "a file")
      _ = reader.texts("a")
      _ = reader.text("title")
      reader.finish(into: &diagnostics)
    }
    #expect(diagnostics.all.count == Limits.diagnosticCountMax)
    #expect(diagnostics.isCutShort || diagnostics.omittedCount > 0)
  }

  @Test func `a file in another encoding is one finding`() {
    let line: [UInt8] = [0x61, 0x3A, 0x20, 0xB4, 0xFB, 0xBF, 0xEE, 0x0A]
    let file = SourceFile(
      path: "gb.yaml", bytes: [[UInt8]](repeating: line, count: 41).flatMap { $0 })
    var diagnostics = DiagnosticList()
    #expect(parseDocument(file, into: &diagnostics) == nil)
    #expect(diagnostics.all.map(\.code) == [.notUTF8])
    #expect(diagnostics.all.first?.range.start.line == 1)
    #expect(diagnostics.all.first?.message.contains("40 more lines") == true)
  }
}
