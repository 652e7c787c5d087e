import Bytes
import Compression
import Digests
import FileSystem
import Glibc

/// A file of records as the spool would take it: read whole, unpacked, within the same limits.
final class RecordFile: Sendable {
  /// The name, as `source.file` shows it; `-` for the standard input.
  let name: String

  /// The content digest, from which missing ids are made.
  let digest: Digest128

  private let buffer: ByteBuffer

  /// The lines; valid while this object lives.
  var bytes: ByteView { buffer.view }

  /// Reads a file, or the standard input for `-`; ends the program where that cannot be done.
  init(_ name: String) {
    self.name = name
    do {
      let content = try RecordFile.read(name)
      let isPacked = content.starts(with: [0x1F, 0x8B])
      buffer = isPacked ? try RecordFile.unpack(content) : ByteBuffer(copying: content)
    } catch {
      Terminal.standardError.write("weir: \(Quoted(name)): \(error)\n")
      (error is GzipError ? ExitStatus.findings : .system).exit()
    }
    digest = unsafe buffer.view.withUnsafeBytes { bytes in
      unsafe Digest128(of: UnsafeRawBufferPointer(bytes))
    }
  }

  private static func read(_ name: String) throws(FileError) -> [UInt8] {
    guard name == "-" else {
      return try SystemCalls.live.readWhole(FilePath(name), limit: Limits.batchByteCountMax)
    }
    let path = FilePath("/dev/stdin")
    let input = FileDescriptor(owning: dup(STDIN_FILENO), path: path, calls: .live)
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try unsafe piece.withUnsafeMutableBytes { (room) throws(FileError) in
        try unsafe input.read(into: room)
      }
      if count == 0 { return content }
      content += piece[..<count]
      guard content.count <= Limits.batchByteCountMax else {
        throw FileError(operation: .read, path: path, errno: .fileTooLarge)
      }
    }
  }

  private static func unpack(_ content: [UInt8]) throws(GzipError) -> ByteBuffer {
    let limits = GzipLimits(
      unpackedByteCountMax: Limits.batchByteCountMax, ratioMax: Limits.compressionRatioMax)
    return try unsafe content.withUnsafeBytes { (packed) throws(GzipError) in
      var reader = try unsafe GzipReader(packed, limits: limits)
      var unpacked = ByteBuffer(capacity: reader.likelyByteCount + 1)
      while true {
        let count = try unsafe unpacked.fill(room: 1 << 18) { (room) throws(GzipError) in
          try unsafe reader.read(into: UnsafeMutableRawBufferPointer(room))
        }
        if count == 0 { return unpacked }
      }
    }
  }
}

extension ByteBuffer {
  fileprivate init(copying bytes: [UInt8]) {
    self.init(capacity: bytes.count)
    append(bytes)
  }
}
