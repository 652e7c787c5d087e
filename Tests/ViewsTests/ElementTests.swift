import Testing

@testable import Views

struct ElementTests {
  @Test(arguments: [
    ("a", 1, false, true), ("9", 1, true, false), ("ü", 2, false, false), ("贷", 3, false, false),
    ("🐂", 4, false, false), ("@", 1, false, false), ("{", 1, false, false),
  ])
  func `an element knows its character`(
    scalar: Unicode.Scalar, byteCount: Int, isDigit: Bool, isLatin: Bool
  ) {
    let element = Element(
      code: scalar.value, written: 0, start: 0, end: 0,
      kind: StaticTables.shared.classes[scalar.value])
    #expect(element.byteCount == byteCount)
    #expect(element.isDigit == isDigit)
    #expect(element.isLatin == isLatin)
  }
}
