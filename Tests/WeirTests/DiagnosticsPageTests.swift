import Configuration
import Documents
import Foundation
import RuleCompiler
import Testing

/// docs/DIAGNOSTICS.md is made from the codes; `WEIR_GOLDEN=refresh` makes it anew.
struct DiagnosticsPageTests {
  private static let groups: [(title: String, codes: [DiagnosticCode])] = [
    ("YAML", DiagnosticCode.syntaxCodes),
    ("Keys and values", DiagnosticCode.structureCodes),
    ("Rules and lists", DiagnosticCode.ruleCodes),
    ("Settings of the daemon", DiagnosticCode.configurationCodes),
  ]

  @Test func `the page says what the codes say`() throws {
    let url = WeirProgram.repository.appendingPathComponent("docs/DIAGNOSTICS.md")
    try expectFile(url, Self.page)
  }

  @Test func `no code and no name is given twice`() {
    let codes = Self.groups.flatMap(\.codes)
    #expect(Set(codes.map(\.number)).count == codes.count)
    #expect(Set(codes.map(\.name)).count == codes.count)
  }

  private static var page: String {
    var text = """
      # Diagnostics

      What `weir check` and the daemon's start say about rule files and settings. Each finding has a
      code that never changes; E is an error, which refuses the whole set, W a warning. This page is
      generated from the program: the tests renew it with `WEIR_GOLDEN=refresh`.


      """
    for group in groups {
      text += "## \(group.title)\n\n"
      for code in group.codes { text += section(code) }
    }
    return String(text.dropLast())
  }

  private static func section(_ code: DiagnosticCode) -> String {
    var text = "### \(code.number) \(code.name)\n\n\(code.explanation)\n\n"
    if let wrong = code.wrong { text += "Wrong:\n\n" + block(wrong) }
    if let right = code.right { text += "Right:\n\n" + block(right) }
    return text
  }

  private static func block(_ yaml: String) -> String {
    "```yaml\n" + yaml + (yaml.hasSuffix("\n") ? "" : "\n") + "```\n\n"
  }
}
