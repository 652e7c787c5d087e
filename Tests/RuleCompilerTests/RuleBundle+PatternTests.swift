import Engine
import RuleCompiler
import Testing

struct RuleBundlePatternTests {
  private static let files = [
    ("manifest.yaml", "thresholds: {block: 8.0, review: 5.0}\nfamilies: {loan: 3}\n"),
    (
      "shared/words.yaml",
      "# one\ndefine:\n  # two\n  money: '钱|款'\n\n  all: >-\n    {money}|a\n\nconditions: {}\n"
    ),
    ("other/words.yaml", "define:\n  money: '币'\n"),
    ("loan/broken.yaml", "nothing: [\n"),
  ].map { RuleBundle.File(path: $0.0, bytes: Array($0.1.utf8)) }

  private func compiled(
    _ pattern: String, _ views: [String] = [], using uses: [String] = []
  ) -> Compilation {
    var options = CompilerOptions()
    options.isExcerpt = true
    options.runsSamples = false
    let bundle = RuleBundle(directory: "Rules", files: Self.files)
    return compileRules(bundle.asking(for: pattern, in: views, using: uses), options: options)
  }

  @Test(arguments: [
    ("贷{money}", ["skeleton"]), ("it's", ["raw"]), ("贷{money}", ["folded", "sound"]),
    (#"['\\]"#, ["raw"]), ("{all}", ["folded"]),
  ])
  func `a pattern becomes a rule, whatever the other files say`(
    pattern: String, views: [String]
  ) throws {
    let compilation = compiled(pattern, views)
    #expect(!compilation.hasErrors, "\(compilation.diagnostics.all.map(\.message))")
    #expect(try #require(compilation.ruleSet).rules.map(\.identifier) == ["pattern"])
    #expect(!compiled(pattern, [], using: ["other/words"]).hasErrors)
  }

  @Test(arguments: [("贷(", []), ("{nobody}", []), ("a", ["nowhere"]), ("a", ["x', 'y"])])
  func `what is no pattern, view or file is found`(pattern: String, views: [String]) {
    #expect(compiled(pattern, views).hasErrors)
  }
}
