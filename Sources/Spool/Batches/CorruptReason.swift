internal import Compression

/// Why a batch is set aside in `corrupt/`; the number stands in the journal and never changes.
public enum CorruptReason: UInt8, CaseIterable, Sendable {
  case nameTooLong = 1
  case notRegularFile = 2
  case unreadable = 3
  case changedWhileRead = 4
  case tooLarge = 5
  /// Decided as it was read, and kept since something was written to it afterwards.
  case writtenAfterClaim = 6
  /// So many of its lines are no records that it publishes nothing.
  case tooManyRejected = 7
  /// It ends every process that decides it, and no few lines are to blame.
  case crash = 8
  case notGzip = 16
  case gzipTruncated = 17
  case gzipDamaged = 18
  case gzipChecksumMismatch = 19
  case gzipLengthMismatch = 20
  case gzipTrailingGarbage = 21
  case gzipTooLarge = 22
  case gzipRatioTooHigh = 23

  /// The stable code that `.reason` files and events show.
  public var code: String {
    switch self {
    case .nameTooLong: "name-too-long"
    case .notRegularFile: "not-a-regular-file"
    case .unreadable: "unreadable"
    case .changedWhileRead: "changed-while-read"
    case .tooLarge: "too-large"
    case .writtenAfterClaim: "written-after-claim"
    case .tooManyRejected: "too-many-rejected"
    case .crash: "crash"
    case .notGzip: "gzip-not-gzip"
    case .gzipTruncated: "gzip-truncated"
    case .gzipDamaged: "gzip-damaged"
    case .gzipChecksumMismatch: "gzip-checksum-mismatch"
    case .gzipLengthMismatch: "gzip-length-mismatch"
    case .gzipTrailingGarbage: "gzip-trailing-garbage"
    case .gzipTooLarge: "gzip-too-large"
    case .gzipRatioTooHigh: "gzip-ratio-too-high"
    }
  }

  /// The reason for what the gzip reader found; nil for what is no fault of the batch.
  init?(_ error: GzipError) {
    switch error {
    case .notGzip: self = .notGzip
    case .truncated: self = .gzipTruncated
    case .damaged: self = .gzipDamaged
    case .checksumMismatch: self = .gzipChecksumMismatch
    case .lengthMismatch: self = .gzipLengthMismatch
    case .trailingGarbage: self = .gzipTrailingGarbage
    case .tooLarge: self = .gzipTooLarge
    case .ratioTooHigh: self = .gzipRatioTooHigh
    case .outOfMemory: return nil
    }
  }
}
