/// One character of a skeleton or sound, and the bytes of the folded text that it stands for.
struct Element: BitwiseCopyable {
  private var bits: UInt32

  /// The character of the folded text before a variant was merged; zero for a merged phrase.
  var written: UInt32
  var start: UInt32
  var end: UInt32

  init(_ code: UInt32, written: UInt32, start: UInt32, end: UInt32) {
    bits = code
    self.written = written
    self.start = start
    self.end = end
  }

  /// The character.
  var code: UInt32 {
    get { bits & 0x1F_FFFF }
    set { bits = bits & ~0x1F_FFFF | newValue }
  }

  /// Whether the sender wrote something between the element before and this one.
  var hasGap: Bool {
    get { bits >> 31 == 1 }
    set { bits = newValue ? bits | 1 << 31 : bits & ~(1 << 31) }
  }

  func hasCode(_ scalar: Unicode.Scalar) -> Bool { code == scalar.value }

  var isDigit: Bool { code &- 0x30 < 10 }
  var isLatin: Bool { (code | 0x20) &- 0x61 < 26 }

  /// The number of bytes of the character in UTF-8.
  var byteCount: Int { code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4 }
}
