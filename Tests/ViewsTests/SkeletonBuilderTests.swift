import Testing
import Views

struct SkeletonBuilderTests {
  @Test(arguments: [
    ("電(diàn)信", "电信"), ("鴦(wù)院", "鸯院"), ("苹果(apple)", "苹果apple"), ("选(a)", "选a"),
    ("微【wei】信", "微信"), ("微(weiweiweiwei)信", "微weiweiweiwei信"), ("(wei)信", "wei信"),
  ])
  func `readings in brackets are dropped, words in brackets are not`(raw: String, text: String) {
    #expect(ViewTables.withoutVariants.text(.skeleton, of: raw) == text)
  }

  @Test(arguments: [
    ("010-8330-0000", "01083300000"), ("400-1234567", "4001234567"), ("2013-05-20", "2013-05-20"),
    ("1 2 3", "1,2,3"), ("139 1234 5678", "13912345678"), ("5~8", "5~8"), ("3.5%。好", "3.5%,好"),
    ("¥500", "¥500"), ("共$5", "共$5"), ("a:b", "a,b"), ("a - b", "ab"), ("a-b", "a-b"),
  ])
  func `digits and addresses keep what belongs to them`(raw: String, text: String) {
    #expect(ViewTables.withoutVariants.text(.skeleton, of: raw) == text)
  }

  @Test(arguments: [
    ("贷+款+额+度", "贷款额度"), ("贷+款", "贷款"), ("咨+询+微+信", "咨询微信"), ("请+微信", "请加微信"),
    ("请+微 信", "请加微信"), ("5g+宽带", "5g加宽带"), ("电视+宽带", "电视加宽带"), ("+微信", "加微信"),
    ("亲们，请+我们", "亲们,请加我们"), ("低*息+贷-款", "低息贷款"), ("加+微+信", "加加微信"),
  ])
  func `a plus is 加, unless it parts the characters of a word`(raw: String, text: String) {
    #expect(ViewTables.withoutVariants.text(.skeleton, of: raw) == text)
  }

  @Test(arguments: [
    ("斗🐂捕🐟", "斗牛捕鱼"), ("领🧧吧🎉快来", "领红包吧快来"), ("贷💰款💰额💰度", "贷款额度"),
    ("贷🚀款🐂额✨度高", "贷款额度高"), ("无🧧抵🎯押🎯贷", "无抵押贷"), ("加微🔥信💰吧🎉来", "加微信吧来"),
    ("🐂🐂大厅", "牛牛大厅"), ("送🧧", "送红包"),
  ])
  func `an emoji is a word, unless it parts the characters of one`(raw: String, text: String) {
    #expect(ShippedVariants.tables.text(.skeleton, of: raw) == text)
  }

  @Test(arguments: [("1", 20_000), ("1-", 20_000), ("一", 9000), ("(", 20_000), ("加", 9000)])
  func `long runs take no more than a glance at each character`(piece: String, count: Int) {
    let text = String(repeating: piece, count: count)
    let skeleton = ShippedVariants.tables.text(.skeleton, of: text)
    #expect(skeleton.utf8.count <= text.utf8.count)
  }

  @Test(arguments: [
    "建筑师带着他的团队精彩漂亮地完成了改造", "看着小哥哥骑扭扭车非要停下来摸摸才肯走", "他走起路来总是歪歪扭扭的让人担心得很",
    "当时的占领区里没有一家报馆还能照常出版", "嫌疑人多次逃跑并且拒捕于上周一被抓获了", "这家公司的旅游系列产品今年又添了新线路",
    "由测绘员带队到山里去完成今年的第三次作业", "建筑策划和民主测评两项工作都安排在周五下午",
  ])
  func `words that hold a spelling of a disguise stay as they are`(text: String) {
    #expect(ShippedVariants.tables.text(.skeleton, of: text) == text)
  }

  @Test func `a disguise between other words is seen through`() {
    let text = "今天的旗牌平台等着大家来注侧领曲彩漂礼包"
    #expect(
      ShippedVariants.tables.text(.skeleton, of: text) == "今天的棋牌平台等着大家来注册领取彩票礼包")
  }
}
