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
}
