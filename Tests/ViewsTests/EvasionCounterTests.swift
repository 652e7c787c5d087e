import Testing
import Views

struct EvasionCounterTests {
  @Test(arguments: [
    ("您的贷款本期应还1200.00元，请于25日前存入。", 0), ("【招商银行】您好：3月5日-8日，50%起", 0),
    ("①领取②使用", 0), ("親愛的客戶，您的帳單已出，請於期限內繳款", 0), ("好消息！🎉🎉快来", 0),
    ("贷\u{200B}款", 10), ("首寸鎹惍", 20), ("微🌟信", 10), ("贷*款", 5), ("身 份 证", 15),
    ("①③⑧零", 20), ("раураl", 50), ("电(diàn)话", 10), ("贷款詐騙", 10), ("ㄎ损", 10),
  ])
  func `marks are counted, clean text has none`(text: String, score: Int) {
    #expect(ViewTables.withoutVariants.evasion(in: text).score == score)
  }

  @Test(arguments: [
    "👩\u{200D}💻会议改期", "👩🏻\u{200D}💻会议改期", "👨🏻\u{200D}🤝\u{200D}👨🏿会议改期", "👍🏽收到了", "🙋🏿\u{200D}♀\u{FE0F}谢谢",
    "1️⃣点击", "#️⃣话题", "*\u{20E3}键", "🇨🇳国庆快乐", "🇯🇵🇰🇷两国",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}球赛",
    "❤️爱你", "©️某公司", "👁️\u{200D}🗨️看",
  ])
  func `how an emoji is written is no mark`(text: String) {
    #expect(ViewTables.withoutVariants.evasion(in: text) == Evasion())
  }

  @Test(arguments: [
    ("收到👍\u{200D}款", 20), ("贷\u{FE0F}款", 10), ("5\u{FE0F}点", 10), ("🇻🇽找我", 10), ("贷\u{20E3}款", 10),
    ("👍\u{E0061}\u{E0062}好", 20), ("🏴\u{E0067}\u{E0062}好", 20), ("字\u{200D}💻来", 20),
  ])
  func `parts of emoji where there is none are marks`(text: String, score: Int) {
    #expect(ViewTables.withoutVariants.evasion(in: text).score == score)
  }

  @Test(arguments: [
    "乾坤大厦于明天开放", "於先生请取件", "徵羽二字", "麽些文字研究会", "薹草", "毕昇奖学金", "夥颐", "著名作家", "祕书处通知", "釐清",
  ])
  func `standard characters are not counted as traditional`(text: String) {
    #expect(ViewTables.withoutVariants.evasion(in: text) == Evasion())
  }

  @Test(arguments: [
    ("贷1款", "", 0), ("贷1款", "贷款", 1), ("贷①款额2度", "贷款 额度", 2), ("贷。。款", "贷款", 1), ("贷1款", "款贷", 0),
    ("贷12款", "贷款", 0), ("贷，款", "贷款", 0),
  ])
  func `what is inserted into words that are looked for is counted`(
    text: String, words: String, count: UInt16
  ) {
    let tables = ViewTables.withoutVariants.seeking(WordEdges(words: words))
    #expect(tables.evasion(in: text).inserted == count)
  }

  @Test func `spellings that nobody writes otherwise are counted`() {
    #expect(ShippedVariants.tables.evasion(in: "旗排平台今晚八点准时开放欢迎光临").variant == 1)
    #expect(ShippedVariants.tables.evasion(in: "旗排").variant == 0)
    #expect(ShippedVariants.tables.evasion(in: "有事请加薇信，晚上八点以后都在").variant == 0)
  }
}

extension WordEdges {
  /// The edges of words that are parted by blanks.
  init(words: String) {
    self.init()
    for word in words.split(separator: " ") { String(word).withByteView { insert(word: $0) } }
  }
}
