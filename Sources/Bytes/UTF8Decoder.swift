/// Walks over bytes that claim to be UTF-8, one character or one broken piece at a time.
///
/// A broken piece is a maximal subpart of an ill-formed sequence (Unicode 15, section 3.9, table
/// 3-7 and "U+FFFD Substitution of Maximal Subparts"), so that a repair writes as many U+FFFD as
/// every conforming decoder does.
public struct UTF8Decoder {
  /// One step: the character, or nil for a broken piece, and the bytes that it takes.
  public struct Step {
    /// The character, or nil where the bytes are broken.
    public var scalar: Unicode.Scalar?

    /// The bytes that the step takes: at least one.
    public var range: ByteRange
  }

  private let bytes: ByteView

  /// Where the next step begins.
  public private(set) var offset: Int

  /// Starts at the first byte.
  public init(_ bytes: ByteView) {
    self.init(bytes, from: 0)
  }

  /// Starts at an offset, which must be a boundary between characters.
  public init(_ bytes: ByteView, from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The next character or broken piece, or nil at the end.
  public mutating func next() -> Step? {
    guard offset < bytes.count else { return nil }
    let start = offset
    let first = bytes[start]
    if first < 0x80 {
      offset = start + 1
      return Step(scalar: Unicode.Scalar(first), range: ByteRange(start..<offset))
    }
    let (length, lowest, highest) = UTF8Decoder.shape(of: first)
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    offset = start + 1
    var have = 1
    while have < length {
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      let valid = have == 1 ? (byte >= lowest && byte <= highest) : byte & 0xC0 == 0x80
      guard valid else { break }
      value = value << 6 | UInt32(byte & 0x3F)
      offset += 1
      have += 1
    }
    let range = ByteRange(start..<offset)
    guard length > 0, have == length else { return Step(scalar: nil, range: range) }
    return Step(scalar: Unicode.Scalar(value), range: range)
  }

  /// How long a sequence is that begins with a byte, and what its second byte may be (table 3-7).
  private static func shape(of first: UInt8) -> (length: Int, lowest: UInt8, highest: UInt8) {
    switch first {
    case 0xC2...0xDF: return (2, 0x80, 0xBF)
    case 0xE0: return (3, 0xA0, 0xBF)
    case 0xED: return (3, 0x80, 0x9F)
    case 0xE1...0xEF: return (3, 0x80, 0xBF)
    case 0xF0: return (4, 0x90, 0xBF)
    case 0xF1...0xF3: return (4, 0x80, 0xBF)
    case 0xF4: return (4, 0x80, 0x8F)
    default: return (0, 0, 0)
    }
  }
}

extension ByteView {
  /// The offset of the first byte that is not part of well-formed UTF-8, or nil if all are.
  ///
  /// The offset is the start of the first broken piece, as ``UTF8Decoder`` gives it.
  public func firstInvalidUTF8Offset() -> Int? {
    var offset = 0
    while offset < count {
      if offset &+ 8 <= count {
        let skipped = ByteView.wellFormedPrefixLength(of: word(at: offset))
        if skipped > 0 {
          offset &+= skipped
          continue
        }
      }
      let length = wellFormedLength(at: offset)
      guard length > 0 else { return offset }
      offset &+= length
    }
    return nil
  }

  /// How many bytes at the start of eight are plainly well-formed: two Han characters, or ASCII.
  @inline(__always)
  private static func wellFormedPrefixLength(of word: UInt64) -> Int {
    let hanCount = word.leadingHanCount
    return hanCount > 0 ? hanCount &* 3 : word.marksOfNonASCII.firstMarkedPlace
  }

  /// The length of the well-formed sequence at an offset, or zero.
  public func wellFormedLength(at offset: Int) -> Int {
    let first = self[offset]
    if first < 0x80 { return 1 }
    // Han characters begin with E4 to E9, full-width forms with EF: the common case by far.
    if first >= 0xE1, first <= 0xEF, first != 0xED, offset &+ 2 < count {
      return self[offset &+ 1] & 0xC0 == 0x80 && self[offset &+ 2] & 0xC0 == 0x80 ? 3 : 0
    }
    return otherWellFormedLength(at: offset)
  }

  @inline(never)
  private func otherWellFormedLength(at offset: Int) -> Int {
    var decoder = UTF8Decoder(self, from: offset)
    guard let step = decoder.next(), step.scalar != nil else { return 0 }
    return Int(step.range.count)
  }
}
