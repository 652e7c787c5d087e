// Bytes: limits, unowned views, owned buffers, quoting of hostile text, JSON output.
//
// Touches: memory only. No files, clock, log or thread.
// Hostile: views show whatever a sender wrote; every access is checked against the count.
// Fails: a range outside of a view or a full fixed buffer is our bug and traps.

public import Glibc

/// Bytes that somebody else owns: a pointer and a count, checked on every access.
///
/// A view is two words and costs no reference count, so it can be stored in scratch that outlives
/// one call, which a `Span` cannot (Swift 6.3 refuses to keep a span of one field of a structure
/// while another field changes). The price is a promise: whoever keeps a view keeps its owner,
/// a batch or a scratch buffer, alive and unchanged.
@frozen
@safe
public struct ByteView: @unchecked Sendable {
  @usableFromInline
  let base: UnsafePointer<UInt8>

  /// The number of bytes.
  public let count: Int

  /// Wraps memory that the caller keeps alive and unchanged for as long as the view is used.
  @inlinable
  @unsafe
  public init(start: UnsafePointer<UInt8>, count: Int) {
    precondition(count >= 0, "a view has a negative count")
    unsafe self.base = start
    self.count = count
  }

  /// Wraps a buffer pointer under the same promise; a nil base becomes the empty view.
  @inlinable
  @unsafe
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let start = bytes.baseAddress {
      unsafe self.init(start: start, count: bytes.count)
    } else {
      self = ByteView.empty
    }
  }

  /// Text that lives as long as the program.
  @inlinable
  public init(_ text: StaticString) {
    precondition(text.hasPointerRepresentation, "a view of a static string needs its pointer")
    unsafe self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// A view of no bytes.
  @inlinable
  public static var empty: ByteView { ByteView("") }

  /// True if there are no bytes.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The byte at an offset; traps outside of the view.
  @inlinable
  public subscript(offset: Int) -> UInt8 {
    precondition(UInt(bitPattern: offset) < UInt(bitPattern: count), "offset outside of the view")
    return unsafe base[offset]
  }

  /// The part of this view from one offset up to another; traps outside of the view.
  @inlinable
  public subscript(range: Range<Int>) -> ByteView {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside of the view")
    return unsafe ByteView(start: base + range.lowerBound, count: range.count)
  }

  /// The part of this view that a stored range names; traps outside of the view.
  @inlinable
  public subscript(range: ByteRange) -> ByteView {
    self[range.startOffset..<range.endOffset]
  }

  /// Calls a closure with the bytes, for a C function; the pointer must not escape.
  @inlinable
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeBufferPointer(start: base, count: count))
  }

  /// True if both views hold the same bytes.
  @inlinable
  public static func == (left: ByteView, right: ByteView) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe memcmp(left.base, right.base, left.count) == 0
  }

  /// True if the view holds exactly the bytes of a literal.
  @inlinable
  public static func == (left: ByteView, right: StaticString) -> Bool {
    left == ByteView(right)
  }

  /// True if the view begins with the bytes of another.
  @inlinable
  public func hasPrefix(_ prefix: ByteView) -> Bool {
    guard prefix.count <= count else { return false }
    return unsafe memcmp(base, prefix.base, prefix.count) == 0
  }

  /// The offset of the first occurrence of a byte at or after an offset.
  @inlinable
  public func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    precondition(start >= 0 && start <= count, "offset outside of the view")
    guard let found = unsafe memchr(base + start, Int32(byte), count - start) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The offset of the last occurrence of a byte.
  public func lastOffset(of byte: UInt8) -> Int? {
    var offset = count - 1
    while offset >= 0, self[offset] != byte { offset -= 1 }
    return offset < 0 ? nil : offset
  }

  /// Eight bytes at an offset, little-endian, for scanning a word at a time.
  @inlinable
  public func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset &+ 8 <= count, "offset outside of the view")
    return unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
  }

  /// Sixteen bytes at an offset, for scanning a vector at a time.
  @inlinable
  @inline(__always)
  public func vector(at offset: Int) -> SIMD16<UInt8> {
    precondition(offset >= 0 && offset &+ 16 <= count, "offset outside of the view")
    return unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// A copy as text, with U+FFFD for what is not UTF-8.
  ///
  /// Allocates: not for the hot path.
  public var text: String {
    unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// A copy as an array.
  ///
  /// Allocates: not for the hot path.
  public var array: [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(start: base, count: count))
  }
}

extension Array where Element == UInt8 {
  /// Calls a closure with a view of the array; the view must not escape the closure.
  @inlinable
  public func withByteView<Result: ~Copyable, Failure: Error>(
    _ body: (ByteView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe span.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try unsafe body(ByteView(bytes))
    }
  }
}

extension String {
  /// Calls a closure with a view of the UTF-8 of the text; the view must not escape the closure.
  @inlinable
  public func withByteView<Result: ~Copyable, Failure: Error>(
    _ body: (ByteView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe utf8Span.span.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try unsafe body(ByteView(bytes))
    }
  }
}
