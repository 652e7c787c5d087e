extension ByteBuffer {
  /// Appends bytes that claim to be UTF-8, with U+FFFD for each broken piece.
  ///
  /// A broken piece is a maximal subpart, as ``UTF8Decoder`` finds it; well-formed bytes are
  /// copied as they stand.
  ///
  /// - Parameter bytes: What a sender wrote; must not be a view of this buffer.
  /// - Returns: Whether anything had to be repaired.
  public mutating func appendRepairingUTF8(_ bytes: ByteView) -> Bool {
    var rest = bytes
    var repaired = false
    while let broken = rest.firstInvalidUTF8Offset() {
      append(rest[0..<broken])
      append("\u{FFFD}")
      repaired = true
      var decoder = UTF8Decoder(rest, from: broken)
      _ = decoder.next()
      rest = rest[decoder.offset..<rest.count]
    }
    append(rest)
    return repaired
  }

  /// Appends the UTF-8 of one character.
  public mutating func appendUTF8(of scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80:
      append(UInt8(value))
    case 0x80..<0x800:
      append(UInt8(0xC0 | value >> 6))
      appendContinuation(value)
    case 0x800..<0x1_0000:
      append(UInt8(0xE0 | value >> 12))
      appendContinuation(value >> 6)
      appendContinuation(value)
    default:
      append(UInt8(0xF0 | value >> 18))
      appendContinuation(value >> 12)
      appendContinuation(value >> 6)
      appendContinuation(value)
    }
  }

  private mutating func appendContinuation(_ value: UInt32) {
    append(UInt8(0x80 | value & 0x3F))
  }
}
