import Documents
import Testing

@testable import RuleCompiler

struct DirectoryDataTests {
  private static let rule = RuleDirectory.ruleFile("when: {text: {words: loan-words}}")

  private static let directories = [
    RuleDirectory(["loan/offer.yaml": rule]),
    RuleDirectory(["loan/offer.yaml": rule, "lists/loan-words.txt": "秒批\n秒批\n"]),
    RuleDirectory(["loan/offer.yaml": rule + "# more\n"]),
    RuleDirectory(["loan/offer.yaml": rule, "manifest.yaml": "lists: [\n"]),
    RuleDirectory(["loan/offer.yaml": "rules: [\n"]),
    RuleDirectory(["loan/offer.yaml": rule, "clean/a.ndjson": "", "words/frequencies.tsv": "?"]),
    RuleDirectory(["loan/offer.yaml": rule]),
  ]

  /// What a compilation says and makes.
  private func outcome(_ compilation: Compilation) -> [String] {
    compilation.diagnostics.all.map { "\($0.code.number) \($0.range.start.line) \($0.message)" }
      + [compilation.ruleSet?.identifier ?? "none", "\(compilation.samples.results.count)"]
  }

  @Test func `a directory that is compiled again comes out as one that was never seen`() {
    var compiler = RepeatedCompiler(options: CompilerOptions())
    for directory in Self.directories + Self.directories.reversed() {
      let again = outcome(compiler.compile(directory.bundle))
      #expect(again == outcome(compileRules(directory.bundle)))
    }
  }

  @Test func `rule files alone leave the data as it is, and anything else does not`() throws {
    var found = DiagnosticList()
    var data: DirectoryData?
    let reader = DirectoryReader(bundle: Self.directories[0].bundle, options: CompilerOptions())
    _ = reader.read(keeping: &data, into: &found)
    let kept = try #require(data)
    #expect(
      Self.directories.map { kept.isRead(from: $0.bundle) } == [
        true, false, true, false, true, false, true,
      ])
  }
}
