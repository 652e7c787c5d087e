// Compression: gzip in, whole or not at all, bounded in size and ratio.
//
// Touches: memory only, through zlib.
// Hostile: the packed bytes are whatever a producer wrote; every length is held against a bound.
// Fails: `GzipError`; what was unpacked before the error must be thrown away.

import CZlib

/// How far packed bytes may unpack.
public struct GzipLimits: Equatable, Sendable {
  /// Bytes that may come out.
  public var unpackedByteCountMax: Int

  /// How many times the packed bytes that went in so far may come out.
  public var ratioMax: Int

  /// Bytes that may come out whatever the ratio, for a small batch of like records packs well.
  public var ratioFreeByteCount: Int

  /// Sets the bounds.
  public init(unpackedByteCountMax: Int, ratioMax: Int, ratioFreeByteCount: Int) {
    self.unpackedByteCountMax = unpackedByteCountMax
    self.ratioMax = ratioMax
    self.ratioFreeByteCount = ratioFreeByteCount
  }
}

/// Why packed bytes were refused.
public enum GzipError: String, Error, CaseIterable, Sendable {
  /// No gzip header at the start.
  case notGzip = "gzip-not-gzip"
  /// The bytes end inside of a member.
  case truncated = "gzip-truncated"
  /// The header or the DEFLATE data is damaged.
  case damaged = "gzip-damaged"
  /// The CRC of a member does not fit its content.
  case checksumMismatch = "gzip-checksum-mismatch"
  /// The length that a member names is not that of its content.
  case lengthMismatch = "gzip-length-mismatch"
  /// Behind the last member stands something that is neither a member nor all zeros.
  case trailingGarbage = "gzip-trailing-garbage"
  /// More bytes come out than are allowed.
  case tooLarge = "gzip-too-large"
  /// More bytes come out for those that went in than are allowed.
  case ratioTooHigh = "gzip-ratio-too-high"
  /// zlib could not get the memory that it needs, which is no fault of the bytes.
  case outOfMemory = "gzip-out-of-memory"
}

/// Unpacks gzip members from a buffer, piece by piece, into room that the caller brings.
///
/// Every member's CRC and length are checked by the time the last piece is given; what comes before
/// an error is worth nothing.
@safe
public struct GzipReader: ~Copyable {
  private let packed: UnsafeRawBufferPointer
  private let limits: GzipLimits
  private let stream: UnsafeMutablePointer<z_stream>
  private var isInsideMember = true

  /// How many bytes came out so far.
  public private(set) var unpackedByteCount = 0

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - packed: The whole file, alive and unchanged as long as this reader is.
  ///   - limits: How far it may unpack.
  /// - Throws: `GzipError`, where not even the header fits.
  @unsafe
  public init(_ packed: UnsafeRawBufferPointer, limits: GzipLimits) throws(GzipError) {
    unsafe self.packed = unsafe packed
    self.limits = limits
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let result = unsafe inflateInit2_(
      stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      unsafe stream.deallocate()
      throw .outOfMemory
    }
    let start = unsafe packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: start)
    unsafe stream.pointee.avail_in = 0
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// The length that the last member claims: a guess at how much room is needed, within the limit.
  public var likelyByteCount: Int {
    guard unsafe packed.count >= 18 else { return 0 }
    let claimed = unsafe packed.loadUnaligned(fromByteOffset: packed.count - 4, as: UInt32.self)
    return min(Int(UInt32(littleEndian: claimed)), allowedByteCount(of: unsafe packed.count))
  }

  /// Bytes that may come out where so many went in.
  private func allowedByteCount(of takenByteCount: Int) -> Int {
    let (product, overflow) = takenByteCount.multipliedReportingOverflow(by: limits.ratioMax)
    let byRatio = max(overflow ? Int.max : product, limits.ratioFreeByteCount)
    return min(byRatio, limits.unpackedByteCountMax)
  }

  /// Unpacks up to as many bytes as there is room for.
  ///
  /// - Parameter room: Where the bytes go; not empty.
  /// - Returns: How many bytes came, or 0 at the end of the last member.
  /// - Throws: `GzipError`.
  public mutating func read(into room: UnsafeMutableRawBufferPointer) throws(GzipError) -> Int {
    let bounded = min(room.count, 1 << 30)
    precondition(bounded > 0, "there is no room to unpack into")
    unsafe stream.pointee.next_out = unsafe room.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(bounded)
    while unsafe isInsideMember && stream.pointee.avail_out > 0 {
      try step()
    }
    let count = unsafe bounded - Int(stream.pointee.avail_out)
    unpackedByteCount += count
    guard unpackedByteCount <= limits.unpackedByteCountMax else { throw .tooLarge }
    // By what was taken, not by the whole: padding behind a bomb must not pay for it.
    let taken = unsafe packed.count - remainingByteCount
    guard unpackedByteCount <= allowedByteCount(of: taken) else { throw .ratioTooHigh }
    return count
  }

  /// Bytes of the file that zlib has not taken yet.
  private var remainingByteCount: Int {
    guard let base = unsafe packed.baseAddress, let next = unsafe stream.pointee.next_in else {
      return 0
    }
    return unsafe packed.count - (UnsafeRawPointer(next) - base)
  }

  /// One call of `inflate`, and the passage from one member to the next.
  private mutating func step() throws(GzipError) {
    unsafe stream.pointee.avail_in = UInt32(min(remainingByteCount, 1 << 30))
    switch unsafe inflate(stream, Z_NO_FLUSH) {
    case Z_OK: break
    case Z_STREAM_END: try beginNextMember()
    // Nothing could be done: the room is not full, so it is the input that is at its end.
    case Z_BUF_ERROR: throw .truncated
    case Z_MEM_ERROR: throw .outOfMemory
    default: throw damage()
    }
  }

  private mutating func beginNextMember() throws(GzipError) {
    let remaining = remainingByteCount
    guard remaining > 0 else {
      isInsideMember = false
      return
    }
    let start = unsafe packed.count - remaining
    guard remaining >= 2, unsafe packed[start] == 0x1F, unsafe packed[start + 1] == 0x8B else {
      // Tapes and block devices fill up with zeros, and `gzip -t` is content with them.
      guard unsafe packed[start...].allSatisfy({ $0 == 0 }) else { throw .trailingGarbage }
      isInsideMember = false
      return
    }
    guard unsafe inflateReset(stream) == Z_OK else { throw .damaged }
  }

  /// The error that zlib's message for damaged data stands for.
  private func damage() -> GzipError {
    guard let message = unsafe stream.pointee.msg else { return .damaged }
    switch unsafe String(cString: message) {
    case "incorrect header check": return .notGzip
    case "incorrect data check": return .checksumMismatch
    case "incorrect length check": return .lengthMismatch
    default: return .damaged
    }
  }
}
