import Bytes
import Lists
import Testing

struct SketchIndexTests {
  private func sketch(_ text: String) -> Sketch { text.withByteView { Sketch(of: $0) } }

  @Test func `near-duplicates come into the group of the first of them`() {
    var index = SketchIndex(capacity: 10)
    let groups = [
      "急用钱找我，无抵押当天放款，额度高，加微信abc123", "明天下午三点开会，请带上材料和名单",
      "急用钱找我，无抵押当天放款，额度高，加微信x9", "明天下午三点开会，请带上材料与名单",
      "急用钱请找我，无抵押当天放款，额度很高，加微信x9",
    ].map { index.group(of: sketch($0))?.number }
    #expect(groups == [0, 1, 0, 1, 0])
    #expect(index.count == 2)
  }

  @Test func `the nearest is found as a plain search finds it`() throws {
    let words = ["贷款", "放款", "秒批", "包裹", "取件", "会议", "材料", "银行", "积分", "兑换"]
    var state: UInt64 = 7
    func word() -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
    let sketches = (0..<300).map { _ in sketch((0..<12).map { _ in word() }.joined()) }
    var index = SketchIndex(capacity: 300)
    for one in sketches.prefix(200) { index.add(one) }
    for one in sketches {
      let best = sketches.prefix(200).map { $0.resemblance(to: one) }.max() ?? 0
      guard best >= 0.8 else { continue }
      #expect(try #require(index.nearest(to: one)).resemblance == best)
    }
  }

  @Test func `a full index takes no more, and what has no word has no group`() {
    var index = SketchIndex(capacity: 1)
    #expect(index.group(of: sketch("！？")) == nil)
    #expect(index.group(of: sketch("贷款秒批到账"))?.isNew == true)
    #expect(index.group(of: sketch("明天见面再说吧")) == nil)
    #expect(index.group(of: sketch("贷款秒批到账"))?.number == 0)
    #expect(index.nearest(to: sketch("明天见面再说吧")) == nil)
  }

  @Test func `many texts that meet in every band cost no more than a few`() {
    var index = SketchIndex(capacity: 5_000)
    let same = sketch("贷款秒批到账")
    for _ in 0..<5_000 { index.add(same) }
    #expect(index.nearest(to: same)?.resemblance == 1)
  }
}
