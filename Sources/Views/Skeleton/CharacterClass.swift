/// What the skeleton knows of a character: its category, and which passes care for it.
struct CharacterClass: OptionSet, BitwiseCopyable, Sendable {
  var rawValue: UInt16

  /// What is between words: blanks, punctuation, symbols, emoji, private use.
  static let separator: CharacterClass = []
  static let han = CharacterClass(rawValue: 1 << 0)
  static let digit = CharacterClass(rawValue: 1 << 1)
  static let latin = CharacterClass(rawValue: 1 << 2)
  static let otherLetter = CharacterClass(rawValue: 1 << 3)

  /// Has a variant of one character.
  static let mapped = CharacterClass(rawValue: 1 << 4)
  /// A Han numeral that stands in telephone numbers.
  static let numeral = CharacterClass(rawValue: 1 << 5)
  static let openingBracket = CharacterClass(rawValue: 1 << 6)
  static let dotWord = CharacterClass(rawValue: 1 << 7)
  static let plus = CharacterClass(rawValue: 1 << 8)
  static let letterO = CharacterClass(rawValue: 1 << 9)
  static let backslash = CharacterClass(rawValue: 1 << 10)
  static let phraseStart = CharacterClass(rawValue: 1 << 11)

  static let category: CharacterClass = [.han, .digit, .latin, .otherLetter]

  /// What makes a pass of the skeleton look at a character or its neighbours, but for what
  /// ``SkeletonWriter`` looks at itself while it copies.
  static let watched: CharacterClass = [.mapped, .openingBracket, .dotWord, .plus, .backslash]

  /// What runs of digits consist of.
  static let numberPart: CharacterClass = [.digit, .numeral, .letterO]
}

/// The classes that do not depend on variants.
enum ClassTable {
  static func isHan(_ code: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(code) || (0x3400...0x4DBF).contains(code)
      || (0x2_0000...0x3_23AF).contains(code) || code == 0x3007
  }

  static func setFixedClasses(_ classes: inout CharacterTable<CharacterClass>) {
    for code in UInt32(0x30)...0x39 { classes[code] = .digit }
    for code in UInt32(0x61)...0x7A { classes[code] = .latin }
    for code in UInt32(0x41)...0x5A { classes[code] = .latin }
    for code in UInt32(0x3400)...0x4DBF { classes[code] = .han }
    for code in UInt32(0x4E00)...0x9FFF { classes[code] = .han }
    for code in UInt32(0x2_0000)...0x3_23AF { classes[code] = .han }
    classes[0x3007] = .han
    for (scalars, flag) in flagged {
      for scalar in scalars.unicodeScalars { classes[scalar.value].insert(flag) }
    }
    for (scalar, _) in numerals { classes[scalar.value].insert(.numeral) }
  }

  private static let flagged: [(String, CharacterClass)] = [
    ("([<{【", .openingBracket), ("点丶。", .dotWord), ("+十", .plus), ("o", .letterO),
    ("\\", .backslash),
  ]

  /// The digit that a numeral stands for in a telephone number.
  static func digit(of code: UInt32) -> UInt32? {
    guard let numeral = numerals.first(where: { $0.0.value == code }) else { return nil }
    return 0x30 + numeral.1
  }

  static let numerals: [(Unicode.Scalar, UInt32)] = [
    ("零", 0), ("〇", 0), ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7),
    ("八", 8), ("九", 9), ("壹", 1), ("贰", 2), ("叁", 3), ("肆", 4), ("伍", 5), ("陆", 6), ("柒", 7),
    ("捌", 8), ("玖", 9), ("两", 2), ("幺", 1), ("洞", 0), ("拐", 7), ("勾", 9), ("〡", 1), ("〢", 2),
    ("〣", 3), ("〤", 4), ("〥", 5), ("〦", 6), ("〧", 7), ("〨", 8), ("〩", 9),
  ]
}
