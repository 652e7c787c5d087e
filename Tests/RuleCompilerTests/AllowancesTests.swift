import Documents
import RuleCompiler
import Testing

struct AllowancesTests {
  /// A rule with W047, with comments in some of the places that can have one.
  private func codes(above: String = "", inside: String = "", behind: String = "") -> [String] {
    let file = """
      family: loan
      rules:
      \(above)
        - id: loan-example
          title: An offer
      \(inside)
          kind: sms
          when: {any: [{text: '贷款'}, {text: '贷款'}]}\(behind)
          verdict: block
          hits: [{text: '贷款秒批'}]
          misses: [{text: '明天见'}]
        - {id: loan-other, title: B, kind: sms, when: {any: [{text: '秒批'}, {text: '秒批'}]}, verdict: review, hits: [{text: '秒批'}], misses: [{text: '明天见'}]}

      """
    return RuleDirectory(loan: file).codes()
  }

  @Test func `a comment beside a rule allows one code in it and in no other rule`() {
    #expect(codes() == ["W047", "W047"])
    let comment = "# weir: allow W047 a copy on purpose"
    #expect(codes(above: "  " + comment) == ["W047"])
    #expect(codes(above: "  # A loan.\n  " + comment + "\n  # More.") == ["W047"])
    #expect(codes(inside: "    " + comment) == ["W047"])
    #expect(codes(behind: "  " + comment) == ["W047"])
  }

  @Test(arguments: [
    "# weir: allow W047", "# weir: allow", "# weir: allow E055 the bank asked for it",
    "# weir: allow W031 nothing of it is here", "# weir: allow W46 a slip",
  ])
  func `a comment that allows nothing is told`(comment: String) {
    #expect(codes(above: "  " + comment).sorted() == ["W047", "W047", "W051"])
  }

  @Test func `warnings are errors where that is asked for, and what is allowed is not`() {
    let rule = RuleDirectory.ruleFile("when: {any: [{text: '贷款'}, {text: '贷款'}]}")
    var options = CompilerOptions()
    options.deniedCodes = ["W047"]
    #expect(RuleDirectory(loan: rule).compile(options).hasErrors)
    options.deniedCodes = ["W030"]
    #expect(!RuleDirectory(loan: rule).compile(options).hasErrors)
    options.isStrict = true
    let strict = RuleDirectory(loan: rule).compile(options)
    #expect(strict.hasErrors && strict.ruleSet == nil)
    let allowed = rule.replacing("    when", with: "    # weir: allow W047 a test\n    when")
    let findings = RuleDirectory(loan: allowed).compile(options).diagnostics
    #expect(findings.withoutUnusedLists.isEmpty)
  }
}
