internal import Bytes
internal import Digests
internal import FileSystem

/// One file of the journal that is open for appending.
struct Segment: ~Copyable {
  static let headerByteCount = 64
  private static let magic: StaticString = "WEIRSEG"

  let number: UInt64
  let byteCount: Int
  let file: FileDescriptor
  /// Where the next record goes.
  var offset: Int

  /// The name of a segment in `state/`.
  static func name(_ number: UInt64) -> String {
    "journal-" + String(decoding: SpoolLayout.digits(number), as: UTF8.self)
  }

  /// The number of a segment, from its name.
  static func parseName(_ name: [UInt8]) -> UInt64? {
    let prefix = Array("journal-".utf8)
    guard name.starts(with: prefix) else { return nil }
    return SpoolLayout.parseDigits(name[prefix.count...])
  }

  /// The first bytes of a segment.
  static func header(number: UInt64, firstRecord: UInt64) -> [UInt8] {
    var header = ByteBuffer(capacity: headerByteCount)
    header.append(magic)
    header.append(Journal.formatVersion)
    header.appendLittleEndian(number)
    header.appendLittleEndian(firstRecord)
    while header.count < headerByteCount - 16 { header.append(0) }
    header.appendLittleEndian(header.view.digest)
    return header.array
  }

  /// The version of the format, as a digit; nil where this is no segment.
  static func formatVersion(of bytes: ByteView) -> UInt8? {
    bytes.count > 7 && bytes.hasPrefix(ByteView(magic)) ? bytes[7] : nil
  }

  /// The number of the first record, if the header is valid and that of this segment.
  static func firstRecord(in bytes: ByteView, number: UInt64) -> UInt64? {
    guard bytes.count >= headerByteCount else { return nil }
    var reader = LittleEndianReader(bytes[16..<24])
    guard let firstRecord = reader.integer(UInt64.self) else { return nil }
    let expected = header(number: number, firstRecord: firstRecord)
    let fits = expected.withByteView { $0 == bytes[0..<headerByteCount] }
    return fits ? firstRecord : nil
  }

  /// Makes a segment and reserves its room; its name is durable when this returns.
  ///
  /// - Parameters:
  ///   - state: The directory.
  ///   - number: The number of the segment.
  ///   - firstRecord: The number of its first record.
  ///   - byteCount: Its size.
  ///   - calls: The system calls.
  /// - Returns: The segment, open for appending.
  /// - Throws: `FileError`; one for `fsync` of the directory says that its names are unknown.
  static func create(
    in state: FilePath, number: UInt64, firstRecord: UInt64, byteCount: Int, calls: SystemCalls
  ) throws(FileError) -> Segment {
    let path = state.appending(name(number))
    let temporary = state.appending(".\(name(number)).tmp")
    try calls.removeFile(temporary)
    let file = try calls.openFile(temporary, .create(mode: 0o600))
    try file.reserve(Int64(byteCount))
    try fillWithZeros(file, byteCount: byteCount)
    let header = header(number: number, firstRecord: firstRecord)
    try unsafe header.withUnsafeBufferPointer { (bytes) throws(FileError) in
      try unsafe file.writeAll(UnsafeRawBufferPointer(bytes), at: 0)
    }
    try file.sync()
    try calls.renameFile(temporary, to: path)
    try calls.syncDirectory(state)
    return try open(path, number: number, byteCount: byteCount, calls: calls)
  }

  /// Writes what is only reserved: the first write to reserved room changes the map of the file, and a
  /// sync would then wait for the journal of the file system at every commit.
  private static func fillWithZeros(
    _ file: borrowing FileDescriptor, byteCount: Int
  ) throws(FileError) {
    let zeros = [UInt8](repeating: 0, count: min(byteCount, Limits.preparedPieceByteCount))
    var offset = 0
    while offset < byteCount {
      let piece = zeros[..<min(zeros.count, byteCount - offset)]
      try unsafe piece.withUnsafeBufferPointer { (bytes) throws(FileError) in
        try unsafe file.writeAll(UnsafeRawBufferPointer(bytes), at: Int64(offset))
      }
      offset += piece.count
    }
  }

  /// Opens a segment for appending behind its header.
  static func open(
    _ path: FilePath, number: UInt64, byteCount: Int, calls: SystemCalls
  ) throws(FileError) -> Segment {
    let file = try calls.openFile(path, .readWrite(mode: 0o600))
    return Segment(number: number, byteCount: byteCount, file: file, offset: headerByteCount)
  }

  /// Writes bytes at an offset.
  func write(_ bytes: ByteView, at offset: Int) throws(FileError) {
    try unsafe bytes.withUnsafeBytes { (buffer) throws(FileError) in
      try unsafe file.writeAll(UnsafeRawBufferPointer(buffer), at: Int64(offset))
    }
  }
}
