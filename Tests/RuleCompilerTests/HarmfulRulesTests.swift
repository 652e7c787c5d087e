import Documents
import RuleCompiler
import Testing

/// Rules that compile and do harm, or nothing: each is told once, at its place, with a hint.
struct HarmfulRulesTests {
  private func findings(_ lines: String) -> [Diagnostic] {
    var directory = RuleDirectory([
      "loan/offer.yaml": RuleDirectory.ruleFile("hits: [{text: x}]\nmisses: [{text: y}]\n" + lines),
      CleanText.file: CleanText.lines,
    ])
    directory.irregular = []
    var options = Fault.today
    options.runsSamples = false
    return directory.compile(options).diagnostics.withoutUnusedLists.sorted
  }

  static let harmful: [(rule: String, code: String, place: String)] = [
    ("verdict: allow\nwhen: {hour: {at_least: 0}, text: '会员'}", "E055", "allow"),
    ("verdict: allow\nwhen: {weekday: [mon, tue], text: '会员'}", "E055", "allow"),
    ("verdict: allow\nwhen: {signature.binding: unknown}", "E055", "allow"),
    ("verdict: allow\nwhen: {signature.binding: [bound, none]}", "E055", "allow"),
    ("verdict: allow\nwhen: {from: {match: '.'}}", "E055", "allow"),
    ("verdict: allow\nwhen: {from: {prefix: '1'}}", "E055", "allow"),
    ("verdict: allow\nwhen: {from: {prefix: '138'}}", "E055", "allow"),
    ("verdict: allow\nwhen: {from.class: mobile-any}", "E055", "allow"),
    ("verdict: allow\nwhen: {from.class: [service-95, fixed]}", "E055", "allow"),
    ("verdict: allow\nwhen: {to: {prefix: '1'}}", "E055", "allow"),
    ("verdict: allow\nwhen: {to.class: mobile}", "E055", "allow"),
    ("verdict: allow\nwhen: {dir: MT}", "E055", "allow"),
    ("verdict: allow\nwhen: {part_no: 1}", "E055", "allow"),
    ("verdict: allow\nwhen: {link_class: sp}", "E055", "allow"),
    ("verdict: allow\nwhen: {sp_id: {match: '.'}}", "E055", "allow"),
    ("verdict: allow\nwhen: {any: [{from: '95588'}, {hour: 3}]}", "E055", "allow"),
    ("when: {none: [{text: '谨防'}]}", "E084", "none: [{text: '谨防'}]"),
    ("verdict: review\nwhen: {none: [{text: '谨防'}, {from: '95588'}]}", "E084", "none:"),
    ("when: {text: '.'}", "E085", "'.'"), ("when: {text: '\\S+'}", "E085", "'\\S+'"),
    ("when: {text: '[^x]{2,}'}", "E085", "'[^x]{2,}'"),
    ("when: {text: '贷款|'}", "E085", "'贷款|'"),
    ("when: {any: [{text: '贷款'}, {text: '今天'}]}", "E085", "any:"),
    ("verdict: review\nwhen: {text: '晚饭'}", "W049", "text: '晚饭'"),
    ("when: {all: [{text: '.'}, {text: '秒批'}]}", "W050", "'.'"),
    ("when: {from: '110'}", "W046", "from: '110'"),
    ("when: {from: ['110', '96110'], text: '秒批'}", "W046", "from: ['110', '96110']"),
    ("when: {text: '秒批'}\nscore: 9.0\ngroup: wording", "W046", "9.0"),
    ("when: {text: '秒批'}\nscore: 0", "W046", "0"),
    ("kind: call\nwhen: {stage: cdr, from.class: fixed}", "W046", "stage: cdr"),
    (
      "kind: call\nwhen: {stage: attempt, duration_s: {above: 3}}", "W046",
      "duration_s: {above: 3}"
    ),
    ("valid: {since: '2062-12-01'}", "W046", "'2062-12-01'"),
    ("when: {all: [{text: '秒批'}], none: [{text: '秒批'}]}", "W046", "text: '秒批'"),
    (
      "when: {some: {at_least: 2, of: [{text: '秒批'}, {text: '秒批'}]}}", "W047", "text: '秒批'"
    ),
    ("when: {text: '【招商银行】.{0,30}积分'}", "W052", "【"),
    ("when: {text: '100%下款'}", "W052", "%"), ("when: {text: '8\\.8折'}", "W052", "\\."),
    ("when: {text: '1-3天到账'}", "W052", "-"), ("when: {text: '秒批[，。]'}", "W052", "[，。]"),
    ("when: {text: '贷\\*款'}", "W052", "\\*"),
    ("when: {text: '(?<!【)招商银行'}", "W052", "【"),
    ("when: {text: '秒批|急用\\n借'}", "W053", "\\n"),
    ("when: {text: '\\p{Lu}秒批'}", "W053", "\\p{Lu}"),
    ("when: {text: '秒批\\t'}", "W053", "\\t"),
    ("when: {text: '秒批\\x{ff0c}加'}", "W053", "\\x{ff0c}"),
    ("when: {text: '[一-龥]{2}秒批'}", "W039", "一-龥"),
    ("when: {text: '{Bait}款'}", "W054", "{Bait}"),
    ("when: {text: '{ bait }款'}", "W054", "{ bait }"),
    ("when: {text: '秒批{bait款'}", "W054", "{"),
    ("when: {text: '[{bait}]款秒批'}", "W054", "{bait}"),
    ("title: A loan #1", "W055", "#1"),
    ("when:\n  text: 急用钱 #加微信", "W055", "#加微信"),
  ]

  @Test(arguments: harmful)
  func `what does harm is told once, at its place, with a hint`(
    sample: (rule: String, code: String, place: String)
  ) throws {
    let found = findings(sample.rule)
    #expect(found.map(\.code.number) == [sample.code], "\(found.map(\.message))")
    let finding = try #require(found.first)
    #expect(finding.hint != nil)
    #expect(finding.range.text.hasPrefix(sample.place), "\(finding.range.text)")
  }

  static let sound = [
    "verdict: allow\nwhen: {from: '95588', text: '会员'}",
    "verdict: allow\nwhen: {from: {in: bank-numbers}}",
    "verdict: allow\nwhen: {from.class: [service-95, hotline]}",
    "verdict: allow\nwhen: {signature.binding: bound}",
    "verdict: allow\nwhen: {from: {prefix: '1069037755'}, sp_id: '901234'}",
    "verdict: allow\nwhen: {from.base: '10690377', hour: {at_least: 8}}",
    "verdict: allow\nwhen: {link: 'bank-01'}",
    "verdict: allow\nwhen: {any: [{from: '95588'}, {from: '95533'}]}",
    "when: {text: '秒批', none: [{text: '谨防'}]}",
    "when: {signature: {absent: true}, text: '秒批'}",
    "when: {signature: {absent: false}, text: '秒批'}",
    "when: {text: '^(?=.*秒批)(?=.*微信).*$'}", "when: {text: '秒批|下款'}",
    "when: {text: '秒批.?下款'}", "when: {text: '秒批[:：]?下款'}", "when: {text: '下款 秒批'}",
    "when: {text: {match: '100%下款', view: folded}}", "when: {text: 'demo\\.top/app秒批'}",
    "when: {text: '秒{1,3}批'}", "when: {text: '秒批\\{款'}", "when: {text: '秒批[{}]*'}",
    "when: {text: '秒批\\n?下款'}", "when: {text: {match: '秒批\\n', view: raw}}",
    "title: 'A loan #1'", "title: A loan # a comment", "title: 'A loan' #1",
    "when: {text: '秒批'}\nscore: 6.0\ngroup: wording", "when: {text: '秒批'}\nscore: -1.5",
    "when: {from: '110', from.forged: prefix-before-hotline}",
    "kind: call\nwhen: {stage: attempt, from.class: malformed}",
    "kind: call\nwhen: {stage: cdr, duration_s: {above: 3}}\nscore: 1.0",
    "valid: {since: '2027-03-01', until: '2028-01-01'}",
    "when: {some: {at_least: 2, of: [{text: '秒批'}, {text: '下款'}]}}",
    "when: {all: [{text: '秒批'}, {none: [{text: '谨防'}]}]}",
  ]

  @Test(arguments: sound)
  func `what is sound is told nothing`(rule: String) {
    let found = findings(rule).filter { $0.code.number != "E045" }
    #expect(found.isEmpty, "\(found.map { "\($0.code.number) \($0.message)" })")
  }

  @Test func `rules that another one makes needless are told, and others are not`() {
    func codes(_ first: String, _ second: String) -> [String] {
      let file =
        RuleDirectory.ruleFile("id: loan-a\nhits: []\nmisses: []\n" + first)
        + RuleDirectory.ruleFile("id: loan-b\nhits: []\nmisses: []\n" + second)
        .split(separator: "\n").dropFirst(2).joined(separator: "\n") + "\n"
      return RuleDirectory(loan: file).codes().filter { $0 != "W030" }
    }
    #expect(codes("when: {text: '秒批'}", "when: {text: '秒批'}") == ["W048"])
    #expect(codes("when: {text: '秒批'}", "when: {text: '秒批', from: '1'}") == ["W048"])
    #expect(codes("when: {text: '秒批'}", "when: {text: '今天秒批'}") == ["W048"])
    #expect(codes("when: {text: '秒批|下款'}", "when: {text: '可秒批|可下款'}") == ["W048"])
    #expect(codes("when: {text: '今天秒批'}", "when: {text: '秒批'}\nverdict: review") == [])
    #expect(codes("when: {text: '秒批'}\nverdict: review", "when: {text: '今天秒批'}") == [])
    #expect(codes("when: {text: '秒批|下款'}", "when: {text: '可秒批|放款'}") == [])
    #expect(codes("when: {text: '秒批'}\nmode: shadow", "when: {text: '今天秒批'}") == [])
    #expect(codes("when: {text: '秒批', from: '1'}", "when: {text: '今天秒批'}") == [])
    // A word that both ask for does not stand for another that only one asks for.
    let (both, other) = ("{text: '秒批'}", "when: {all: [{text: '秒批'}, {text: '下款'}]}")
    #expect(codes(other, "when: {all: [\(both), {text: '今天秒批'}]}") == [])
  }

  @Test(arguments: [
    ("and: [{text: a}]", "all:"), ("or: [{text: a}]", "any:"), ("not: [{text: a}]", "none:"),
    ("sender: '1'", "from:"), ("msg: a", "text:"), ("url: a", "has: [url]"),
    ("text: {regex: a}", "match"), ("text: [a, b]", "words"), ("condition: [a, b]", "all:"),
    ("part_no: {min: 1}", "at_least"), ("part_no: {at-least: 1}", "at_least"),
    ("from: {startswith: '1'}", "prefix"),
  ])
  func `a word of another language of rules gets the key that is meant`(
    condition: String, meant: String
  ) {
    let found = findings("when: {\(condition)}")
    #expect(found.count == 1, "\(found.map(\.message))")
    #expect(found.first?.hint?.contains(meant) == true, "\(found.first?.hint ?? "")")
  }

  @Test func `a use and a fixture for nothing are told`() {
    let rules = RuleDirectory.ruleFile("tags: [loan]").split(separator: "\n").dropFirst()
      .joined(separator: "\n")
    let file =
      "family: loan\nuse: [shared/contact]\nfixtures:\n  bank-numbers: ['95588']\n" + rules + "\n"
    let found = RuleDirectory(loan: file).compile().diagnostics.withoutUnusedLists.sorted
    #expect(found.map(\.code.number) == ["W031", "W031"])
    #expect(found.map(\.range.text) == ["shared/contact", "bank-numbers"])
  }
}
