import Testing

@Suite struct AppFinderTests {
  @Test(
    arguments: [
      ("下载某安贷APP", ["app 某安贷"]),
      ("应用商店搜“某安贷”", ["app 某安贷"]),
      ("下载【某安贷】领取", ["app 某安贷"]),
      ("下载“对账单”", []),
      ("应用商店下载量高", []),
      ("下载手机APP", []),
      ("APP名：某安贷", ["app 某安贷"]),
    ] as [(String, [String])])
  func `an app that is to be taken has a name`(text: String, expected: [String]) {
    let kinds = ["app"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }
}
