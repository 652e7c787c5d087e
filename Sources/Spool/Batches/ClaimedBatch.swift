public import Bytes
public import Digests

/// The result of a claim.
public enum Claim: Sendable {
  /// A batch to decide; ``Spool/finish(_:)`` says that it is decided.
  case batch(ClaimedBatch)
  /// A batch that was decided before: it joins the group by itself, without output.
  case repeated(BatchName)
  /// A batch that cannot be read as a whole: it joins the group by itself, and goes to `corrupt/`.
  case corrupt(BatchName, CorruptReason)
}

/// A batch that this spool has claimed and read.
public struct ClaimedBatch: Sendable {
  /// The place in the order of all batches.
  public let sequence: UInt64

  /// Where it came from.
  public let batchName: BatchName

  /// XXH3-128 of the unpacked bytes.
  public let digest: Digest128

  /// The unpacked bytes.
  public let bytes: BatchBytes

  /// How often the process died while this batch was in hand, among others perhaps.
  public let deathCount: Int

  /// When the file was last written, in epoch milliseconds; a producer can set it.
  public var modifiedMilliseconds: Int64 { bytes.file.modifiedNanoseconds / 1_000_000 }

  /// The directory below `incoming/` as text, or the empty text.
  public var source: String { batchName.source }

  /// The name of the file as text.
  public var name: String { batchName.name }

  /// The path below `incoming/` as text, which decisions show as `source.file`.
  public var file: String { batchName.file }
}

/// The unpacked bytes of one batch, alive as long as somebody holds this object.
public final class BatchBytes: Sendable {
  private let buffer: ByteBuffer

  /// The file as it was when it was read.
  let file: CommitRecord.FileMark

  init(_ buffer: consuming ByteBuffer, of file: CommitRecord.FileMark) {
    self.buffer = buffer
    self.file = file
  }

  /// The bytes; the view is valid while this object lives.
  public var view: ByteView { buffer.view }
}
