import Testing

/// Messages that lack one word of a scheme, with an everyday phrase in which that word stands across
/// the border of two others, against the rules that ship.
struct EverydayMessagesTests {
  /// A message with a gap where the word of the scheme would stand.
  private enum Message: String {
    case task = "招网络兼职，*，加QQ：123456789"
    case loan = "凭身份证，*，加微信：abc_1234"
    case offer = "不看征信，*，电话13900001111"
    case fast = "*，手续简单，贷款，加微信：abc_1234"
    case casino = "注册送彩金，*，加微信：abc_1234"
    case bonus = "百家乐，*，加微信：abc_1234"
    case card = "信用卡，*，电话13900001111"
    case prepay = "派单任务，须再支付300元，*，返还给您"
    case bait = "时间自由，在家可做，*，上班，加微信：abc_1234"
    case lures = "资金周转，缺钱，*，简历，加微信：abc_1234"
    case advance = "贷款，卡号错误，*300元"
    case share = "股票，*，加微信：abc_1234"
  }

  private struct Row {
    var message: Message
    var word: String
    var phrase: String

    init(_ message: Message, _ word: String, _ phrase: String) {
      self.message = message
      self.word = word
      self.phrase = phrase
    }

    func text(with part: String) -> String {
      message.rawValue.replacingOccurrences(of: "*", with: part)
    }
  }

  private static let rows = [
    Row(.task, "日结", "报名今日结束"), Row(.task, "日结", "活动次日结束"), Row(.task, "日结", "八日结果公布"),
    Row(.task, "日结", "近日结婚的朋友"), Row(.task, "日结", "节日结伴爬山"), Row(.task, "现结", "发现结石及时就医"),
    Row(.task, "现结", "路面出现结冰"), Row(.task, "立结", "成立结束仪式"), Row(.task, "秒结", "一秒结束"),
    Row(.task, "返利", "往返利川两地"), Row(.task, "返现", "往返现场方便"), Row(.task, "佣金", "雇佣金额面议"),
    Row(.task, "佣金", "女佣金女士"),
    Row(.loan, "下款", "以下款式现货"), Row(.loan, "下款", "名下款项已退回"), Row(.loan, "下款", "旗下款式齐全"),
    Row(.loan, "可贷", "许可贷方签字"), Row(.loan, "放款", "存放款式多样"), Row(.loan, "放款", "开放款项查询"),
    Row(.loan, "放款", "摆放款式新颖"), Row(.loan, "车贷", "汽车贷方科目"), Row(.loan, "借款", "租借款式多样"),
    Row(.offer, "信贷", "大家互相信贷方"), Row(.offer, "下款", "线下款项结清"), Row(.offer, "房贷", "住房贷方科目"),
    Row(.offer, "能贷", "可能贷方有误"),
    Row(.fast, "秒批", "一秒批改作业"), Row(.fast, "秒放", "一秒放下手机"), Row(.fast, "秒放", "几秒放映完"),
    Row(.casino, "下注", "请在线下注册登记"), Row(.casino, "下注", "如下注意事项"), Row(.casino, "下注", "眼下注重复习"),
    Row(.casino, "特码", "独特码放方式"), Row(.casino, "牌九", "名牌九折起"), Row(.casino, "赔率", "索赔率先提出"),
    Row(.casino, "博彩", "世博彩车巡游"), Row(.casino, "轮盘", "第一轮盘点"), Row(.casino, "捕鱼", "禁捕鱼类名录"),
    Row(.casino, "赛车", "参赛车辆入场"), Row(.casino, "棋牌", "下棋牌子不多"), Row(.casino, "龙虎", "神龙虎山景区"),
    Row(.bonus, "彩金", "精彩金曲之夜"), Row(.bonus, "返水", "往返水口码头"), Row(.bonus, "首存送", "石首存放点送书"),
    Row(.card, "下卡", "楼下卡车挪一下"), Row(.card, "代办", "古代办公用品"), Row(.card, "包下", "面包下架通知"),
    Row(.card, "包办", "面包办公室自取"), Row(.card, "养卡", "培养卡通兴趣"), Row(.card, "代还", "现代还原技术，专业"),
    Row(.card, "套现", "一套现货沙发"), Row(.card, "垫还", "气垫还有货"), Row(.card, "空卡", "航空卡车模型"),
    Row(.prepay, "垫付", "铺垫付出很多"), Row(.prepay, "补单", "填补单元空白"), Row(.prepay, "连单", "相连单元"),
    Row(.bait, "一单", "第一单元练习"), Row(.bait, "每单", "每每单独行动"), Row(.bait, "日薪", "每日薪酬报表"),
    Row(.bait, "日入", "今日入园有效"), Row(.bait, "做单", "叫做单词卡"), Row(.bait, "派单", "委派单位盖章"),
    Row(.lures, "可贷", "许可贷方签字"), Row(.lures, "低息", "降低息税"), Row(.lures, "黑户", "天黑户外危险"),
    Row(.advance, "打入", "拨打入口电话"), Row(.advance, "存入", "保存入口照片"), Row(.advance, "转入", "旋转入口"),
    Row(.share, "带您", "附带您的证件"),
  ]

  @Test func `a word across a border turns no message to block or review`() throws {
    let weir = try WeirProgram()
    let rules = WeirProgram.repository.appendingPathComponent("Rules").path
    func verdicts(_ part: (Row) -> String) throws -> [Substring] {
      let records = Self.rows.enumerated().map { number, row in
        message("\(number)", from: "13912345678", row.text(with: part(row)))
      }
      let result = try weir.run(["scan", "--rules", rules, "-"], input: records.joined())
      return result.lines.map { line in
        Substring(line).split(separator: "\"verdict\":\"").last?.prefix { $0 != "\"" } ?? ""
      }
    }
    let (plain, withWord) = (try verdicts { _ in "详谈" }, try verdicts(\.word))
    let withPhrase = try verdicts(\.phrase)
    #expect(plain.count == Self.rows.count)
    // Some of these messages are a scheme without the word; then no phrase may make it worse.
    let ranks: [Substring] = ["allow", "review", "block"]
    func rank(_ verdict: Substring) -> Int { ranks.firstIndex(of: verdict) ?? ranks.count }
    var (turned, worse) = (0, 0)
    for (place, _) in Self.rows.enumerated() {
      worse += rank(withPhrase[place]) > rank(plain[place]) ? 1 : 0
      turned += rank(withWord[place]) > rank(plain[place]) ? 1 : 0
    }
    // Lists of which a word counts only beside other signs do not ask for borders, which costs time;
    // how many phrases complete a scheme may only fall.
    #expect(worse <= 16, "\(worse)")
    // Words alone may score too low to turn a message, and some messages need none.
    #expect(turned > 12, "\(turned)")
  }
}
