public import Bytes

/// A word of Han characters, and how often everyday texts use it.
public struct CountedWord: BitwiseCopyable, Sendable {
  /// The characters in one number, sixteen bits each, the first one highest.
  let key: UInt64

  /// How often it is used, among all words of its table.
  let count: UInt32

  /// The most characters of a word: longer ones are made of shorter ones.
  static let characterCountMax = 4

  /// Counts a word; nil for what is no word of one to four Han characters of the basic plane.
  public init?(_ word: ByteView, count: UInt32) {
    var key: UInt64 = 0
    var characterCount = 0
    var decoder = UTF8Decoder(word)
    while let step = decoder.next() {
      guard let code = step.scalar?.value, CountedWord.isHan(code),
        characterCount < CountedWord.characterCountMax
      else { return nil }
      key = key << 16 | UInt64(code)
      characterCount += 1
    }
    guard count > 0, key != 0 else { return nil }
    self.key = key
    self.count = count
  }

  /// Whether a character is one of those that words are made of.
  static func isHan(_ code: UInt32) -> Bool { code &- 0x4E00 < 0x5200 || code == 0x3007 }
}
