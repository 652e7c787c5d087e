import Documents
import RuleCompiler
import Testing
import Views

/// The files below `variants/`, as they reach the views.
struct ViewTablesLoaderTests {
  @Test func `without files the skeleton merges nothing`() throws {
    let rule = RuleDirectory.ruleFile("when: {text: {match: '微信', view: skeleton}}")
    var plain = try MatchingRules(RuleDirectory(["loan/offer.yaml": rule]))
    #expect(plain.hits(on: message("加v信")).isEmpty)
    let files = ["loan/offer.yaml": rule, "variants/phrases.tsv": "微信\tv信\tword\n"]
    var merged = try MatchingRules(RuleDirectory(files))
    #expect(merged.hits(on: message("加v信")).map(\.words) == [["v信"]])
  }

  @Test func `each file is read, and no file of variants is strange`() throws {
    let files = [
      "variants/chars.tsv": "水\t氺\tobserved\n", "variants/emoji.tsv": "信\t❤\tobserved\n",
      "variants/split.tsv": "和\t禾口\tsplit\n", "variants/frequent.txt": "的一\n",
      "loan/offer.yaml": RuleDirectory.ruleFile("when: {text: {match: '和水信', view: skeleton}}"),
    ]
    let directory = RuleDirectory(files)
    var options = CompilerOptions()
    options.runsSamples = false
    #expect(directory.codes(options).isEmpty)
    var rules = try MatchingRules(directory)
    #expect(rules.hits(on: message("禾口氺❤")).map(\.words) == [["禾口氺❤"]])
  }

  @Test func `a refused line refuses the set, a doubtful one does not`() {
    let refused = RuleDirectory(["variants/chars.tsv": "水\t氺\t\n加\t氺\t\n"]).compile()
    #expect(refused.ruleSet == nil)
    #expect(refused.diagnostics.all.map(\.code.number).contains("E081"))
    let doubtful = RuleDirectory(["variants/chars.tsv": "水\t氺 氺\t\n"]).compile()
    #expect(doubtful.ruleSet != nil)
    #expect(doubtful.diagnostics.all.map(\.code.number).contains("W040"))
  }

  @Test(arguments: [
    (nil, "兼职", true), (nil, "百家", false), ("百佳\n", "兼职", false), ("百佳\n", "百家", true),
  ])
  func `everyday words are those of the file, or built in`(
    file: String?, literal: String, isTold: Bool
  ) {
    var files = [
      "loan/offer.yaml": RuleDirectory.ruleFile(
        "when: {text: {match: '\(literal)|我们的目的地', view: sound}}")
    ]
    files["words/everyday.txt"] = file
    let found = render(RuleDirectory(files).compile().diagnostics, color: false)
    #expect(found.contains("this sounds like the everyday word") == isTold, "\(found)")
  }

  @Test func `a word that has no effect is told where it stands`() {
    let compilation = RuleDirectory(["words/everyday.txt": "# first\n时间 手机号\n"]).compile()
    #expect(compilation.ruleSet != nil)
    let found = render(compilation.diagnostics, color: false)
    #expect(found.contains("W040") && found.contains("words/everyday.txt:2:4"), "\(found)")
  }

  @Test func `the name of the rule set depends on the variants`() {
    let names = ["水\t氺\t\n", "冰\t氺\t\n"].map {
      RuleDirectory(["variants/chars.tsv": $0]).compile().ruleSet?.identifier
    }
    #expect(names[0] != nil && names[0] != names[1])
  }
}
