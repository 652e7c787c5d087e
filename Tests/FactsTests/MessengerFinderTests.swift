import Testing

@Suite struct MessengerFinderTests {
  @Test(
    arguments: [
      ("电报：@kf_demo", ["telegram kf_demo"]),
      ("纸飞机kfdemo88", ["telegram kfdemo88"]),
      ("t.me/kfdemo", ["telegram kfdemo"]),
      ("飞机CA1234晚点", []),
      ("钉钉群：88776655", ["dingtalk 88776655"]),
      ("钉钉打卡2次", []),
      ("飞书号 kfdemo8", ["feishu kfdemo8"]),
      ("抖音号：kf.demo8", ["douyin kf.demo8"]),
      ("抖音优惠100元", []),
      ("TG-8000", []),
    ] as [(String, [String])])
  func `an account of a messenger stands behind its name`(text: String, expected: [String]) {
    let kinds = ["telegram", "dingtalk", "feishu", "douyin"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }
}
