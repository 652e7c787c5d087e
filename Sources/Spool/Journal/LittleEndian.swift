internal import Bytes
internal import Digests

extension ByteBuffer {
  /// Appends an integer, least significant byte first.
  mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
    var remaining = UInt64(truncatingIfNeeded: value)
    for _ in 0..<(value.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: remaining))
      remaining >>= 8
    }
  }

  /// Appends the two halves of a digest.
  mutating func appendLittleEndian(_ digest: Digest128) {
    appendLittleEndian(digest.low)
    appendLittleEndian(digest.high)
  }

  /// Appends a count in 32 bits and the bytes.
  mutating func appendCounted(_ bytes: [UInt8]) {
    appendLittleEndian(UInt32(bytes.count))
    append(bytes)
  }
}

extension ByteView {
  /// The XXH3-128 of the bytes.
  var digest: Digest128 {
    unsafe withUnsafeBytes { unsafe Digest128(of: UnsafeRawBufferPointer($0)) }
  }

  /// True if all bytes are zero.
  var isZero: Bool {
    var offset = 0
    while offset + 8 <= count {
      guard word(at: offset) == 0 else { return false }
      offset += 8
    }
    while offset < count {
      guard self[offset] == 0 else { return false }
      offset += 1
    }
    return true
  }
}

/// Reads what `appendLittleEndian` wrote; nil where the bytes end too early.
struct LittleEndianReader {
  private let bytes: ByteView
  private(set) var offset = 0

  init(_ bytes: ByteView) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
    let byteCount = Value.bitWidth / 8
    guard bytes.count - offset >= byteCount else { return nil }
    var value: UInt64 = 0
    for index in stride(from: byteCount - 1, through: 0, by: -1) {
      value = value << 8 | UInt64(bytes[offset + index])
    }
    offset += byteCount
    return Value(truncatingIfNeeded: value)
  }

  mutating func digest() -> Digest128? {
    guard let low = integer(UInt64.self), let high = integer(UInt64.self) else { return nil }
    return Digest128(high: high, low: low)
  }

  mutating func counted() -> [UInt8]? {
    guard let count = integer(UInt32.self), bytes.count - offset >= Int(count) else { return nil }
    defer { offset += Int(count) }
    return bytes[offset..<(offset + Int(count))].array
  }
}
