import Documents
import RuleCompiler
import Testing

/// The files below `numbers/`, `hosts/` and `words/`, as they reach the facts.
struct KnowledgeLoaderTests {
  @Test func `without files a number has no class and few entities are found`() throws {
    let condition = "{any: [{from.class: mobile}, {short-link: {absent: false}}]}"
    let files = ["loan/offer.yaml": RuleDirectory.ruleFile("when: " + condition)]
    var rules = try MatchingRules(RuleDirectory(files))
    #expect(rules.fired(on: message("戳t.cn/A6xyz")).isEmpty)
    let data = [
      "numbers/number-classes.tsv": "13\t11\tmobile\n",
      "hosts/short-links.txt": "t.cn\n", "hosts/top-level-domains.txt": "cn\n",
    ]
    var known = try MatchingRules(RuleDirectory(files.merging(data) { $1 }))
    #expect(known.fired(on: message("a")) == ["loan-example"])
    #expect(known.fired(on: message("戳t.cn/A6xyz", from: "95588")) == ["loan-example"])
    #expect(known.fired(on: message("a", from: "95588")).isEmpty)
  }

  @Test func `the files that ship have no finding`() {
    let findings = RuleDirectory.withData([:]).compile().diagnostics.withoutUnusedLists
    #expect(findings.isEmpty, "\(render(findings, color: false))")
  }

  @Test(arguments: [
    ("numbers/port-bases.tsv", "x\t8\n"), ("numbers/area-codes.tsv", "0\n"),
    ("numbers/country-codes.tsv", "49\n"), ("numbers/signature-bindings.tsv", "106\n"),
    ("numbers/segments.tsv", "138\n"), ("words/contexts.tsv", "phone\n"),
    ("words/contexts.tsv", "phones\t电话\n"),
    ("hosts/not-hosts.txt", "http://\n"), ("hosts/free-hosts.txt", "http://\n"),
    ("brands/banks.tsv", "a\tbank\n"), ("words/brand-roles.tsv", "shout\t嘿\n"),
    ("words/advisory-roles.tsv", "whisper\t嘘\n"),
  ])
  func `a refused line refuses the set, with its place`(path: String, text: String) {
    let compilation = RuleDirectory([path: "# first\n" + text]).compile()
    #expect(compilation.ruleSet == nil)
    let errors = compilation.diagnostics.all.filter { $0.code.number == "E082" }
    #expect(errors.map(\.range.file.path) == ["Rules/" + path])
    #expect(render(compilation.diagnostics, color: false).contains(path + ":2:"))
  }

  @Test func `words of a carrier tell what a number is`() throws {
    let files = ["loan/offer.yaml": RuleDirectory.ruleFile("when: {phone: '95588'}")]
    let text = "寻呼95588"
    var rules = try MatchingRules(RuleDirectory(files))
    #expect(rules.fired(on: message(text)).isEmpty)
    let data = ["words/contexts.tsv": "hotline\t寻呼\n"]
    var known = try MatchingRules(RuleDirectory(files.merging(data) { $1 }))
    #expect(known.fired(on: message(text)) == ["loan-example"])
  }

  @Test func `a doubtful line is a warning`() {
    let data = ["numbers/number-classes.tsv": "13\t11\tmobile\n13\t11\tmobile\n"]
    let compilation = RuleDirectory(data).compile()
    #expect(compilation.ruleSet != nil)
    #expect(compilation.diagnostics.all.map(\.code.number).contains("W040"))
  }
}
