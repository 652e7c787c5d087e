import Testing

@Suite struct PhoneFinderTests {
  @Test(
    arguments: [
      ("电话+86 20 8888 0000", ["phone 02088880000"]),
      ("电话(0086)20-88880000", ["phone 02088880000"]),
      ("Tel +1 650 555 0100", ["phone +16505550100"]),
      ("Tel +1-866-555-0100", ["phone +18665550100"]),
      ("电话幺三九两两零零拐拐八八", ["phone 13922007788"]),
      ("电话139【0000】1111", ["phone 13900001111"]),
      ("客服400-111-2222转3", ["phone 4001112222"]),
      ("请拨95 533", ["phone 95533"]),
      ("电话13900001111元", ["phone 13900001111"]),
      ("电话13900001111A1", ["phone 13900001111"]),
      ("电话ID13900001111", ["phone 13900001111"]),
      ("订单13900001111", []),
      ("3.13900001111", ["phone 13900001111"]),
      ("0.13900001111", []),
      ("13900001111A12", []),
    ] as [(String, [String])])
  func `a telephone number is what people dial`(text: String, expected: [String]) {
    let kinds = ["phone"]
    let found = entitiesThroughViews(text).map(\.entity).filter { entity in
      kinds.contains { entity.hasPrefix($0 + " ") }
    }
    #expect(found == expected)
  }
}
