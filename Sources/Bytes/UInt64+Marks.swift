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
    let (low, high) = words
    return low != 0 ? low.trailingZeroBitCount >> 3 : 8 &+ high.trailingZeroBitCount >> 3
  }

  /// True if any place is set.
  @inlinable
  @inline(__always)
  public var hasSetPlace: Bool {
    let (low, high) = words
    return low | high != 0
  }

  /// The mask as two words, in which a set place is a byte of ones.
  @inlinable
  @inline(__always)
  var words: (low: UInt64, high: UInt64) {
    // Both have sixteen bytes; lane by lane it would cost more than all that is done with a vector.
    unsafe withUnsafeBytes(of: self) { bytes in
      unsafe (
        bytes.loadUnaligned(as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }
  }
}
