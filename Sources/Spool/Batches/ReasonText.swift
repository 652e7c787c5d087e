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
    var line = JSONLine()
    line.add("reason", reason.code)
    line.add("source", batch.name.source)
    line.add("name", batch.name.name)
    if let originalName { line.add("original_name", originalName.name) }
    line.add("sequence", batch.sequence)
    line.add("bytes", batch.byteCount)
    if reason == .writtenAfterClaim {
      line.add("decided_file_bytes", UInt64(clamping: batch.file.byteCount))
      line.add("file_bytes", UInt64(clamping: file?.size ?? 0))
    }
    if reason == .unreadable { addWhy(to: &line) }
    line.add("time_ms", timeMilliseconds)
    if let hint { line.add("hint", hint) }
    return line.bytes
  }

  /// Adds what the system said, and who may read the file.
  private func addWhy(to line: inout JSONLine) {
    if batch.errorCode != 0 {
      line.add("errno", UInt64(clamping: batch.errorCode))
      line.add("error", "\(Errno(batch.errorCode))")
    }
    guard let file else { return }
    line.add("owner", file.owner)
    line.add("group", file.group)
    line.add("mode", file.modeText)
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
