internal import Bytes
internal import FileSystem

/// The content of a `.reason` file beside a batch in `corrupt/`: one JSON object.
struct ReasonText {
  let batch: CommitRecord.Batch
  let reason: CorruptReason
  /// The name in `incoming/`, where it was too long to keep.
  let originalName: BatchName?
  /// The file as it is; nil where that is not known.
  let file: FileStatus?
  let timeMilliseconds: Int64

  func encoded() -> [UInt8] {
    var text = ByteBuffer(capacity: 512)
    text.append("{\"reason\":")
    text.appendJSONString(reason.code)
    text.append(",\"source\":")
    text.appendJSONString(batch.name.source)
    text.append(",\"name\":")
    text.appendJSONString(batch.name.name)
    if let originalName {
      text.append(",\"original_name\":")
      text.appendJSONString(originalName.name)
    }
    text.append(",\"sequence\":")
    text.appendDecimal(batch.sequence)
    text.append(",\"bytes\":")
    text.appendDecimal(batch.byteCount)
    if reason == .writtenAfterClaim {
      text.append(",\"decided_file_bytes\":")
      text.appendDecimal(UInt64(clamping: batch.file.byteCount))
      text.append(",\"file_bytes\":")
      text.appendDecimal(UInt64(clamping: file?.size ?? 0))
    }
    if reason == .unreadable { appendWhy(to: &text) }
    text.append(",\"time_ms\":")
    text.appendDecimal(timeMilliseconds)
    if let hint {
      text.append(",\"hint\":")
      text.appendJSONString(hint)
    }
    text.append("}\n")
    return text.array
  }

  /// What the system said, and who may read the file.
  private func appendWhy(to text: inout ByteBuffer) {
    if batch.errorCode != 0 {
      text.append(",\"errno\":")
      text.appendDecimal(UInt64(clamping: batch.errorCode))
      text.append(",\"error\":")
      text.appendJSONString("\(Errno(batch.errorCode))")
    }
    guard let file else { return }
    text.append(",\"owner\":")
    text.appendDecimal(UInt64(file.owner))
    text.append(",\"group\":")
    text.appendDecimal(UInt64(file.group))
    text.append(",\"mode\":")
    text.appendJSONString(file.modeText)
  }

  /// What to do, where that is not plain from the reason.
  private var hint: String? {
    switch reason {
    case .unreadable where Errno(batch.errorCode) == .accessDenied:
      "let the user of the daemon read it (chmod g+r, chgrp weir-in), then rename it back into"
        + " incoming/ under its own name"
    case .unreadable:
      "once it can be read, rename it back into incoming/ under its own name"
    case .writtenAfterClaim:
      "the first \(batch.file.byteCount) bytes of the file are decided; feed only what was written"
        + " after them, and let the producer rename a batch when it is complete"
    default: nil
    }
  }
}
