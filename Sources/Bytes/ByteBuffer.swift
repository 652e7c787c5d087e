import Glibc

/// Bytes that are owned, appended to, and used again: scratch and output.
///
/// The buffer grows when it must, by doubling; scratch that is emptied with ``removeAll()`` keeps
/// its memory, so that in steady state nothing is allocated. A view of the buffer is valid until
/// the next append.
@safe
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  @usableFromInline
  var base: UnsafeMutablePointer<UInt8>
  public private(set) var capacity: Int
  public internal(set) var count: Int

  /// Makes an empty buffer with room for a number of bytes.
  public init(capacity: Int = 64) {
    precondition(capacity >= 0, "a buffer has a negative capacity")
    let room = max(capacity, 16)
    unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    self.capacity = room
    count = 0
  }

  deinit {
    unsafe base.deallocate()
  }

  public var isEmpty: Bool { count == 0 }

  /// What has been appended; valid until the buffer changes or goes away.
  public var view: ByteView {
    unsafe ByteView(start: UnsafePointer(base), count: count)
  }

  /// A copy as an array. Allocates: not for the hot path.
  public var array: [UInt8] { view.array }

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() {
    count = 0
  }

  /// Forgets what was appended after a count.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "a buffer is truncated to more than it has")
    count = newCount
  }

  /// Makes room for more bytes, so that appending them allocates nothing.
  public mutating func reserve(_ more: Int) {
    precondition(more >= 0, "a negative number of bytes is reserved")
    if capacity - count < more { grow(to: count + more) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    let room = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    unsafe memcpy(larger, base, count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = room
  }

  public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count += 1
  }

  public mutating func append(_ bytes: ByteView) {
    reserve(bytes.count)
    unsafe memcpy(base + count, bytes.base, bytes.count)
    count += bytes.count
  }

  public mutating func append(_ text: StaticString) {
    append(ByteView(text))
  }

  public mutating func append(_ bytes: [UInt8]) {
    bytes.withByteView { append($0) }
  }

  /// Appends the UTF-8 of a text. May allocate: not for the hot path.
  public mutating func append(_ text: String) {
    text.withByteView { append($0) }
  }

  /// Lets a C function or `read` fill up to `room` bytes behind the end; returns what it returns.
  ///
  /// - Parameters:
  ///   - room: How many bytes the closure may write.
  ///   - body: Writes from the given address, and returns how many bytes it wrote.
  public mutating func fill<Failure: Error>(
    room: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    reserve(room)
    let target = unsafe UnsafeMutableBufferPointer(start: base + count, count: room)
    let written = try unsafe body(target)
    precondition(written >= 0 && written <= room, "more was written than there is room for")
    count += written
    return written
  }
}
