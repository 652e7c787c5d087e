import Testing

/// Contacts of our own making, each disguised in ways that are seen in messages.
enum DisguisedContacts {
  /// Digits of telephone numbers that nobody holds, and of accounts.
  static let mobiles = ["13800138000", "19912345678", "17700001111", "15266668888", "16512340987"]

  static func spelled(_ digits: String, by separator: String) -> String {
    digits.map(String.init).joined(separator: separator)
  }

  static func grouped(_ digits: String, by separator: String) -> String {
    let all = Array(digits)
    return [String(all[0..<3]), String(all[3..<7]), String(all[7...])].joined(
      separator: separator)
  }

  static func replaced(_ digits: String, with forms: [Character]) -> String {
    String(digits.map { forms[$0.wholeNumberValue ?? 0] })
  }

  static let han = Array("零一二三四五六七八九")
  static let financial = Array("零壹贰叁肆伍陆柒捌玖")
  static let spoken = Array("洞幺二三四五六拐八勾")
  static let wide = Array("０１２３４５６７８９")

  static let phones: [(String, String)] = mobiles.flatMap { digits in
    [
      "贷款急用请打\(digits)找小李", "有意者电话\(spelled(digits, by: " "))", "回电：\(spelled(digits, by: "-"))",
      "联系\(spelled(digits, by: "*"))办理", "手机\(grouped(digits, by: "-"))",
      "\(grouped(digits, by: " "))秒批",
      "咨询\(grouped(digits, by: "."))", "打\(grouped(digits, by: "·"))",
      "致电\(grouped(digits, by: "🔥"))",
      "急速下款\(replaced(digits, with: han))张经理", "热线\(replaced(digits, with: financial))",
      "呼\(replaced(digits, with: wide))", "电话+86 \(digits)", "电话0086\(digits)", "tel\(digits)",
      "咨询\(replaced(digits, with: spoken))", "联系\(digits.replacing("0", with: "o"))",
    ].map { ($0, "phone \(digits)") }
  }

  static let linesAndHotlines: [(String, String)] = [
    ("固话010-65551234", "phone 01065551234"), ("(0571)88880000", "phone 057188880000"),
    ("0755 2222 3333转人工", "phone 075522223333"), ("客服400-800-1234", "phone 4008001234"),
    ("请拨4OO 123 4567", "phone 4001234567"), ("热线：4001234567", "phone 4001234567"),
    ("四零零一二三四五六七咨询", "phone 4001234567"), ("800-820-0000来电", "phone 8008200000"),
    ("请致电95588核实", "phone 95588"), ("拨打客服热线956012", "phone 956012"),
    ("+852 9123 4567接单", "phone +85291234567"), ("加群问+44 7700 900123", "phone +447700900123"),
  ]

  static let wechat: [(String, String)] = [
    "加V：", "加微信", "+V ", "加薇❤ ", "➕v:", "vx：", "VX:", "V信：", "v 信 ", "威信号：", "徽信：", "嶶信号 ",
    "薇♥：", "微❤号：", "伽徽：", "加我V：", "添加微信号：", "微 信：", "wx:", "wechat: ", "微信ID：", "加个微 ", "客服微信：",
    "佳微信:", "v：",
  ].map { ("老师带单\($0)kefu8866领取", "wechat kefu8866") }

  static let wechatForms: [(String, String)] = [
    ("加微信：a b c 1 2 3 4", "wechat abc1234"), ("微信：abc-123_x", "wechat abc-123_x"),
    ("微信号：KeFu*88*66", "wechat kefu8866"), ("加微kefu🔥8866", "wechat kefu8866"),
    ("加V：ｋｅｆｕ８８６６", "wechat kefu8866"), ("加微信13800138000", "wechat 13800138000"),
    ("13800138000微信同号", "wechat 13800138000"), ("13800138000（vx同号）", "wechat 13800138000"),
    ("微信客服：sale_2020好评", "wechat sale_2020"), ("加vxabc123", "wechat abc123"),
  ]

  static let qq: [(String, String)] = [
    "QQ：", "qq ", "扣扣", "叩叩：", "筘筘 ", "企鹅号：", "加Q", "+q:", "Q Q ", "球球 ", "加扣：", "QQ群：", "q群", "加群",
    "釦釦", "抠抠：", "企鹅🐧 ",
  ].flatMap { anchor in
    [
      ("兼职日结\(anchor)12345678", "qq 12345678"),
      ("兼职日结\(anchor)1 2 3 4 5 6 7 8进", "qq 12345678"),
      ("兼职日结\(anchor)１２３４５６７８", "qq 12345678"),
    ]
  }

  static let links: [(String, String)] = [
    ("登录www.ab-cd.com领取", "url.host www.ab-cd.com"), ("登陆hxxp://ab88.top/x1", "url.host ab88.top"),
    ("http：//ab88.vip:8080/in", "url.host ab88.vip"), ("网址ab88点com", "url.host ab88.com"),
    ("ab88。com注册", "url.host ab88.com"), ("ab88.c0m送彩金", "url.host ab88.com"),
    ("ab88点c0m", "url.host ab88.com"), ("w w w . a b 8 8 . c o m", "url.host www.ab88.com"),
    ("ａｂ８８．ｃｃ进入", "url.host ab88.cc"), ("ab88 . com", "url.host ab88.com"),
    ("ab88[.]xyz", "url.host ab88.xyz"), ("ab88(点)com", "url.host ab88.com"),
    ("ab88【dot】com", "url.host ab88.com"), ("ab88·com", "url.host ab88.com"),
    ("ab88丶com", "url.host ab88.com"), ("ab🔥88.com", "url.host ab88.com"),
    ("HTTP://AB88.COM/PATH", "url.host ab88.com"),
    ("https://xn--fiqs8s.cn/", "url.host xn--fiqs8s.cn"),
    ("https://xn--fiqs8s.cn/", "url.decoded 中国.cn"), ("http://10.1.2.3/a", "url.host 10.1.2.3"),
    ("10.1.2.3:8080/login", "url.host 10.1.2.3"),
    ("http://bank.com@ab88.top/", "url.host ab88.top"),
    ("m.ab88.com.cn", "url.domain ab88.com.cn"),
    ("https://a.b.ab88.gd.cn/x", "url.domain ab88.gd.cn"),
    ("x1.github.io/pay", "url.domain x1.github.io"), ("点t.cn/A6xYz1看", "short-link t.cn/A6xYz1"),
    ("https://dwz.cn/Ab12Cd", "short-link dwz.cn/Ab12Cd"),
    ("戳u.jd.com/x9K", "short-link u.jd.com/x9K"),
    ("澳门ab88.live开户", "url.host ab88.live"), ("登录lucky.work领取", "url.host lucky.work"),
    ("下载http://d.ab88.com/anxin.apk", "app anxin"), ("88888.com", "url.host 88888.com"),
  ]

  static let money: [(String, String)] = [
    ("打款6222 0202 0011 2233 445", "account 6222020200112233445"),
    ("汇到账号6217-0012-3400-5678-901", "account 6217001234005678901"),
    ("卡号6228480000000000123户名", "account 6228480000000000123"),
    ("贷款1,200.50元", "amount 120050"), ("额度5万", "amount 5000000"), ("最高20w", "amount 20000000"),
    ("1.5万元到账", "amount 1500000"), ("¥300", "amount 30000"), ("三万五千元", "amount 3500000"),
    ("返现八十八元", "amount 8800"), ("5千块", "amount 500000"), ("人民币1000元", "amount 100000"),
    ("1oooo元", "amount 1000000"), ("3元5角", "amount 350"),
    ("下载安心贷APP", "app 安心贷"), ("打开《安心贷》app领取", "app 安心贷"), ("APP：安心贷", "app 安心贷"),
    ("点击下载“安心金服”APP", "app 安心金服"),
  ]

  static let all = phones + linesAndHotlines + wechat + wechatForms + qq + links + money
}

@Suite struct EntityScratchDisguiseTests {
  @Test func `there are enough disguises to judge by`() {
    #expect(DisguisedContacts.all.count >= 200)
  }

  @Test(arguments: DisguisedContacts.all)
  func `a disguised contact is found with its value`(text: String, entity: String) {
    let found = entities(text)
    #expect(found.contains(entity), "\(found)")
  }
}
