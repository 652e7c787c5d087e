import Documents
import RuleCompiler
import Testing

/// What conditions on brands, links and warnings mean, asked through the engine.
struct BrandConditionTests {
  private static let data = [
    "brands/some.tsv": """
    north-bank\tbank\t北方银行\t北方\tnorth-bank.cn\tcomplete\t95501\tsite: looked up
    south-bank\tbank\t南方银行\t-\tsouth.cn\tpartial\t95502\tsite: looked up
    west-bank\tbank\t西方银行\t-\twest.cn\tcomplete\t-\tunverified

    """,
    "words/brand-roles.tsv": "greeting\t尊敬的\ntitle\t用户\naddress\t您\nask\t点\nformal\t您\n",
    "words/advisory-roles.tsv": "report\t冒充\nverdict\t是诈骗\ntopic\t诈骗\noffer\t加我\nafter\t是假\n",
    "hosts/top-level-domains.txt": "cn\ntop\ncom\ndev\n", "hosts/cheap-endings.txt": "top\n",
    "hosts/common-endings.txt": "cn\ncom\n", "hosts/free-hosts.txt": "pages.dev\n",
    "hosts/short-links.txt": "t.cn\n",
    "numbers/country-codes.tsv": "44\t9-14\tUnited Kingdom\n",
    "numbers/number-classes.tsv": "13\t11\tmobile\n955\t5-20\tservice-95\n1069\t8-20\tport-1069\n",
  ]

  private func holds(_ condition: String, _ text: String, from: String = "13912345678") throws
    -> Bool
  {
    let files = ["loan/offer.yaml": RuleDirectory.ruleFile("when: " + condition)]
    var rules = try MatchingRules(RuleDirectory(files.merging(Self.data) { $1 }))
    return rules.fired(on: message(text, from: from)) == ["loan-example"]
  }

  @Test(arguments: [
    ("{brand: north-bank}", "【北方银行】您好", true), ("{brand: south-bank}", "【北方银行】您好", false),
    ("{brand.class: bank}", "尊敬的北方银行用户，请点", true),
    ("{brand.class: courier}", "尊敬的北方银行用户，请点", false),
    ("{brand.class: bank}", "我去北方银行了", false),
    ("{brand.claim: signature}", "【北方】您好", true), ("{brand.claim: text}", "【北方】您好", false),
    ("{brand: {absent: true}}", "您好", true), ("{brand: {absent: true}}", "【北方】您好", false),
    ("{brand: {prefix: north}}", "【北方】您好", true),
    ("{brand: {match: '^north'}}", "【北方】您好", true),
    ("{has: brand}", "【北方】您好", true), ("{has: brand}", "您好", false),
    ("{has: [qq, brand]}", "【北方】您好", true), ("{has: [brand, advisory]}", "冒充，是诈骗", true),
    ("{has: advisory}", "【北方】您好", false),
  ])
  func `for whom a text speaks`(condition: String, text: String, expected: Bool) throws {
    #expect(try holds(condition, text) == expected)
  }

  @Test(arguments: [
    ("none", "【北方银行】您好"), ("official", "【北方银行】点 www.north-bank.cn 查看"),
    ("foreign", "【北方银行】点 www.example.com 查看"),
    ("foreign", "【北方银行】点 www.north-bank.cn 和 www.example.com"),
    ("unlisted", "【南方银行】点 www.example.com 查看"), ("unlisted", "【北方银行】点 t.cn/Abc12 查看"),
    ("foreign", "【南方银行】点 a.pages.dev 查看"), ("foreign", "【南方银行】点 south8888.top 查看"),
    ("unlisted", "【西方银行】点 west8888.top 查看"), ("unlisted", "【北方银行】点 www.south.cn 查看"),
  ])
  func `where a text leads that speaks for a brand`(link: String, text: String) throws {
    for other in ["none", "official", "unlisted", "foreign"] {
      #expect(try holds("{brand.link: \(other)}", text) == (other == link), "\(other)")
    }
  }

  @Test(arguments: [
    ("95501", "official"), ("13912345678", "personal"), ("106912345678", "port"),
    ("0044790012345", "foreign"), ("95502", "other"), ("", "other"),
  ])
  func `who sends a text that speaks for a brand`(from: String, sender: String) throws {
    #expect(try holds("{brand.sender: \(sender)}", "【北方银行】您好", from: from))
    #expect(try !holds("{brand.sender: \(sender)}", "您好", from: from))
  }

  @Test(arguments: [
    ("{url.ending-class: cheap}", "点 ab.top", true),
    ("{url.ending-class: cheap}", "点 ab.cn", false),
    ("{url.ending-class: [common, cheap]}", "点 ab.cn", true),
    ("{url.looks: digits}", "点 a8888.cn", true), ("{url.looks: ip}", "点 http://192.0.2.1/a", true),
    ("{url.looks: brand}", "点 www.95501x.top", true), ("{url.looks: random}", "点 abc.cn", false),
    ("{url.looks: {absent: true}}", "点 abc.cn", true),
  ])
  func `what the name of a link tells`(condition: String, text: String, expected: Bool) throws {
    #expect(try holds(condition, text) == expected)
  }

  @Test(arguments: [
    ("有人冒充北方银行，是诈骗", true), ("冒充北方银行的是诈骗，加我", false),
    ("有人冒充客服，是诈骗，点 ab.top", false), ("冒充的“点 ab.top”是诈骗", true),
    ("冒充的 ab.top 是假的，是诈骗", true), ("您好", false),
  ])
  func `whether a text warns of a scheme`(text: String, expected: Bool) throws {
    #expect(try holds("{advisory: true}", text) == expected)
    #expect(try holds("{advisory: false}", text) != expected)
  }
}
