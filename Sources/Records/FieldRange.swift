public import Bytes

/// Where a decoded value stands, in eight bytes: nowhere, in the line, or in the arena.
@frozen
public struct FieldRange: Equatable, Sendable, BitwiseCopyable {
  /// The first byte's offset, in the line or in the arena.
  @usableFromInline let start: UInt32

  /// The number of bytes; the top bit says that they are in the arena, all bits that there are none.
  @usableFromInline let taggedCount: UInt32

  @inlinable
  init(start: UInt32, taggedCount: UInt32) {
    self.start = start
    self.taggedCount = taggedCount
  }

  /// A value that stands in the line as it is.
  @inlinable
  public init(inLine range: Range<Int>) {
    precondition(range.count < 1 << 31, "a field is larger than any line")
    self.init(start: UInt32(range.lowerBound), taggedCount: UInt32(range.count))
  }

  /// A value that was decoded into the arena.
  @inlinable
  public init(inArena range: Range<Int>) {
    precondition(range.count < 1 << 31 - 1, "a field is larger than any line")
    self.init(start: UInt32(range.lowerBound), taggedCount: UInt32(range.count) | 1 << 31)
  }

  /// The field that a record does not have.
  @inlinable
  public static var absent: FieldRange { FieldRange(start: 0, taggedCount: .max) }

  /// True if the record does not have the field; an empty value is not absent.
  @inlinable
  public var isAbsent: Bool { taggedCount == .max }

  /// The number of bytes; zero where the field is absent.
  @inlinable
  public var count: Int { isAbsent ? 0 : Int(taggedCount & ~(1 << 31)) }

  /// True if the bytes are in the arena and not in the line.
  @inlinable
  public var isInArena: Bool { !isAbsent && taggedCount & 1 << 31 != 0 }

  /// Where the bytes are, in the line or in the arena; empty where the field is absent.
  @inlinable
  public var range: ByteRange { ByteRange(start: start, count: UInt32(count)) }
}

/// The bytes that a record's fields point into.
///
/// Two views, so making and passing one costs nothing. The arena's view must be taken after the
/// last record of the chunk is decoded: an arena that grows moves.
@frozen
public struct RecordSource: Sendable {
  /// The line that the record was decoded from.
  public var line: ByteView

  /// The bytes that the decoder wrote for the records of this chunk.
  public var arena: ByteView

  /// Joins a record's line and its arena.
  @inlinable
  public init(line: ByteView, arena: ByteView) {
    self.line = line
    self.arena = arena
  }

  /// The bytes of a field of this record; empty where the field is absent.
  @inlinable
  public func bytes(of field: FieldRange) -> ByteView {
    if field.isAbsent { return .empty }
    return field.isInArena ? arena[field.range] : line[field.range]
  }
}
