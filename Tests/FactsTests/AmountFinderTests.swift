import Testing

@Suite struct AmountFinderTests {
  @Test(
    arguments: [
      ("限额1万5", ["amount 1500000"]),
      ("每月500~800元", ["amount 50000", "amount 80000"]),
      ("5-8万", ["amount 5000000", "amount 8000000"]),
      ("奖金五至八万元", ["amount 5000000", "amount 8000000"]),
      ("满900，100元", ["amount 10000"]),
      ("共12，500元", ["amount 1250000"]),
      ("3元5角2分", ["amount 352"]),
      ("【某银行】千亿亿", []),

      ("千千千千千千万万万万万万元", []),
      ("99999999999999999999元", []),
      ("9223372036854775807亿元", []),
      ("跑了500米", []),
      ("提现500米", ["amount 50000"]),
      ("15000亿元", ["amount 150000000000000"]),
    ] as [(String, [String])])
  func `an amount is what people read`(text: String, expected: [String]) {
    let kinds = ["amount"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }
}
