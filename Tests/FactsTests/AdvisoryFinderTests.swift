import Bytes
import Facts
import TestSupport
import Testing
import Views

struct AdvisoryFinderTests {
  private func warns(_ text: String) -> Bool {
    var finder = AdvisoryFinder()
    var views = ViewScratch()
    return text.withByteView {
      views.begin($0)
      finder.read(views.text(.folded), ShippedData.advisories)
      return finder.warns
    }
  }

  @Test(arguments: [
    "【某某公安】凡是要求你把钱转到“安全账户”的，都是诈骗！",
    "近期有人冒充快递客服，以“包裹丢失、三倍赔付”为由诱导转账，请勿相信。",
    "【某某银行】收到“积分即将清零，请点击领取”的短信请勿点击，我行从不发送此类链接。",
    "妈，那个说我出车祸要打钱的是骗子，别转！",
    "刷单就是诈骗，垫付就是陷阱，切勿参与。",
  ])
  func `a text that reports, forbids and judges warns`(text: String) {
    #expect(warns(text))
  }

  @Test(arguments: [
    "谨防诈骗！我司放款前不收费，您的额度8万待领取，加我微信办理",
    "【反诈中心】您名下银行卡涉嫌洗钱，请添加专员核实，切勿泄露，谨防诈骗",
    "兼职点赞一单五元，日结，收押金的都是骗子，我们不收，加我",
    "您的包裹已到驿站，请凭取件码领取", "我不会用支付宝缴费，你教教我", "", "不要",
  ])
  func `an offer with a word of caution does not`(text: String) {
    #expect(!warns(text))
  }

  @Test(arguments: [
    ("点击 a.top 领取，谨防诈骗", "a.top", true),
    ("收到“点击 a.top 领取”请勿相信", "a.top", false),
    ("网址 a.top 是假冒的", "a.top", false), ("请登录 a.top ，其他是假冒", "a.top", true),
  ])
  func `a contact is the sender's own unless it is quoted or called a fraud`(
    text: String, contact: String, isOwn: Bool
  ) throws {
    var finder = AdvisoryFinder()
    var views = ViewScratch()
    try text.withByteView { raw in
      views.begin(raw)
      let folded = views.text(.folded)
      finder.read(folded, ShippedData.advisories)
      let shown = folded.text
      let range = try #require(shown.range(of: contact))
      let start = shown.utf8.distance(from: shown.startIndex, to: range.lowerBound)
      let bytes = ByteRange(start..<start + contact.utf8.count)
      #expect(finder.isOwnContact(bytes, in: folded, ShippedData.advisories) == isOwn)
    }
  }
}
