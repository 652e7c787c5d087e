import Documents
import Foundation
import RuleCompiler
import TestSupport
import Testing

/// What rule authors see for each mistake, as files under `Golden/`, named for the mistake.
///
/// `WEIR_GOLDEN=refresh` writes those anew that differ, and fails: read the difference.
struct GoldenTests {
  @Test(arguments: Fault.all)
  func `a mistake is told as its golden text says`(fault: Fault) throws {
    let findings = fault.directory.compile(fault.options).diagnostics
    try expectGolden(fault.showsUnusedLists ? findings : findings.withoutUnusedLists, fault.name)
  }

  @Test(arguments: DiagnosticCode.ruleCodes.filter { $0.wrong != nil })
  func `the example of a code is told as its golden text says`(code: DiagnosticCode) throws {
    let directory = RuleDirectory(example: try #require(code.wrong))
    let findings = directory.compile(Fault.today).diagnostics.withoutUnusedLists
    #expect(findings.all.contains { $0.code == code })
    try expectGolden(findings, "code-" + code.name)
  }

  @Test(arguments: DiagnosticCode.ruleCodes.filter { $0.right != nil })
  func `the corrected example of a code has no finding of it`(code: DiagnosticCode) throws {
    let right = try #require(code.right)
    var options = Fault.today
    // The usual samples belong to the usual condition.
    options.runsSamples =
      !right.contains("when:") || right.contains("hits:") || right.contains("misses:")
    let findings = RuleDirectory(example: right).compile(options).diagnostics
    #expect(!findings.all.contains { $0.code == code })
    #expect(!findings.hasErrors, "\(render(findings, color: false))")
  }

  @Test func `every golden file belongs to a case and every code has a golden`() throws {
    let examples = DiagnosticCode.ruleCodes.filter { $0.wrong != nil }.map { "code-" + $0.name }
    let names = Fault.all.map(\.name) + examples
    #expect(Set(names).count == names.count)
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path)
    #expect(files.sorted() == names.map { $0 + ".txt" }.sorted())
    let texts = try files.map {
      try String(contentsOf: Self.directory.appendingPathComponent($0), encoding: .utf8)
    }.joined()
    for code in DiagnosticCode.ruleCodes {
      #expect(texts.contains("[\(code.number)]"), "\(code.number) has no golden")
    }
  }

  private static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Golden")

  private func expectGolden(_ findings: DiagnosticList, _ name: String) throws {
    let text = render(findings, color: false)
    let url = Self.directory.appendingPathComponent(name + ".txt")
    #expect(goldenProblem(text, at: url) == nil)
  }
}
