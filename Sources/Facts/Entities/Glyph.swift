/// One character of a text, as somebody reads it who looks for a contact.
struct Glyph: BitwiseCopyable {
  /// What a character does between others.
  enum Kind: UInt8, BitwiseCopyable {
    case digit
    case letter
    case han
    case blank
    /// A symbol that may stand inside a number or name to hide it: `-` `*` an emoji.
    case joiner
    /// What ends a clause, and so every number and name.
    case stop
  }

  /// The character; letters in lower case, full-width forms as ASCII.
  var scalar: Unicode.Scalar
  /// Where it stands in the text.
  var startOffset: UInt32
  /// Where it ends.
  var endOffset: UInt32
  var kind: Kind
  /// The digit that it stands for, or ``noDigit``: also for 三, 叁 and for `o` inside a number.
  var digit: UInt8

  static let noDigit: UInt8 = .max

  init(_ scalar: Unicode.Scalar, startOffset: UInt32, endOffset: UInt32) {
    let plain = plainScalar(scalar)
    self.scalar = plain
    self.startOffset = startOffset
    self.endOffset = endOffset
    digit = Glyph.noDigit
    switch plain {
    case "0"..."9":
      kind = .digit
      digit = UInt8(plain.value - 0x30)
    case "a"..."z": kind = .letter
    case " ", "\t", "\n", "\r", "\u{3000}", "\u{A0}": kind = .blank
    case "。", "!", "?", ";", ":", "【", "】", "〖", "〗", "…": kind = .stop
    default:
      kind = isHan(plain) ? .han : .joiner
      digit = hanDigit(plain)
    }
  }

  var isDigit: Bool { digit != Glyph.noDigit }

  /// Whether it is an ASCII letter or digit.
  var isAlphanumeric: Bool { kind == .digit || kind == .letter }
}

/// The lower-case ASCII of letters, and of full-width forms; other characters as they are.
private func plainScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  var value = scalar.value
  if value >= 0xFF01, value <= 0xFF5E { value -= 0xFEE0 }
  if value >= 0x41, value <= 0x5A { value |= 0x20 }
  return value < 0x80 ? Unicode.Scalar(UInt8(value)) : scalar
}

/// The digit that a Han character or a circle stands for.
private func hanDigit(_ scalar: Unicode.Scalar) -> UInt8 {
  switch scalar {
  case "零", "〇", "○", "◯", "⭕", "洞": 0
  case "一", "壹", "幺", "弌": 1
  case "二", "贰", "弍", "两": 2
  case "三", "叁", "弎": 3
  case "四", "肆": 4
  case "五", "伍": 5
  case "六", "陆": 6
  case "七", "柒", "拐": 7
  case "八", "捌": 8
  case "九", "玖", "勾": 9
  default: Glyph.noDigit
  }
}

/// Whether a character shows nothing; a text that was folded holds none.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0x20E3,
    0xE_0000...0xE_0FFF:
    true
  default: false
  }
}

/// What a Han character counts: a digit, or ten and its powers.
///
/// Unlike ``Glyph/digit`` it knows no characters that only spell telephone numbers, such as 洞.
func hanNumeral(_ scalar: Unicode.Scalar) -> Int? {
  switch scalar {
  case "零", "〇": 0
  case "一", "壹": 1
  case "二", "贰", "两": 2
  case "三", "叁": 3
  case "四", "肆": 4
  case "五", "伍": 5
  case "六", "陆": 6
  case "七", "柒": 7
  case "八", "捌": 8
  case "九", "玖": 9
  case "十", "拾": 10
  case "百", "佰": 100
  case "千", "仟": 1_000
  case "万", "萬": 10_000
  case "亿": 100_000_000
  default: nil
  }
}
