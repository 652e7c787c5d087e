import Testing

@Suite struct AccountFinderTests {
  @Test(
    arguments: [
      ("请汇到6222020200112233445", ["account 6222020200112233445"]),
      ("卡号 6217-0012-3400-5678-901", ["account 6217001234005678901"]),
      ("收款账户:4367 4200 1111 2222 333", ["account 4367420011112222333"]),
      ("订单6222020200112233445", []),
      ("身份证110101199001011234", []),
      ("流水号20240501134500123", []),
      ("账号6222020200112233445，订单6222020200112233446", ["account 6222020200112233445"]),
    ] as [(String, [String])])
  func `a card or an account is told from an order`(text: String, expected: [String]) {
    let kinds = ["account"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }
}
