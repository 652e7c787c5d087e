import Documents
import Testing

struct DiagnosticCodeTests {
  private static let codes = DiagnosticCode.syntaxCodes + DiagnosticCode.structureCodes

  @Test func `the codes are E001 to E029 in order, with names of their own`() {
    let numbers = (1...29).map { "E0" + ($0 < 10 ? "0" : "") + "\($0)" }
    #expect(Self.codes.map(\.number) == numbers)
    #expect(Set(Self.codes.map(\.name)).count == numbers.count)
  }

  @Test(arguments: codes)
  func `the right example of a code has no findings`(code: DiagnosticCode) {
    guard let right = code.right else { return }
    var diagnostics = DiagnosticList()
    let file = SourceFile(path: "right.yaml", text: right)
    #expect(parseDocument(file, into: &diagnostics) != nil)
    #expect(diagnostics.isEmpty)
    guard DiagnosticCode.structureCodes.contains(code) else { return }
    #expect(SampleSchema.findings(file).isEmpty)
  }

  @Test(arguments: codes)
  func `an explanation has two to four sentences and ends in a full stop`(code: DiagnosticCode) {
    let sentences = code.explanation.ranges(of: ". ").count + 1
    #expect(code.explanation.hasSuffix("."))
    #expect((2...4).contains(sentences), "\(code.number) has \(sentences)")
    #expect((code.wrong == nil) == (code.right == nil))
  }
}
