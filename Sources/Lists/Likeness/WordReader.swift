import Bytes

/// Reads the words by which texts are compared: a word is one character, or a run of Latin letters and
/// digits; signs and blanks are none.
struct WordReader {
  /// A word of a text.
  struct Word {
    /// The same for equal words; all runs with a digit have the same one.
    var hash: UInt64

    /// The character, or nil for a run.
    var character: UInt32?

    /// Where it stands, in bytes.
    var range: Range<Int>
  }

  private let text: ByteView
  private var offset = 0

  /// What all runs with a digit count as.
  private static let code: UInt64 = 1 << 40

  init(_ text: ByteView) {
    self.text = text
  }

  @inline(__always)
  mutating func next() -> Word? {
    while offset < text.count {
      let byte = text[offset]
      let start = offset
      if WordReader.isLetterOrDigit(byte) {
        let hash = run()
        return Word(hash: hash, character: nil, range: start..<offset)
      }
      guard byte >= 0x80 else {
        offset += 1
        continue
      }
      var decoder = UTF8Decoder(text, from: offset)
      let step = decoder.next()
      offset = decoder.offset
      guard let scalar = step?.scalar, !WordReader.isSign(scalar) else { continue }
      return Word(hash: UInt64(scalar.value), character: scalar.value, range: start..<offset)
    }
    return nil
  }

  /// A run of Latin letters and digits.
  private mutating func run() -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var hasDigit = false
    while offset < text.count, WordReader.isLetterOrDigit(text[offset]) {
      let byte = text[offset]
      if (0x30...0x39).contains(byte) { hasDigit = true }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      offset += 1
    }
    return hasDigit ? WordReader.code : hash | 1 << 41
  }

  /// Whether a character is punctuation, such as Chinese texts have between their words.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0xBF, 0x2000...0x206F, 0x3000...0x303F: true
    case 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: true
    default: false
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
