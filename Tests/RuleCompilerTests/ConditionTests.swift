import RuleCompiler
import Testing

/// What every way to write a condition means, asked through the engine.
struct ConditionTests {
  struct Meaning: CustomTestStringConvertible {
    var condition: String
    var holds: [String]
    var fails: [String]
    var kind = "sms"

    var testDescription: String { condition }
  }

  static let meanings: [Meaning] = [
    Meaning(condition: "{text: '贷款'}", holds: [message("办贷款")], fails: [message("办事")]),
    Meaning(
      condition: "{text: {match: '(?i:vx)', view: [raw]}}", holds: [message("加VX")],
      fails: [message("加V")]),
    Meaning(
      condition: "{text: {match: 'a', view: raw}}", holds: [message("a")], fails: [message("A")]),
    Meaning(
      condition: "{text: {words: loan-words}}", holds: [message("额度高")],
      fails: [message("度假")]),
    Meaning(
      condition: "{text: {words: ['秒批', '当天'], at_least: 2, near: 8}}",
      holds: [message("当天到账秒批")], fails: [message("秒批秒批"), message("当天一二三四五六七八九秒批")]),
    // Characters of the folded text: a full-width letter is one, and so is an emoji.
    Meaning(
      condition: "{text: {length: {above: 3}}}", holds: [message("贷款秒批"), message("ＡＢ😀😀")],
      fails: [message("贷款秒"), message("abc"), message("")]),
    Meaning(
      condition: "{text: {length: {at_least: 2, at_most: 3}}}",
      holds: [message("贷款"), message("贷款秒")], fails: [message("贷"), message("贷款秒批")]),
    Meaning(
      condition: "{text: {length: {below: 2}}}", holds: [message("贷")], fails: [message("贷款")]),
    Meaning(
      condition: "{text: {length: [1, 3]}}", holds: [message("贷"), message("abc")],
      fails: [message("贷款")]),
    Meaning(condition: "{text: {length: 2}}", holds: [message("ab")], fails: [message("a")]),
    Meaning(
      condition: "{from: '95588'}", holds: [message("a", from: "95588")],
      fails: [message("a", from: "955881"), message("a", from: "+8695588")]),
    Meaning(
      condition: "{from: '139-1234-5678'}",
      holds: [message("a", from: "+8613912345678"), message("a", from: "13912345678")],
      fails: [message("a", from: "13912345679")]),
    Meaning(
      condition: "{from: ['95588', '95533']}", holds: [message("a", from: "95533")],
      fails: [message("a", from: "95555")]),
    Meaning(
      condition: "{from: {prefix: ['1069', '1065']}}", holds: [message("a", from: "10651")],
      fails: [message("a", from: "10681")]),
    Meaning(
      condition: "{from: {match: '^\\+86'}}", holds: [message("a", from: "+8613912345678")],
      fails: [message("a")]),
    Meaning(
      condition: "{from: {in: bank-numbers}}", holds: [message("a", from: "95566")],
      fails: [message("a", from: "95567")]),
    Meaning(
      condition: "{from: {in: ports}}", holds: [message("a", from: "106912")],
      fails: [message("a", from: "106812")]),
    Meaning(
      condition: "{from: {prefix: '95', match: '8$'}}", holds: [message("a", from: "95588")],
      fails: [message("a", from: "95533"), message("a", from: "8")]),
    Meaning(
      condition: "{sp_id: {absent: true}}", holds: [message("a")],
      fails: [message("a", ",\"sp_id\":\"x\"")]),
    Meaning(
      condition: "{sp_id: {absent: false}}", holds: [message("a", ",\"sp_id\":\"x\"")],
      fails: [message("a")]),
    Meaning(
      condition: "{link_class: [intl, sp]}", holds: [message("a", ",\"link_class\":\"sp\"")],
      fails: [message("a"), message("a", ",\"link_class\":\"onnet\"")]),
    Meaning(
      condition: "{part_total: {at_least: 2, below: 5}}",
      holds: [message("a", ",\"part_total\":2"), message("a", ",\"part_total\":4")],
      fails: [message("a", ",\"part_total\":5"), message("a", ",\"part_total\":1"), message("a")]),
    Meaning(
      condition: "{ring_ms: {above: 2, at_most: 4}}",
      holds: [call(",\"ring_ms\":3"), call(",\"ring_ms\":4")],
      fails: [call(",\"ring_ms\":2"), call(",\"ring_ms\":5")], kind: "call"),
    Meaning(
      condition: "{cause: [17, 19]}", holds: [call(",\"cause\":19")],
      fails: [call(",\"cause\":18"), call("")], kind: "call"),
    Meaning(
      condition: "{answered: false}", holds: [call(",\"answered\":false")],
      fails: [call(",\"answered\":true"), call("")], kind: "call"),
    Meaning(
      condition: "{text: '贷款', from: {prefix: '106'}}", holds: [message("贷款", from: "10691")],
      fails: [message("贷款"), message("好", from: "10691")]),
    Meaning(
      condition: "{any: [{text: '贷款'}, {from: '95588'}]}",
      holds: [message("贷款"), message("好", from: "95588")], fails: [message("好")]),
    Meaning(
      condition: "{text: '贷款', none: [{from: '95588'}, {text: '还款'}]}", holds: [message("贷款")],
      fails: [message("贷款还款"), message("贷款", from: "95588"), message("好")]),
    Meaning(
      condition: "{all: {text: '贷款', from: {prefix: '106'}}}",
      holds: [message("贷款", from: "10691")], fails: [message("贷款")]),
    Meaning(
      condition: "{some: {at_least: 2, of: [{text: '贷'}, {text: '款'}, {text: '批'}]}}",
      holds: [message("贷批"), message("贷款批")], fails: [message("批")]),
    Meaning(
      condition: "{condition: contact}", holds: [message("加微信"), message("打13912345678")],
      fails: [message("加我")]),
    Meaning(
      condition: "{none: [{condition: contact}]}", holds: [message("加我")],
      fails: [message("加微信")]),
  ]

  @Test(arguments: meanings)
  func `a condition means what the manual says`(meaning: Meaning) throws {
    let rule = RuleDirectory.ruleFile(
      "kind: \(meaning.kind)\nscore: 1.0\nwhen: \(meaning.condition)")
    let directory = RuleDirectory(loan: "use: [shared/contact]\n" + rule)
    var rules = try MatchingRules(directory)
    for line in meaning.holds { #expect(rules.fired(on: line) == ["loan-example"], "\(line)") }
    for line in meaning.fails { #expect(rules.fired(on: line).isEmpty, "\(line)") }
  }

  @Test func `every field of the table can be asked`() {
    for field in FieldTable.all {
      let value =
        switch field.type {
        case .number, .text: "'12345'"
        case .integer: "1"
        case .boolean: "true"
        case .word(let words): words[0]
        }
      let kind = field.kinds.contains(.sms) ? "sms" : "call"
      let rule = "kind: \(kind)\nwhen: {\(field.name): \(value)}"
      let directory = RuleDirectory(loan: RuleDirectory.ruleFile(rule))
      var options = CompilerOptions()
      options.runsSamples = false
      #expect(!directory.compile(options).hasErrors, "\(field.name)")
    }
  }

  @Test func `a rule that reaches a limit has failed, also under none`() throws {
    let slow = "{text: '(?:a|aa)+$'}"
    let files = [
      "loan/a.yaml": RuleDirectory.ruleFile("id: slow\nscore: 1.0\nwhen: \(slow)"),
      "loan/b.yaml": RuleDirectory.ruleFile("id: not-slow\nscore: 1.0\nwhen: {none: [\(slow)]}"),
      "loan/c.yaml": RuleDirectory.ruleFile(
        "id: or-b\nscore: 1.0\nwhen: {any: [\(slow), {text: 'b'}]}"),
      "loan/d.yaml": RuleDirectory.ruleFile(
        "id: and-c\nscore: 1.0\nwhen: {all: [\(slow), {text: 'c'}]}"),
    ]
    var rules = try MatchingRules(RuleDirectory(files))
    let text = String(repeating: "a", count: 60) + "b"
    #expect(Set(rules.fired(on: message(text))) == ["slow*", "not-slow*", "or-b"])
  }
}
