import Testing

@testable import Views

struct EvidenceClassTests {
  @Test(arguments: [
    ("贷", EvidenceClass.simplifiedOnly, true), ("后", .simplifiedOnly, false),
    ("唫", .rareHan, true), ("金", .rareHan, false), ("貸", .rareHan, false), ("エ", .kana, true),
    ("の", .kana, false), ("*", .symbol, true), ("/", .symbol, false), ("🐂", .pictograph, true),
  ])
  func `a character counts as what it is`(
    scalar: Unicode.Scalar, flag: EvidenceClass, isSet: Bool
  ) {
    let found = StaticTables.shared.evidence[scalar.value]
    #expect(found.contains(flag) == isSet)
  }
}
