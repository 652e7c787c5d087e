/// How likely a text of everyday traffic shows a literal: a model to tell rare literals from common.
///
/// It decides how fast texts are scanned, never what is found. The letters and words were written
/// down by hand in November 2026 from what notices, advertisements and private messages say; no
/// message was counted.
struct Rarity: Sendable {
  static let shared = Rarity()

  private var letterShares: [UInt16: Double] = [:]
  private var pairLikelihoods: [UInt32: Double] = [:]

  /// Letters of a message of one part, about.
  private static let letterCount = 58.0

  /// The share of a letter that is not in the table.
  private static let rareShare = 0.00004

  private init() {
    for (share, letters) in Rarity.letterBands {
      for letter in String(describing: letters).utf16 where letterShares[letter] == nil {
        letterShares[letter] = share
      }
    }
    for (likelihood, words) in Rarity.wordBands {
      for word in String(describing: words).split(separator: " ") {
        let letters = Array(word.utf16)
        for (first, second) in zip(letters, letters.dropFirst()) {
          let pair = Rarity.pair(first, second)
          pairLikelihoods[pair] = max(pairLikelihoods[pair] ?? 0, likelihood)
        }
      }
    }
  }

  /// The likelihood that a text meets a clause: 0 to 1.
  func likelihood(of clause: Clause) -> Double {
    switch clause {
    case .literals(let literals): min(1, literals.reduce(0) { $0 + likelihood(of: $1) })
    case .digits(let count): count < 6 ? 0.8 : count < 9 ? 0.5 : 0.3
    }
  }

  /// The likelihood that a text has a literal: that of its rarest pair of letters.
  func likelihood(of literal: Letters) -> Double {
    guard literal.count > 1 else {
      return literal.first.map { likelihood(share: share(of: $0)) } ?? 1
    }
    if literal.allSatisfy(isDigit) {
      return literal.reduce(Rarity.letterCount / 2) { product, _ in product / 10 }
    }
    return (1..<literal.count).reduce(1) {
      min($0, likelihood(of: literal[$1 - 1], literal[$1]))
    }
  }

  /// The likelihood that a text has two letters side by side.
  func likelihood(of first: UInt16, _ second: UInt16) -> Double {
    if let known = pairLikelihoods[Rarity.pair(first, second)] { return known }
    // Letters of one word draw each other; digits do not.
    let isNumber = isDigit(first) && isDigit(second)
    return likelihood(share: share(of: first) * share(of: second) * (isNumber ? 3 : 8))
  }

  private func share(of letter: UInt16) -> Double { letterShares[letter] ?? Rarity.rareShare }

  private func likelihood(share: Double) -> Double { min(1, share * Rarity.letterCount) }

  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  /// Letters by their share of all letters.
  private static let letterBands: [(Double, StaticString)] = [
    (0.025, "0123456789"),
    (0.012, "的您请一"),
    (0.008, "有为已日月如元行信时到码机回复t"),
    (0.006, "cmnhwoepads在不了是人大中国电话号手用户点击年天上下业"),
    (0.004, "我你会可来个这以要就出对本公司优惠活动网费送服务收件通联系客尊敬登录验证详情查询收退订"),
    (
      0.003,
      "ilrubgfkxvyjqz家他们说也子地得于着自之后作里去过学多小心好都看起发当没成只事把还部分最新前些开方法定期间内次内余额账单支付款银卡"
    ),
    (
      0.0015,
      "及与或每各现由从全城市区店商品场买卖价格元万千百十二三四五六七八九两首特免节礼加微群注册会员积分兑换快递取短消息话流量套餐移动联通保险"
    ),
    (
      0.0007,
      "医院校家长老师生同门专业车票飞航班次酒店房地产楼盘均平方米面装修建材投资理财利息率贷借还申办理代办证件提额度经理女士先生热线咨询地址路东西南北京上海广州深圳"
    ),
    (
      0.0003,
      "能样什么怎吧啊呢吗呀哦嗯今明昨早晚安吃饭睡觉想爱笑哈感谢谢祝福快乐健康幸运春夏秋冬雨雪风气温空调水果茶美女男孩子宝贝妈爸哥姐弟妹朋友友情关系谁哪里等下次走跑坐站住进入口正真假错对高低长短重轻黑白红黄蓝绿色件套双包"
    ),
  ]

  /// Words by how likely a text has them; their pairs of letters are at least as likely.
  private static let wordBands: [(Double, StaticString)] = [
    (0.2, "您的 退订 回复 www com cn http"),
    (0.1, "尊敬 验证码 客户 用户 短信 登录 点击 查询 手机 有限公司 优惠 活动 元 请勿 已 10 20 00 13 15 18 40 85"),
    (
      0.05,
      "账户 余额 银行 快递 取件 订单 会员 详情 详询 电话 联系 微信 人民币 支付 服务 中国 移动 电信 联通 号码 本人 操作 忽略 泄露 分钟 有效 收到 客服 热线 免费 地址 致电 尾号"
    ),
    (
      0.02,
      "积分 红包 礼品 信用卡 贷款 还款 到期 账单 流量 套餐 门店 新品 折扣 全场 满减 特价 领取 注册 下载 官网 公司 专业 咨询 办理 申请 额度 利息 投资 理财 房产 开盘 首付 平米 精装 地铁 学校 家长 老师 医院 门诊 预约 身份证 今天 明天 我们 什么 没有 可以 现在 时间 知道 不是 一个 这个"
    ),
  ]
}
