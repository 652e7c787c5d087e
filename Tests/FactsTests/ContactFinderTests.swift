import Testing

@Suite struct ContactFinderTests {
  @Test(
    arguments: [
      ("加薇信：kf_8899", ["wechat kf_8899"]),
      ("kf8899（微信）", ["wechat kf8899"]),
      ("微信“kf8899”", ["wechat kf8899"]),
      ("加微信k-f-8-8-9-9", ["wechat kf8899"]),
      ("微信：kf8899.x", ["wechat kf8899"]),
      ("加微信kf8899@qq", ["wechat kf8899"]),
      ("微信kf8899@qq.com", []),
      ("运单WX20260304001", []),
      ("口令QQ12345678", []),
      ("合同号WX-2026-0304", []),
      ("QQ群：12345678", ["qq 12345678"]),
      ("微信支付成功", []),
      ("扣扣 1 2 3 4 5 6 7", ["qq 1234567"]),
    ] as [(String, [String])])
  func `an account is told from the number of an order`(text: String, expected: [String]) {
    let kinds = ["wechat", "qq"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }
}
