import Testing

@testable import Views

struct SeparatorSignsTests {
  private static let kinds: [(name: String, signs: String, isOne: @Sendable (UInt32) -> Bool)] = [
    ("in addresses", "#%&+,-./=?@_~", { SeparatorSigns.isAddressLike($0) }),
    ("in numbers", ",./:", { SeparatorSigns.isInNumbers($0) }),
    ("between groups of digits", " *-_~", { SeparatorSigns.joinsNumbers($0) }),
    ("beside numbers and words", "$%+¥", { SeparatorSigns.isKept($0) }),
    ("at the end of a clause", "!,:;?。【】", { SeparatorSigns.isBoundary($0) }),
  ]

  @Test(arguments: kinds.indices)
  func `a kind of sign is these characters and no others`(kind: Int) {
    let (name, signs, isOne) = Self.kinds[kind]
    let found = (0...0xFFFF).compactMap { Unicode.Scalar($0) }.filter { isOne($0.value) }
    #expect(String(String.UnicodeScalarView(found)) == signs, "\(name)")
  }
}
