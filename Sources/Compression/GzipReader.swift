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

  /// How many times the packed bytes may come out.
  public var ratioMax: Int

  /// Bytes that may come out whatever the ratio, for a small batch of like records packs well.
  public var ratioFreeByteCount: Int

  /// Sets the bounds.
  public init(unpackedByteCountMax: Int, ratioMax: Int, ratioFreeByteCount: Int = 1 << 20) {
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
  /// Behind the last member stands something that is no member.
  case trailingGarbage = "gzip-trailing-garbage"
  /// More bytes come out than are allowed.
  case tooLarge = "gzip-too-large"
  /// More bytes come out for those that went in than are allowed.
  case ratioTooHigh = "gzip-ratio-too-high"
  /// zlib could not get the memory that it needs, which is no fault of the bytes.
  case outOfMemory = "gzip-out-of-memory"
}
