// Offline: what commands over files share, without a spool, a daemon or a terminal.
//
// Touches: the files that it is given; threads of its own while a file is matched.
// Hostile: files of records, in the same way as batches.
// Fails: a file that cannot be read or unpacked is a RecordFileError.

public import Bytes
import Compression
public import Digests
import FileSystem
import Glibc

/// A file of records as the spool would take it: read whole, unpacked, within the same limits.
public final class RecordFile: Sendable {
  /// The name, as `source.file` shows it; `-` for the standard input.
  public let name: String

  /// The content digest, from which missing ids are made.
  public let digest: Digest128

  private let buffer: ByteBuffer

  /// The lines; valid while this object lives.
  public var bytes: ByteView { buffer.view }

  /// Reads a file, or the standard input for `-`.
  public init(_ name: String) throws(RecordFileError) {
    self.name = name
    var content = ByteBuffer(capacity: 1 << 16)
    do throws(FileError) {
      try RecordFile.read(name, into: &content)
    } catch {
      throw .file(error)
    }
    if RecordFile.isPacked(content.view) {
      var unpacked = ByteBuffer(capacity: content.count * 4)
      do throws(GzipError) {
        try RecordFile.unpack(content.view, into: &unpacked)
      } catch {
        throw .packing(name: name, error)
      }
      buffer = unpacked
    } else {
      buffer = content
    }
    digest = unsafe buffer.view.withUnsafeBytes { bytes in
      unsafe Digest128(of: UnsafeRawBufferPointer(bytes))
    }
  }

  private static func read(_ name: String, into content: inout ByteBuffer) throws(FileError) {
    let path = FilePath(name == "-" ? "/dev/stdin" : name)
    let file =
      name == "-"
      ? FileDescriptor(owning: dup(STDIN_FILENO), path: path, calls: .live)
      : try SystemCalls.live.openFile(path, .read)
    // What a regular file has is read at once; pipes say that they have nothing.
    let known = Int(clamping: try file.status().size)
    content.reserve(min(known, Limits.batchByteCountMax) + 1)
    var count = 1
    while count > 0 {
      let room = max(content.capacity - content.count, 1 << 18)
      count = try unsafe content.fill(room: room) { (room) throws(FileError) in
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(room))
      }
      guard content.count <= Limits.batchByteCountMax else {
        throw FileError(operation: .read, path: path, errno: .fileTooLarge)
      }
    }
  }

  /// True if the bytes begin as gzip does (RFC 1952, section 2.3.1).
  static func isPacked(_ bytes: ByteView) -> Bool {
    bytes.count > 1 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  private static func unpack(
    _ packed: ByteView, into unpacked: inout ByteBuffer
  ) throws(GzipError) {
    let limits = GzipLimits(
      unpackedByteCountMax: Limits.batchByteCountMax, ratioMax: Limits.compressionRatioMax,
      ratioFreeByteCount: Limits.compressionRatioFreeByteCount)
    try unsafe packed.withUnsafeBytes { (bytes) throws(GzipError) in
      var reader = try unsafe GzipReader(UnsafeRawBufferPointer(bytes), limits: limits)
      try unsafe unpacked.fillToEnd(room: 1 << 18) { (room) throws(GzipError) in
        try unsafe reader.read(into: UnsafeMutableRawBufferPointer(room))
      }
    }
  }
}
