/// Looks at eight bytes in one word, little-endian as ``ByteView/word(at:)`` reads them.
///
/// A mark is the top bit of a byte. A borrow may set marks above the lowest one by mistake, so only
/// the lowest mark, and whether there is any, can be relied on. (Bit Twiddling Hacks, "Determine if
/// a word has a byte less than n".)
extension UInt64 {
  /// The word with one byte in all eight places.
  @inlinable
  public init(repeatingByte byte: UInt8) {
    self = 0x0101_0101_0101_0101 &* UInt64(byte)
  }

  /// Marks the bytes that equal a byte.
  @inlinable
  public func marks(equalTo byte: UInt8) -> UInt64 {
    let difference = self ^ UInt64(repeatingByte: byte)
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  /// Marks the bytes that are below a limit, which is at most 0x80.
  @inlinable
  public func marks(below limit: UInt8) -> UInt64 {
    (self &- UInt64(repeatingByte: limit)) & ~self & 0x8080_8080_8080_8080
  }

  /// Marks the bytes that are not ASCII; each of these marks is exact.
  @inlinable
  public var marksOfNonASCII: UInt64 { self & 0x8080_8080_8080_8080 }

  /// In which of the eight places the lowest mark stands; eight where there is none.
  @inlinable
  public var firstMarkedPlace: Int { trailingZeroBitCount >> 3 }

  /// How many Han characters, or others of three bytes that are plainly UTF-8, stand at the start:
  /// none, one or two.
  @inlinable
  public var leadingHanCount: Int {
    // E0 and ED restrict their second byte: a character that begins with them is not plain.
    let restricted: UInt64 = 1 << 0x0 | 1 << 0xD
    guard self & 0xC0_C0F0 == 0x80_80E0, restricted >> (self & 0x0F) & 1 == 0 else { return 0 }
    let next = self >> 24
    return next & 0xC0_C0F0 == 0x80_80E0 && restricted >> (next & 0x0F) & 1 == 0 ? 2 : 1
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The first place that is set; sixteen where none is.
  @inlinable
  @inline(__always)
  public var firstSetPlace: Int {
    // A set place is a byte of ones; the words of the vector stand in the order of its bytes.
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return words[0].trailingZeroBitCount >> 3 }
    return 8 &+ words[1].trailingZeroBitCount >> 3
  }

  /// Whether any place is set.
  @inlinable
  @inline(__always)
  public var hasSetPlace: Bool {
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }
}
