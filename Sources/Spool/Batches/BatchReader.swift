internal import Bytes
internal import Compression
internal import FileSystem

/// Reads a claimed batch whole, or tells why that cannot be.
struct BatchReader {
  /// The result of reading a batch.
  enum Reading {
    case whole(BatchBytes)
    /// Not readable as a whole; with the size of the file, as far as it is known, and what the system
    /// said where it refused.
    case corrupt(CorruptReason, byteCount: Int64, Errno?)
  }

  let calls: SystemCalls
  let options: SpoolOptions

  /// Reads a batch, again if it changes meanwhile.
  ///
  /// - Parameters:
  ///   - path: Where it lies.
  ///   - name: What it is called: the ending says whether it is packed.
  /// - Returns: The unpacked bytes, or why there are none.
  /// - Throws: `SpoolError`, where the fault is not the batch's.
  func read(_ path: FilePath, name: BatchName) throws(SpoolError) -> Reading {
    for _ in 0..<Limits.batchReadCountMax {
      switch try readOnce(path) {
      case .whole(let content) where name.isPacked: return try unpack(content, name: name)
      case .some(let reading): return reading
      case nil: continue
      }
    }
    return .corrupt(.changedWhileRead, byteCount: 0, nil)
  }

  /// Reads the bytes of a file; nil where it changed meanwhile.
  private func readOnce(_ path: FilePath) throws(SpoolError) -> Reading? {
    do throws(FileError) {
      let file = try calls.openFile(path, .readNoFollow)
      let before = try file.status()
      guard before.kind == .regular else { return .corrupt(.notRegularFile, byteCount: 0, nil) }
      guard before.size <= Int64(options.batchByteCountMax) else {
        return .corrupt(.tooLarge, byteCount: before.size, nil)
      }
      let content = try readAll(
        file, byteCount: Int(before.size), mark: CommitRecord.FileMark(before))
      let after = try file.status()
      return before == after && content.view.count == Int(after.size) ? .whole(content) : nil
    } catch {
      guard let reason = CorruptReason(error) else { throw .file(error) }
      return .corrupt(reason, byteCount: 0, error.errno)
    }
  }

  /// Reads as many bytes as a file had; that it grew meanwhile shows in its status afterwards.
  private func readAll(
    _ file: borrowing FileDescriptor, byteCount: Int, mark: CommitRecord.FileMark
  ) throws(FileError) -> BatchBytes {
    var buffer = ByteBuffer(capacity: byteCount)
    while buffer.count < byteCount {
      let room = byteCount - buffer.count
      let count = try unsafe buffer.fill(room: room) { (target) throws(FileError) in
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(target))
      }
      if count == 0 { break }
    }
    return BatchBytes(buffer, of: mark)
  }

  private func unpack(_ packed: BatchBytes, name: BatchName) throws(SpoolError) -> Reading {
    let limits = GzipLimits(
      unpackedByteCountMax: options.batchByteCountMax, ratioMax: options.compressionRatioMax,
      ratioFreeByteCount: Limits.compressionRatioFreeByteCount)
    do {
      return try unsafe packed.view.withUnsafeBytes { (bytes) throws(GzipError) in
        var reader = try unsafe GzipReader(UnsafeRawBufferPointer(bytes), limits: limits)
        let pieceByteCount = 256 << 10
        var buffer = ByteBuffer(capacity: reader.likelyByteCount + pieceByteCount)
        try unsafe buffer.fillToEnd(room: pieceByteCount) { (room) throws(GzipError) in
          try unsafe reader.read(into: UnsafeMutableRawBufferPointer(room))
        }
        return .whole(BatchBytes(buffer, of: packed.file))
      }
    } catch {
      guard let reason = CorruptReason(error) else { throw .outOfMemory(name) }
      return .corrupt(reason, byteCount: Int64(packed.view.count), nil)
    }
  }
}

extension CommitRecord.FileMark {
  init(_ status: FileStatus) {
    self.init(byteCount: status.size, modifiedNanoseconds: status.modifiedNanoseconds)
  }
}

extension CorruptReason {
  /// The reason for an error that the batch itself causes; nil for one of the system.
  fileprivate init?(_ error: FileError) {
    guard error.operation == .open else { return nil }
    switch error.errno {
    case .symbolicLink: self = .notRegularFile
    // Nobody but an operator can have taken it out of `active/`.
    case .accessDenied, .notPermitted, .noSuchFile, .noDevice: self = .unreadable
    default: return nil
    }
  }
}
