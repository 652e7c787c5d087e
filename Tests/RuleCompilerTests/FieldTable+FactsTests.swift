import Engine
import RuleCompiler
import Testing

/// What every fact is, asked through rules with the data that ships.
struct FieldTableFactsTests {
  typealias Meaning = ConditionTests.Meaning

  static let numbers: [Meaning] = [
    Meaning(
      condition: "{from.class: mobile}",
      holds: [message("a"), message("a", from: "+8613912345678")],
      fails: [message("a", from: "17012345678"), message("a", from: "10691234")]),
    Meaning(
      condition: "{from.class: mobile-any}",
      holds: [message("a"), message("a", from: "17012345678"), message("a", from: "14712345678")],
      fails: [message("a", from: "1064123456789"), message("a", from: "95588")]),
    Meaning(
      condition: "{from.class: port-any}",
      holds: [message("a", from: "106912345678"), message("a", from: "10621234")],
      fails: [message("a"), message("a", from: "95588")]),
    Meaning(
      condition: "{from.class: [service-95, hotline]}",
      holds: [message("a", from: "95588"), message("a", from: "10086"), message("a", from: "110")],
      fails: [message("a", from: "95012345"), message("a", from: "4001234567")]),
    Meaning(
      condition: "{from.class: alphanumeric}", holds: [message("a", from: "BANK")],
      fails: [message("a", from: "95588"), message("a", from: "")]),
    Meaning(
      condition: "{from.class: [international, malformed]}",
      holds: [message("a", from: "+4915112345678"), message("a", from: "1")],
      fails: [message("a"), message("a", from: "01082345678")]),
    Meaning(
      condition: "{to.class: mobile}", holds: [message("a", from: "95588"), call("")],
      fails: [], kind: "[sms, call]"),
    Meaning(
      condition: "{from.base: '10690000'}",
      holds: [message("a", from: "10690000"), message("a", from: "10690000123")],
      fails: [message("a", from: "1069000112"), message("a", from: "")]),
    Meaning(
      condition: "{from.base: {prefix: '1069'}, from.ext: {match: '^12'}}",
      holds: [message("a", from: "10690000123")],
      fails: [message("a", from: "10690000312"), message("a", from: "10690000")]),
    Meaning(
      condition: "{from.ext: {absent: true}}",
      holds: [message("a"), message("a", from: "10690000")],
      fails: [message("a", from: "106900001")]),
    Meaning(
      condition: "{from.region: '北京'}", holds: [message("a", from: "01082345678")],
      fails: [message("a", from: "02082345678"), message("a", from: "95588")]),
    Meaning(
      condition: "{from.region: {absent: true}}", holds: [message("a", from: "95588")],
      fails: [message("a", from: "01082345678")]),
    Meaning(
      condition: "{to.region: {absent: false}}", holds: [], fails: [message("a"), call("")],
      kind: "[sms, call]"),
  ]

  static let forged: [Meaning] = [
    Meaning(
      condition: "{from.forged: domestic-over-international}",
      holds: [call(",\"link_class\":\"intl\"", from: "+8601082345678")],
      fails: [
        call(",\"link_class\":\"onnet\"", from: "+8601082345678"),
        call(",\"link_class\":\"intl\"", from: "+4915112345678"),
      ], kind: "call"),
    Meaning(
      condition: "{from.forged: [prefix-before-hotline, empty-caller]}",
      holds: [call("", from: "+8695588"), call("", from: "")],
      fails: [call("", from: "95588"), call("")], kind: "call"),
    Meaning(
      condition: "{from.forged: caller-is-callee}", holds: [call("", from: "+8613800138000")],
      fails: [call("", from: "13800138001")], kind: "call"),
    Meaning(
      condition: "{from.forged: {absent: true}}", holds: [call("")], fails: [call("", from: "")],
      kind: "call"),
  ]

  static let signatures: [Meaning] = [
    Meaning(
      condition: "{signature: '安心金服'}", holds: [message("【安心金服】您好"), message("您好【 安心金服 】")],
      fails: [message("安心金服"), message("【安心】您好"), message("您好")]),
    Meaning(
      condition: "{signature: {match: '金服$'}}", holds: [message("【安心金服】您好")],
      fails: [message("【金服安心】您好")]),
    Meaning(
      condition: "{signature: 'XX银行'}",
      holds: [message("【XX银行】您好"), message("【ＸＸ銀行】您好"), message("【xx\u{200B}银行】您好")],
      fails: [message("【X银行】您好")]),
    Meaning(
      condition: "{signature: {match: 'ＸＸ銀行'}}", holds: [message("【xx银行】您好"), message("【ＸＸ銀行】您好")],
      fails: [message("【x银行】您好")]),
    Meaning(
      condition: "{signature: {prefix: 'XX'}}", holds: [message("【ｘｘ银行】您好")],
      fails: [message("【银行XX】您好")]),
    Meaning(
      condition: "{signature: {in: loan-words}}", holds: [message("【貸款】您好"), message("【贷款】您好")],
      fails: [message("【贷】您好")]),
    Meaning(
      condition: "{signature: {absent: true}}", holds: [message("您好"), message("")],
      fails: [message("【安心】您好")]),
    Meaning(
      condition: "{signature.count: 2}", holds: [message("【甲】【乙】您好"), message("【甲】您好【乙】")],
      fails: [message("【甲】您好"), message("您好")]),
    Meaning(condition: "{signature.count: 0}", holds: [message("您好")], fails: [message("【甲】您好")]),
    Meaning(
      condition: "{signature.binding: bound}",
      holds: [
        message("【安心金服】您好", from: "106900009"), message("【晴天快递】您好", from: "10690000"),
        message("【蓝天】您好", from: "1069000121"),
      ],
      fails: [message("【蓝天】您好", from: "106900009"), message("您好", from: "10690000")]),
    Meaning(
      condition: "{signature.binding: unbound}", holds: [message("【蓝天】您好", from: "106900009")],
      fails: [message("【安心金服】您好", from: "106900009"), message("【蓝天】您好", from: "10699999")]),
    Meaning(
      condition: "{signature.binding: unknown}",
      holds: [message("【蓝天】您好", from: "10699999"), message("【蓝天】您好")],
      fails: [message("您好", from: "10699999"), message("【蓝天】您好", from: "106900009")]),
    Meaning(
      condition: "{signature.binding: none}", holds: [message("您好", from: "106900009")],
      fails: [message("【蓝天】您好", from: "106900009")]),
  ]

  static let entities: [Meaning] = [
    Meaning(
      condition: "{url.host: 'a.example.cn'}", holds: [message("看hxxp://a．example点cn/x")],
      fails: [message("看http://b.example.cn/x"), message("您好")]),
    Meaning(
      condition: "{url.domain: {in: sites}}", holds: [message("看http://a.b.example.cn/x")],
      fails: [message("看http://myexample.cn/x")]),
    Meaning(
      condition: "{short-link: {prefix: 't.cn/'}}", holds: [message("戳t.cn/A6xyz")],
      fails: [message("戳dwz.cn/A6xyz"), message("戳example.cn/A6xyz")]),
    Meaning(
      condition: "{phone: '13800138000'}",
      holds: [message("电话１３８-0013-8000"), message("电①③⑧00138000")],
      fails: [message("电话13900138000"), message("订单138001380001234")]),
    Meaning(
      condition: "{phone: {in: bank-numbers}}", holds: [message("请拨打客服热线95588")],
      fails: [message("请拨打客服热线95555")]),
    Meaning(
      condition: "{phone: {prefix: ['139', '138']}}",
      holds: [message("联系13912345678"), message("15012345678或13812345678")],
      fails: [message("联系15012345678")]),
    Meaning(
      condition: "{wechat: {match: '^abc'}}", holds: [message("加V信：abc12345")],
      fails: [message("加V信：xbc12345")]),
    Meaning(
      condition: "{qq: '123456789'}", holds: [message("扣扣：１２３４５６７８９")],
      fails: [message("扣扣：987654321")]),
    Meaning(
      condition: "{account: {prefix: '6222'}}", holds: [message("汇到卡号6222021234567890123")],
      fails: [message("汇到卡号6217021234567890123")]),
    Meaning(
      condition: "{amount: 1200}", holds: [message("还款1,200.00元"), message("付￥1200")],
      fails: [message("还款1200.01元"), message("还款12元"), message("编号1200")]),
    Meaning(
      condition: "{amount: {above: 1000, at_most: 50000}}",
      holds: [message("最高5万元"), message("1000.01元"), message("先付10元再付2000元")],
      fails: [message("付1000元"), message("付50000.01元"), message("您好")]),
    Meaning(
      condition: "{app: {absent: false}}", holds: [message("请下载安心贷APP")], fails: [message("您好")]),
    Meaning(
      condition: "{phone: {absent: true}}", holds: [message("您好")],
      fails: [message("打13912345678")]),
    Meaning(
      condition: "{has: [wechat, qq]}", holds: [message("加V信：abc12345"), message("扣扣：123456789")],
      fails: [message("打13912345678")]),
    Meaning(
      condition: "{has: url}", holds: [message("看http://a.example.cn/x")], fails: [message("版本1.2")]
    ),
  ]

  static let others: [Meaning] = [
    Meaning(
      condition: "{evasion: {at_least: 1}}", holds: [message("贷\u{200B}款")],
      fails: [message("贷款"), message("您好 a")]),
    Meaning(
      condition: "{evasion.hidden: 2}", holds: [message("贷\u{200B}款\u{200B}秒批")],
      fails: [message("贷\u{200B}款"), message("贷款")]),
    Meaning(
      condition: "{evasion.annotation: {above: 0}}", holds: [message("诈(zhà)骗")],
      fails: [message("诈骗(公司)")]),
    Meaning(
      condition: "{hour: {at_least: 8, below: 9}}", holds: [message("a"), call("")], fails: [],
      kind: "[sms, call]"),
  ]

  @Test(arguments: numbers + forged + signatures + entities + others)
  func `a fact is what the manual says`(meaning: Meaning) throws {
    var rules = try MatchingRules(.asking(meaning.condition, kind: meaning.kind))
    for line in meaning.holds { #expect(rules.fired(on: line) == ["loan-example"], "\(line)") }
    for line in meaning.fails { #expect(rules.fired(on: line).isEmpty, "\(line)") }
  }

  /// Times around midnight in the zone of the manifest: the zone, the time, the hour, the weekday.
  static let times: [(zone: String, time: String, hour: Int, weekday: String)] = [
    ("+08:00", "2026-03-01T15:59:59Z", 23, "sun"), ("+08:00", "2026-03-01T16:00:00Z", 0, "mon"),
    ("+00:00", "2026-03-01T16:00:00Z", 16, "sun"), ("-05:30", "2026-03-01T05:29:59Z", 23, "sat"),
    ("-05:30", "2026-03-01T05:30:00Z", 0, "sun"), ("+14:00", "2026-03-01T10:00:00Z", 0, "mon"),
    ("+08:00", "1970-01-01T00:00:00Z", 8, "thu"), ("-05:30", "1970-01-01T00:00:00Z", 18, "wed"),
  ]

  @Test(arguments: times)
  func `hour and weekday are those of the manifest's zone`(
    zone: String, time: String, hour: Int, weekday: String
  ) throws {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    var files = [
      "manifest.yaml": RuleDirectory.manifest(with: "time-zone: '\(zone)'\n"),
      "loan/hour.yaml": RuleDirectory.ruleFile("id: hour\nwhen: {hour: \(hour)}"),
    ]
    for day in days {
      files["loan/\(day).yaml"] = RuleDirectory.ruleFile("id: \(day)\nwhen: {weekday: \(day)}")
    }
    var rules = try MatchingRules(RuleDirectory(files))
    let line = message("a").replacing("1772323200000", with: "\"\(time)\"")
    #expect(Set(rules.fired(on: line)) == ["hour", weekday])
  }

  @Test func `bindings of the fixtures take the place of the table for the samples`() {
    let rule = RuleDirectory.ruleFile(
      """
      when: {signature.binding: unbound}
      hits: [{from: '10690000', text: '【蓝天】您好'}]
      misses:
        - {from: '10690000', text: '【晴天】您好', blocked_by: signature.binding}
        - {from: '10690001', text: '【蓝天】您好', blocked_by: signature.binding}
      """)
    let fixtures = "fixtures:\n  signature-bindings: [{base: '10690000', name: 晴天}]\n"
    let data = ["numbers/signature-bindings.tsv": "10690001\t天\n"]
    let bound = RuleDirectory(data.merging(["loan/offer.yaml": fixtures + rule]) { $1 })
    #expect(bound.codes().isEmpty)
    #expect(bound.compile().samples.failures.isEmpty)
    let without = RuleDirectory(data.merging(["loan/offer.yaml": rule]) { $1 })
    #expect(without.compile().samples.failures.count == 2)
  }
}
