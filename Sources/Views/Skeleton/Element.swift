/// One character of a skeleton or sound, and the bytes of the folded text that it stands for.
struct Element: BitwiseCopyable {
  /// The character.
  var code: UInt32

  /// The character of the folded text before a variant was merged; zero for a merged phrase.
  var written: UInt32
  var start: UInt32
  var end: UInt32

  /// The classes of the character.
  var kind: CharacterClass

  /// True if the sender wrote something between the element before and this one.
  var hasGap = false

  func hasCode(_ scalar: Unicode.Scalar) -> Bool { code == scalar.value }

  var isDigit: Bool { code &- 0x30 < 10 }
  var isLatin: Bool { (code | 0x20) &- 0x61 < 26 }

  /// True if the sender wrote an emoji for the character.
  var isEmojiWord: Bool {
    code != written && (written >= 0x1_F000 && written < 0x2_0000 || written &- 0x2600 < 0x200)
  }

  /// The number of bytes of the character in UTF-8.
  var byteCount: Int { code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4 }
}
