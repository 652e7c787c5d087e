import Bytes
import Documents
import FileSystem

/// What `weir check --fix` does to the files: each finding that says what stands in its place.
struct RuleRepair {
  /// How many findings are mended.
  private(set) var count = 0

  /// The files with their new content.
  private var files: [(source: SourceFile, bytes: [UInt8])] = []

  init(of diagnostics: DiagnosticList) {
    let findings = diagnostics.sorted.filter { $0.replacement != nil }
    for (_, findings) in Dictionary(grouping: findings, by: \.range.file.path)
      .sorted(by: { $0.key < $1.key })
    {
      let source = findings[0].range.file
      var bytes = source.bytes
      var start = bytes.count
      // From the end, so that what is mended moves nothing that is still to be mended.
      for finding in findings.reversed() {
        let range = finding.range.bytes
        // Of two in one place the first counts, and the next check finds the other.
        guard range.endOffset <= start, let text = finding.replacement else { continue }
        bytes.replaceSubrange(
          RuleRepair.place(of: range, in: bytes, isEmptied: text.isEmpty), with: text.utf8)
        start = range.startOffset
        count += 1
      }
      files.append((source, bytes))
    }
  }

  /// With a line on which nothing is left, the whole line goes; the blanks before a comment go too.
  private static func place(
    of range: ByteRange, in bytes: [UInt8], isEmptied: Bool
  ) -> Range<Int> {
    var (start, end) = (range.startOffset, range.endOffset)
    guard isEmptied else { return start..<end }
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    let isLineStart = start == 0 || bytes[start - 1] == UInt8(ascii: "\n")
    if isLineStart, end < bytes.count, bytes[end] == UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }

  /// Writes the files, or ends the program; each is the old one or the new one, never a part.
  func write() {
    do throws(FileError) {
      for (source, bytes) in files {
        let path = FilePath(source.path)
        guard let status = try SystemCalls.live.status(of: path), status.kind == .regular else {
          endProgram(.usage, "\(Quoted(source.path)) is no file here, so nothing in it is mended")
        }
        guard try SystemCalls.live.readWhole(path, limit: Limits.listByteCountMax) == source.bytes
        else {
          endProgram(.system, "\(Quoted(source.path)) has just been changed; try again")
        }
        try SystemCalls.live.writeAtomically(
          path, bytes, mode: status.mode & 0o777, ignoresMask: true, durable: true)
      }
    } catch { endProgram(.system, "\(error)") }
  }

  /// What was done, in one line.
  var text: String {
    count == 0
      ? "nothing here is certain enough to be mended"
      : "mended: \(counted(count, "finding")) in \(counted(files.count, "file"))"
  }
}
