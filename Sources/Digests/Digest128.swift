// Digests: XXH3-128 for batches and ids, SHA-256 for rule sets.
//
// Touches: memory only, through libxxhash and nettle. No files, clock, log or thread.
// Hostile: any bytes; XXH3 is no defence against someone who looks for collisions.
// Fails: never, except that no memory for a streaming state traps.

internal import CXXHash

/// The XXH3-128 of some bytes: names a batch's content, and makes ids for records without one.
///
/// Fast and well spread, but not cryptographic: whoever can choose two batches can make them
/// collide. Where that would matter, use ``SHA256Digest``.
@frozen
public struct Digest128: Hashable, Sendable, BitwiseCopyable {
  /// The upper 64 bits.
  public let high: UInt64

  /// The lower 64 bits.
  public let low: UInt64

  /// Takes the two halves, as read back from a journal.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Digests bytes in one go; allocates nothing.
  @unsafe
  public init(of bytes: UnsafeRawBufferPointer) {
    let hash = unsafe XXH3_128bits(bytes.baseAddress, bytes.count)
    self.init(high: hash.high64, low: hash.low64)
  }

  /// Digests an array in one go.
  public init(of bytes: [UInt8]) {
    self = unsafe bytes.withUnsafeBytes { unsafe Digest128(of: $0) }
  }

  /// The sixteen bytes in the canonical order of XXH128, most significant first.
  public var bytes: [UInt8] { bigEndianBytes(high) + bigEndianBytes(low) }

  /// The canonical 32 lower-case hexadecimal digits, as `xxh128sum` prints them.
  public var hexadecimal: String { hexadecimalText(bytes) }
}

/// The eight bytes of a word, most significant first.
private func bigEndianBytes(_ value: UInt64) -> [UInt8] {
  stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
}

/// The lower-case hexadecimal digits of some bytes.
func hexadecimalText(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
  return String(decoding: text, as: UTF8.self)
}
