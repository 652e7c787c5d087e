import Documents
import RuleCompiler
import Testing

/// E054: patterns that a text made for them could keep busy.
struct CostlyPatternsTests {
  private func findings(_ pattern: String) -> [Diagnostic] {
    let rule = RuleDirectory.ruleFile("when: {text: '\(pattern)'}\nhits: []\nmisses: []")
    var options = CompilerOptions()
    options.runsSamples = false
    return RuleDirectory(loan: rule).compile(options).diagnostics.all.filter {
      $0.code.number == "E054"
    }
  }

  @Test(arguments: [
    "贷款.*秒批.*微信", "(?:a+)+贷", "(\\w+)贷\\1", "(贷)(?1)款",
  ])
  func `what a text could keep busy is refused with what to write instead`(pattern: String) throws {
    let finding = try #require(findings(pattern).first)
    #expect(finding.hint?.isEmpty == false)
  }

  @Test(arguments: [
    "贷款.{0,40}秒批.{0,40}微信", "^(?=.{0,60}贷)(?=.{0,60}[!?])", "无抵押|免担保", "贷款\\d{1,6}元",
  ])
  func `what is bounded passes`(pattern: String) {
    #expect(findings(pattern).isEmpty)
  }
}
