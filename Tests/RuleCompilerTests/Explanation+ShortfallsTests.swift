import RuleCompiler
import Testing

/// The whole is told by the parts that are to blame, as far up as one alone is.
struct ExplanationShortfallsTests {
  @Test(arguments: [
    ("{text: '贷款'}", "贷款", []),
    ("{text: '贷款'}", "好", ["`text: '贷款'` does not hold"]),
    ("{all: [{text: '贷款'}, {text: '秒批'}]}", "贷款", ["`text: '秒批'` does not hold"]),
    ("{any: [{text: '贷款'}, {text: '秒批'}]}", "好", ["none of the 2 conditions of this `any` holds"]),
    (
      "{text: '贷款', none: [{text: '谨防'}, {from: '1'}]}", "谨防贷款",
      ["`text: '谨防'` holds, and must not: found \"谨防\""]
    ),
    (
      "{some: {at_least: 2, of: [{text: 贷}, {text: 款}, {text: 秒}]}}", "贷",
      ["1 of these 3 hold, and at least 2 must"]
    ),
    (
      "{text: '贷款', from: {prefix: '106'}}", "货款",
      [
        "`text: '贷款'` does not hold",
        "`from: {prefix: '106'}` does not hold: from is \"13912345678\"",
      ]
    ),
    (
      "{text: '贷款', none: [{all: [{text: '谨'}, {text: '防'}]}]}", "谨防贷款",
      ["2 of these 2 hold, which must not be"]
    ),
    (
      "{text: '贷款', url.host: demo.top}", "贷款",
      ["`url.host: demo.top` does not hold: url.host is absent"]
    ),
    (
      "{text: {match: '微信', view: [sound]}}", "加威欣",
      [
        "`text: {match: '微信', view: [sound]}` does not hold: sounds alike, but evasion is 0.0, "
          + "and the sound view counts from 1.0"
      ]
    ),
  ])
  func `what keeps a rule from firing`(condition: String, text: String, missing: [String]) throws {
    let rule = RuleDirectory.ruleFile("when: \(condition)")
    var rules = try MatchingRules(RuleDirectory(loan: rule))
    let explanation = rules.explanation(of: message(text)).explanation
    let step = try #require(explanation.rules.first).condition
    #expect(step.shortfalls.map { "\($0)" } == missing)
  }
}
