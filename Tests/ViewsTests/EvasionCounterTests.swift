import Testing
import Views

struct EvasionCounterTests {
  @Test(arguments: [
    ("您的贷款本期应还1200.00元，请于25日前存入。", 0), ("【招商银行】您好：3月5日-8日，50%起", 0),
    ("①领取②使用", 0), ("親愛的客戶，您的帳單已出，請於期限內繳款", 0), ("好消息！🎉🎉快来", 0),
    ("1️⃣点击", 20), ("贷\u{200B}款", 10), ("首寸鎹惍", 20), ("微🌟信", 10), ("贷*款", 5), ("身 份 证", 15),
    ("①③⑧零", 20), ("раураl", 50), ("电(diàn)话", 10), ("贷款詐騙", 10), ("ㄎ损", 10),
  ])
  func `marks are counted, clean text has none`(text: String, score: Int) {
    #expect(ViewTables.withoutVariants.evasion(in: text).score == score)
  }
}
