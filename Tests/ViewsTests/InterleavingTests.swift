import Bytes
import Testing
import Views

struct InterleavingTests {
  private static let offer = "无抵押贷款8万元当天放款，详情www.ab-88.com/x1，加微信kefu13800"

  private static func parted(_ signs: [String]) -> String {
    offer.enumerated().map { "\($1)\(signs[$0 % signs.count])" }.joined()
  }

  @Test(arguments: [
    [" "], ["\t"], ["\u{3000}"], ["*"], ["-"], ["_"], ["+"], ["."], ["/"], ["·"], ["🔥"],
    ["*", "-", "+", "·"], [" ", "*"],
  ])
  func `signs between all characters separate nothing`(signs: [String]) {
    let tables = ShippedVariants.tables
    let text = tables.text(.skeleton, of: Self.parted(signs))
    #expect(text == tables.text(.skeleton, of: Self.offer))
  }

  @Test(arguments: [
    ("8 8 8", "8,8,8"), ("1 2 3 4 5 6 7 8", "1,2,3,4,5,6,7,8"),
    ("第1 期 3 码 01 05 12 18 22 30 36 40 41 42 43 44 45", "第1期3码01051218223036404142434445"),
    (String(repeating: "-", count: 40) + "好", "好"),
  ])
  func `what has few signs, or only signs in some places, keeps them`(raw: String, text: String) {
    #expect(ViewTables.withoutVariants.text(.skeleton, of: raw) == text)
  }

  @Test func `a sign of the text stays between those of the disguise`() {
    var codes = ScratchArray(Array((String(repeating: "a-", count: 16) + "b---c.d").utf8))
    let isDropped = codes.dropInterleavedSigns { $0 < 0x61 ? UInt32($0) : nil }
    #expect(isDropped)
    let text = (0..<codes.count).map { String(Unicode.Scalar(codes[$0])) }.joined()
    #expect(text == String(repeating: "a", count: 16) + "b-c.d")
  }

  @Test func `short and ordinary texts have none`() {
    func code(_ count: Int, _ isSign: (Int) -> Bool) -> UInt32? {
      Interleaving(count: count, sign: { isSign($0) ? 1 : nil })?.code
    }
    #expect(code(31) { $0 % 2 == 1 } == nil)
    #expect(code(32) { $0 % 2 == 1 } == 1)
    #expect(code(200) { $0 % 3 == 1 } == nil)
    #expect(code(200) { $0 % 2 == 1 && $0 > 60 } == nil)
    #expect(code(64) { _ in true } == nil)
    let mixed = Interleaving(count: 64, sign: { $0 % 2 == 1 ? UInt32($0 % 8) : nil })
    #expect(mixed == Interleaving(count: 64, sign: { $0 % 2 == 1 ? UInt32($0 % 6) : nil }))
    #expect(mixed != nil && mixed?.code == nil)
  }
}
