/// A place in some named bytes: where it starts and how many bytes it has, in eight bytes.
///
/// Which bytes are meant is said by the owner of the range: a line, a batch, an arena, a text.
/// Batches are limited to 1 GiB (``Limits/batchByteCountMax``), so 32 bits are enough.
@frozen
public struct ByteRange: Equatable, Hashable, Sendable, BitwiseCopyable {
  /// The offset of the first byte.
  public var start: UInt32

  /// The number of bytes.
  public var count: UInt32

  /// Joins a start and a count.
  @inlinable
  public init(start: UInt32, count: UInt32) {
    self.start = start
    self.count = count
  }

  /// The range between two offsets; traps where they do not fit in 32 bits.
  @inlinable
  public init(_ range: Range<Int>) {
    self.init(start: UInt32(range.lowerBound), count: UInt32(range.count))
  }

  /// The empty range at the start.
  @inlinable
  public static var empty: ByteRange { ByteRange(start: 0, count: 0) }

  /// The offset of the first byte, as the type that views take.
  @inlinable
  public var startOffset: Int { Int(start) }

  /// The offset behind the last byte.
  @inlinable
  public var endOffset: Int { Int(start) + Int(count) }
}
