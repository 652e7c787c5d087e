/// What the count of marks of evasion knows of a character that is not in its fold.
struct EvidenceClass: OptionSet, BitwiseCopyable, Sendable {
  var rawValue: UInt8

  static let rareHan = EvidenceClass(rawValue: 1 << 0)
  static let simplifiedOnly = EvidenceClass(rawValue: 1 << 1)
  static let pictograph = EvidenceClass(rawValue: 1 << 2)
  static let kana = EvidenceClass(rawValue: 1 << 3)
  static let symbol = EvidenceClass(rawValue: 1 << 4)
  static let han = EvidenceClass(rawValue: 1 << 5)
  static let alphanumeric = EvidenceClass(rawValue: 1 << 6)

  static var hanCodes: [UInt32] {
    Array(0x3400...0x4DBF) + Array(0x4E00...0x9FFF) + Array(0x2_0000...0x3_23AF)
  }

  static func setFixedClasses(_ table: inout CharacterTable<EvidenceClass>) {
    for code in hanCodes { table[code].insert(.han) }
    table[0x3007].insert(.han)
    for code in UInt32(0x30)...0x39 { table[code] = .alphanumeric }
    for code in (UInt32(0x41)...0x5A) { table[code] = .alphanumeric }
    for code in (UInt32(0x61)...0x7A) { table[code] = .alphanumeric }
    // Hiragana, katakana, bopomofo. Chinese advertisements write の for 的 as an ornament.
    for code in UInt32(0x3041)...0x30FA where code != 0x306E { table[code].insert(.kana) }
    for code in UInt32(0x3105)...0x312F { table[code].insert(.kana) }
    for code in UInt32(0xFF66)...0xFF9D { table[code].insert(.kana) }
    for code in UInt32(0xE000)...0xF8FF { table[code].insert(.pictograph) }
    // Not `/` and `.`, which join words in clean text, nor punctuation, brackets and quotes.
    for scalar in "*-_~·|&^+=%#@$\\`＊－＿～｜＆＾＋＝％＃＠＄…—•・°※☆★○●◎◇◆□■△▲▽▼→←↑↓".unicodeScalars {
      table[scalar.value] = .symbol
    }
  }
}
