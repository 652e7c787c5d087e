import Bytes
import Facts
import TestSupport
import Testing
import Views

struct BrandFinderTests {
  @Test(arguments: [
    ("【北方银行】您的卡已停用", "north-bank", BrandClaim.Origin.signature),
    ("您的卡已停用，请登录 a.top【北方银行】", "north-bank", .signature),
    ("【北方】您的卡已停用", "north-bank", .signature),
    ("【北方银行信用卡中心】本期账单已出", "north-bank", .signature),
    ("【北方客服】您的卡已停用", "north-bank", .signature),
    ("【江城东移】您的套餐到期", "east-mobile", .signature),
    ("【东方移动】您的北方银行卡缴费成功", "east-mobile", .signature),
    ("尊敬的北方银行用户，您的积分将清零，请登录 a.top", "north-bank", .text),
    ("您的北行卡尾号1234已冻结，请致电", "north-bank", .text),
    ("北方银行提醒您：账户异常，点击 a.top", "north-bank", .text),
    ("尊敬的客户，您的网银已过期，请登录 a.top 更新，北方银行", "north-bank", .text),
    ("尊敬的用户您的电子密码器失效请登录 a.top 激活 北方银行 退订回T", "north-bank", .text),
    ("您的包裹已丢失，飞马快递将赔付，请加微信", "swift-post", .text),
    ("我是飞马快递的，您的包裹破损，请加我理赔", "swift-post", .text),
    ("【北 方 银 行】您的卡已停用", "north-bank", .signature),
    ("尊敬的北·方·银·行用户，请登录 a.top", "north-bank", .text),
    ("尊敬的北方銀行用戶，請登錄 a.top 核實", "north-bank", .text),
  ])
  func `a text that speaks for a brand claims it`(
    text: String, brand: String, origin: BrandClaim.Origin
  ) throws {
    let claim = try #require(BrandReading.claim(text), "no claim in \(text)")
    #expect(claim.brand == brand)
    #expect(claim.origin == origin)
  }

  @Test(arguments: [
    "我在北方银行上班", "刚去北方银行取了钱", "飞马快递到了没呀", "帮我去北行存点钱吧",
    "你北方银行的卡还在不", "北方银行门口见，我到了", "工资发到我的北行卡了", "北方天气真冷",
    "南方银行和北方银行哪个利息高啊", "周末去南方银行对面吃饭吧", "", "【】", "您好，请点击 a.top",
    "北方银行行长表示市场平稳", "登录 http://nb.top/北方", "【某某商城】支持北方银行付款",
  ])
  func `a mention is no claim`(text: String) {
    #expect(BrandReading.claim(text) == nil)
  }

  @Test(arguments: [
    ("尊敬的用户，北方银行提醒您核实 a.top", "北方银行"),
    ("尊敬的客户，您的北 方 银 行卡异常，请致电", "北 方 银 行"),
    ("【北方】您的卡", "北方"),
  ])
  func `a claim shows the name as it was written`(text: String, shown: String) {
    #expect(BrandReading.claim(text)?.shown == shown)
  }

  @Test func `a latin name counts as a word, and not inside of a host`() {
    let table = BrandReading.table("nb\tbank\tnbank\t-\t-\t-\t-\tplan\n")
    #expect(BrandReading.claim("尊敬的nbank用户，请登录", by: table) != nil)
    for text in ["尊敬的用户，请登录 nbank.top", "尊敬的用户请登录 www.a-nbank.cn", "尊敬的用户 onbank"] {
      #expect(BrandReading.claim(text, by: table) == nil, "\(text)")
    }
  }

  @Test func `no padding hides a claim, and no text is too odd to read`() {
    let padding = String(repeating: "在南方银行，去西方银行。", count: 400)
    #expect(BrandReading.claim("【北方银行】" + padding)?.brand == "north-bank")
    #expect(BrandReading.claim(padding + "尊敬的北方银行用户，请登录 a.top")?.brand == "north-bank")
    var generator = SeededGenerator(seed: 4)
    let pieces = ["【", "】", "北方银行", "北方", "您", "我", "尊敬的", "\u{200B}", " ", "退订", "🙂", "北"]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator))
        .map { _ in pieces.randomElement(using: &generator)! }.joined()
      _ = BrandReading.claim(text)
    }
  }
}
