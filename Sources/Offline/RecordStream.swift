import Bytes
public import Digests
public import Engine
import FileSystem
import Records

/// A file of records, given out chunk by chunk from one buffer that is used again.
///
/// Memory that was never touched costs more to get than the records in it to read: a file of
/// 290 MB, read whole, took 0.24 s in the kernel, in chunks 0.05 s. Only a regular file that is not
/// packed is read so; all else is read whole, as ``RecordFile``.
public struct RecordStream: ChunkSource, ~Copyable {
  /// The name, as `source.file` shows it; `-` for the standard input.
  public let name: String

  /// The bytes that there are, unpacked.
  public let byteCount: Int

  private let file: PlainFile?
  private let whole: RecordFile?
  private var wholeChunks = ChunkReader(.empty)
  private var digest: Digest128?

  /// The chunk that was given out last, and behind it the beginning of the next one.
  private var buffer = ByteBuffer(capacity: Limits.chunkByteCount)
  private var chunkByteCount = 0

  /// The bytes of whole lines in the buffer, those of the chunk included.
  private var linesByteCount = 0
  private var chunkOffset = 0

  /// Opens a file, or the standard input for `-`.
  public init(_ name: String) throws(RecordFileError) {
    let plain: PlainFile?
    do throws(FileError) {
      plain = try RecordStream.openPlain(name)
    } catch {
      throw .file(error)
    }
    let packed = try plain == nil ? RecordFile(name) : nil
    self.name = name
    file = plain
    whole = packed
    byteCount = plain?.byteCount ?? packed?.bytes.count ?? 0
    if let packed {
      digest = packed.digest
      wholeChunks = ChunkReader(packed.bytes)
    }
  }

  /// Opens a file that can be read in pieces, more than once; nil where it is none.
  private static func openPlain(_ name: String) throws(FileError) -> PlainFile? {
    guard name != "-" else { return nil }
    let path = FilePath(name)
    let file = try SystemCalls.live.openFile(path, .read)
    let status = try file.status()
    guard status.kind == .regular else { return nil }
    guard status.size <= Int64(Limits.batchByteCountMax) else {
      throw FileError(operation: .read, path: path, errno: .fileTooLarge)
    }
    var head = ByteBuffer(capacity: 2)
    _ = try unsafe head.fill(room: 2) { (room) throws(FileError) in
      try unsafe file.read(into: UnsafeMutableRawBufferPointer(room), from: 0)
    }
    return RecordFile.isPacked(head.view) ? nil : PlainFile(file, byteCount: Int(status.size))
  }

  /// The next chunk, valid until the one after it is asked for; nil at the end.
  public mutating func next() throws(RecordFileError) -> Chunk? {
    if whole != nil { return wholeChunks.next() }
    buffer.removeFirst(chunkByteCount)
    chunkOffset += chunkByteCount
    linesByteCount -= chunkByteCount
    if linesByteCount == 0 { try readLines() }
    let lines = buffer.view[0..<linesByteCount].prefix(lineCount: Limits.chunkLineCountMax)
    chunkByteCount = lines.count
    return lines.isEmpty ? nil : Chunk(lines: lines, batchOffset: chunkOffset)
  }

  /// Reads on until there is a whole line; a line that is longer than a chunk takes another one to
  /// itself.
  private mutating func readLines() throws(RecordFileError) {
    var isAtEnd = false
    while linesByteCount == 0, !isAtEnd {
      let searched = buffer.count
      isAtEnd = try !readMore()
      if let end = buffer.view[searched..<buffer.count].lastOffset(of: UInt8(ascii: "\n")) {
        linesByteCount = searched + end + 1
      }
    }
    if isAtEnd { linesByteCount = buffer.count }
  }

  /// Reads as much as a chunk lacks; false at the end of the file.
  private mutating func readMore() throws(RecordFileError) -> Bool {
    guard let file else { return false }
    do throws(FileError) {
      let room =
        buffer.count < Limits.chunkByteCount
        ? Limits.chunkByteCount - buffer.count : Limits.chunkByteCount
      let start = Int64(chunkOffset + buffer.count)
      let count = try unsafe buffer.fill(room: room) { (room) throws(FileError) in
        try unsafe file.descriptor.read(
          into: UnsafeMutableRawBufferPointer(room), from: start)
      }
      guard chunkOffset + buffer.count <= Limits.batchByteCountMax else {
        throw FileError(operation: .read, path: file.descriptor.path, errno: .fileTooLarge)
      }
      return count == room
    } catch {
      throw .file(error)
    }
  }

  /// The digest of the content as far as it is known, for the chunks that are matched next.
  public var digestSoFar: Digest128 { digest ?? RecordStream.unknownDigest }

  private static let unknownDigest = Digest128(high: 0, low: 0)

  /// Matches a chunk again that was matched before the digest was known and needs it.
  ///
  /// The digest of the content is needed only where a record lacks an id. Then the file is read once
  /// more.
  ///
  /// - Parameters:
  ///   - matcher: Has matched the chunk.
  ///   - used: What ``digestSoFar`` was when it was matched.
  /// - Throws: `RecordFileError` where the file cannot be read again.
  public mutating func complete(
    _ matcher: inout Matcher, matchedWith used: Digest128
  ) throws(RecordFileError) {
    guard used == RecordStream.unknownDigest else { return }
    for index in 0..<matcher.matches.records.count {
      let matched = matcher.matches.records[index]
      guard matched.rejection == nil, matched.record.flags.contains(.identifierSynthesized) else {
        continue
      }
      let found: Digest128
      if let digest { found = digest } else { found = try contentDigest() }
      digest = found
      return matcher.match(matcher.matches.chunk, in: MatchContext(batch: found))
    }
  }

  private func contentDigest() throws(RecordFileError) -> Digest128 {
    var hasher = Digest128.Hasher()
    var piece = ByteBuffer(capacity: Limits.chunkByteCount)
    var offset: Int64 = 0
    guard let file else { return hasher.finish() }
    do throws(FileError) {
      while true {
        piece.removeAll()
        let count = try unsafe piece.fill(room: Limits.chunkByteCount) {
          (room) throws(FileError) in
          try unsafe file.descriptor.read(
            into: UnsafeMutableRawBufferPointer(room), from: offset)
        }
        guard count > 0 else { return hasher.finish() }
        unsafe piece.view.withUnsafeBytes { unsafe hasher.update(UnsafeRawBufferPointer($0)) }
        offset += Int64(count)
      }
    } catch {
      throw .file(error)
    }
  }
}

/// An open file, and how large it was then.
private final class PlainFile {
  let descriptor: FileDescriptor
  let byteCount: Int

  init(_ descriptor: consuming FileDescriptor, byteCount: Int) {
    self.descriptor = descriptor
    self.byteCount = byteCount
  }
}
