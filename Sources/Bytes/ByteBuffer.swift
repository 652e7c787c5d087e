public import Glibc

/// Bytes that are owned, appended to, and used again: scratch and output.
///
/// The buffer grows when it must, by doubling; scratch that is emptied with ``removeAll()`` keeps
/// its memory, so that in steady state nothing is allocated. A view of the buffer is valid until
/// the next append.
@safe
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>

  /// The number of bytes that fit before the buffer grows.
  public internal(set) var capacity: Int

  /// The stored ``count``, which inlined code may set.
  @usableFromInline var used: Int

  /// Makes an empty buffer with room for a number of bytes.
  public init(capacity: Int = 64) {
    precondition(capacity >= 0, "a buffer has a negative capacity")
    let room = max(capacity, 16)
    unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    self.capacity = room
    used = 0
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The number of bytes that were appended.
  @inlinable
  public var count: Int { used }

  /// True if nothing was appended.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The bytes so far; valid until the buffer changes or goes away.
  @inlinable
  public var view: ByteView {
    unsafe ByteView(start: UnsafePointer(base), count: count)
  }

  /// A copy as an array.
  ///
  /// Allocates: not for the hot path.
  public var array: [UInt8] { view.array }

  /// Empties the buffer and keeps its memory.
  @inlinable
  public mutating func removeAll() {
    used = 0
  }

  /// Forgets what was appended after a count.
  @inlinable
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "a buffer is truncated to more than it has")
    used = newCount
  }

  /// Forgets a number of bytes at the start, and moves what follows them there.
  public mutating func removeFirst(_ byteCount: Int) {
    precondition(byteCount >= 0 && byteCount <= count, "a buffer loses more than it has")
    unsafe memmove(base, base + byteCount, count - byteCount)
    used -= byteCount
  }

  /// Makes room for more bytes, so that appending them allocates nothing.
  @inlinable
  public mutating func reserve(_ more: Int) {
    precondition(more >= 0, "a negative number of bytes is reserved")
    if capacity - count < more { grow(to: count + more) }
  }

  @inline(never)
  @usableFromInline
  mutating func grow(to needed: Int) {
    let room = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    unsafe memcpy(larger, base, count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = room
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    used += 1
  }

  /// Appends the bytes of a view, which must not be a view of this buffer.
  @inlinable
  public mutating func append(_ bytes: ByteView) {
    reserve(bytes.count)
    unsafe memcpy(base + count, bytes.base, bytes.count)
    used += bytes.count
  }

  /// Appends the UTF-8 of a text that lives as long as the program.
  @inlinable
  public mutating func append(_ text: StaticString) {
    append(ByteView(text))
  }

  /// Appends a literal.
  ///
  /// Without the label a literal is a `String`, and its bytes have to be asked for.
  @inlinable
  public mutating func append(literal text: StaticString) {
    append(ByteView(text))
  }

  /// Appends the bytes of an array.
  public mutating func append(_ bytes: [UInt8]) {
    bytes.withByteView { append($0) }
  }

  /// Appends the UTF-8 of a text.
  public mutating func append(_ text: String) {
    text.withByteView { append($0) }
  }

  /// Lets a C function or `read` fill up to a number of bytes behind the end.
  ///
  /// - Parameters:
  ///   - room: How many bytes the closure may write.
  ///   - body: Writes from the given address, and returns how many bytes it wrote.
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws; then nothing is appended.
  public mutating func fill<Failure: Error>(
    room: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    reserve(room)
    let target = unsafe UnsafeMutableBufferPointer(start: base + count, count: room)
    let written = try unsafe body(target)
    precondition(written >= 0 && written <= room, "more was written than there is room for")
    used += written
    return written
  }

  /// Fills piece by piece, until a reader has nothing more: a file, or what unpacks one.
  ///
  /// - Parameters:
  ///   - room: How many bytes the closure may write at a time.
  ///   - body: Writes from the given address, and returns how many bytes it wrote, zero at the end.
  /// - Throws: What the closure throws; the pieces before it stay.
  public mutating func fillToEnd<Failure: Error>(
    room: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) {
    while try unsafe fill(room: room, body) > 0 {}
  }
}
