import FileSystem
import Foundation
import RuleCompiler
import Testing

/// What docs/RULES.md shows is true.
struct RulesManualTests {
  private static let page = ShippedRulesTests.directory.deletingLastPathComponent()
    .appending(path: "docs/RULES.md")

  @Test func `the rule files of the manual compile with the shipped lists and fragments`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let examples = text.split(separator: "```yaml\n").dropFirst()
      .compactMap { $0.split(separator: "```", omittingEmptySubsequences: false).first }
      .filter { $0.hasPrefix("family:") }
    #expect(examples.count >= 3)
    let shipped = try RuleBundle(directory: ShippedRulesTests.directory.path, calls: .live)
    let folders = ["shared/", "lists/", "numbers/", "hosts/", "variants/", "words/", "brands/"]
    var kept = shipped.files.filter { file in
      file.path == "manifest.yaml" || folders.contains { file.path.hasPrefix($0) }
    }
    // The families stay at home.
    let manifest = try #require(kept.firstIndex { $0.path == "manifest.yaml" })
    kept[manifest].bytes = String(decoding: kept[manifest].bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("families:") }.joined(separator: "\n").utf8.map(\.self)
    for (number, example) in examples.enumerated() {
      let folder = example.prefix { $0 != "\n" }.dropFirst("family: ".count)
      let file = RuleBundle.File(
        path: "\(folder)/example-\(number).yaml", bytes: Array(example.utf8))
      let compilation = compileRules(RuleBundle(directory: "Rules", files: kept + [file]))
      let findings = compilation.diagnostics.withoutUnusedLists
      #expect(findings.isEmpty, "\(findings.all.map(\.message))")
      #expect(!compilation.samples.results.isEmpty)
    }
  }

  @Test func `the manual names every field, and no other`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Fields: ") })
    let names = line.split(separator: "`").filter { !$0.contains(" ") && $0 != "." }
    #expect(Set(names.map(String.init)) == Set(FieldTable.all.map(\.name)))
  }
}
