import RuleCompiler
import Testing

struct CoverageRunnerTests {
  /// The parts that no sample needs, and how many parts there are.
  private func coverage(_ lines: String, file: String = "") throws -> (unneeded: [String], all: Int)
  {
    var options = CompilerOptions()
    options.coverage = .lists
    let rule = RuleDirectory.ruleFile(lines)
    let compilation = RuleDirectory(loan: file + rule).compile(options)
    let report = try #require(compilation.coverage)
    return (report.unneeded.map(\.text), report.parts.count)
  }

  @Test(arguments: [
    ("{text: '贷款'}", "{text: 贷款}", "{text: 好}", []),
    ("{text: '贷款|借钱'}", "{text: 贷款}", "{text: 好}", ["借钱"]),
    ("{text: '(?:贷|借)款'}", "{text: 贷款}", "{text: 借钱}", ["借"]),
    ("{text: '贷款', from: '1'}", "{from: '1', text: 贷款}", "{text: 好}", ["from: '1'", "text: '贷款'"]),
    ("{text: '贷款', from: '1'}", "{from: '1', text: 贷款}", "{from: '2', text: 贷款}", ["text: '贷款'"]),
    (
      "{text: '贷款', none: [{from: '1'}]}", "{text: 贷款}", "{from: '1', text: 好}",
      ["none", "text: '贷款'"]
    ),
    ("{any: [{text: 贷款}, {text: 借钱}]}", "{text: 借钱}", "{text: 好}", ["text: 贷款"]),
    ("{text: {words: [贷款, 借钱]}}", "{text: 借钱}", "{text: 好}", ["贷款"]),
    ("{text: {words: loan-words}}", "{text: 放款}", "{text: 好}", ["贷款", "额度"]),
  ])
  func `a part is needed if a sample comes out otherwise without it`(
    condition: String, hit: String, miss: String, unneeded: [String]
  ) throws {
    let found = try coverage("when: \(condition)\nhits: [\(hit)]\nmisses: [\(miss)]")
    #expect(Set(found.unneeded) == Set(unneeded))
  }

  @Test func `an alternative of a fragment is one part, wherever the fragment stands`() throws {
    let found = try coverage(
      "when: {text: '{a}款|{a}钱'}\nhits: [{text: 贷款}, {text: 借钱}]\nmisses: [{text: 好}]",
      file: "define: {a: '贷|借|拆'}\n")
    #expect(found.unneeded == ["拆"])
    #expect(found.all == 5)
  }

  @Test func `nothing is left out where a sample fails`() {
    var options = CompilerOptions()
    options.coverage = .rules
    let rule = RuleDirectory.ruleFile("hits: [{text: 好}]")
    #expect(RuleDirectory(loan: rule).compile(options).coverage == nil)
  }
}
