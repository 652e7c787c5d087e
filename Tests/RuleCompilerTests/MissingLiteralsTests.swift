import Documents
import RuleCompiler
import Testing

/// W041: conditions that no word sorts texts out for.
struct MissingLiteralsTests {
  private func findings(_ condition: String) -> [Diagnostic] {
    let rule = RuleDirectory.ruleFile("when: \(condition)\nhits: []\nmisses: []")
    var options = CompilerOptions()
    options.runsSamples = false
    return RuleDirectory(loan: rule).compile(options).diagnostics.all.filter {
      $0.code.number == "W041"
    }
  }

  @Test func `the place is that of the condition, and the cost goes by the views`() throws {
    let both = try #require(findings("{text: '[a-z]{4}'}").first)
    #expect(both.range.text == "text: '[a-z]{4}'")
    #expect(both.message.contains("(folded, skeleton)") && both.message.contains("0.8 µs"))
    let one = try #require(findings("{text: {match: '[a-z]{4}', view: [folded]}}").first)
    #expect(one.message.contains("(folded)") && one.message.contains("0.4 µs"))
    let looking = try #require(
      findings("{text: {match: '^(?=.*[a-z])[a-z]', view: [raw]}}").first)
    #expect(looking.message.contains("0.5 µs"))
  }

  @Test(arguments: [
    "{text: '贷款[a-z]'}", "{all: [{text: '贷款'}, {text: '[a-z]{4}'}]}",
    "{from: '95588', text: '[a-z]{4}'}", "{all: [{from: {prefix: '1069'}}, {text: '[a-z]{4}'}]}",
  ])
  func `a word or a field that must be there is enough`(condition: String) {
    #expect(findings(condition).isEmpty)
  }

  @Test func `a pattern that matches every text is told once`() {
    #expect(findings("{text: 'a*'}").isEmpty)
  }

  @Test func `a condition that two rules name is told once`() {
    let file = """
      family: loan
      conditions:
        digits: {text: '[a-z]{4}'}
      rules:
        - {id: loan-a, title: A, kind: sms, when: {condition: digits}, verdict: block}
        - {id: loan-b, title: B, kind: sms, when: {condition: digits}, verdict: review}

      """
    #expect(RuleDirectory(loan: file).codes().filter { $0 == "W041" }.count == 1)
  }
}
