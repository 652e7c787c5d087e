internal import Bytes
internal import Digests

/// The frame around a journal record: magic, length, kind, number, checksum (docs/SPOOL.md).
struct JournalFrame {
  /// The content of a record.
  enum Kind: UInt32 {
    case commit = 1
    case done = 2
  }

  static let magic: StaticString = "WEIRREC1"
  static let headerByteCount = 40
  /// The whole frame of a DONE, whose content is the number of the group.
  static let doneByteCount = 48

  let kind: Kind
  let number: UInt64
  /// Where the content lies in the segment.
  let content: Range<Int>
  /// Where the next frame begins.
  let endOffset: Int

  /// Appends a frame with its content, and zeros up to a multiple of eight.
  static func encode(
    _ kind: Kind, number: UInt64, content: ByteView, into buffer: inout ByteBuffer
  ) {
    let start = buffer.count
    buffer.append(magic)
    buffer.appendLittleEndian(UInt32(content.count))
    buffer.appendLittleEndian(kind.rawValue)
    buffer.appendLittleEndian(number)
    let head = buffer.view[start..<buffer.count].array
    buffer.appendLittleEndian(checksum(head.withByteView { $0.digest }, content))
    buffer.append(content)
    while (buffer.count - start) % 8 != 0 { buffer.append(0) }
  }

  /// The frame of a DONE.
  static func done(group: UInt64, number: UInt64) -> [UInt8] {
    var content = ByteBuffer()
    content.appendLittleEndian(group)
    var frame = ByteBuffer()
    encode(.done, number: number, content: content.view, into: &frame)
    return frame.array
  }

  /// Reads the frame at an offset; nil if there is no valid one.
  init?(in segment: ByteView, at offset: Int) {
    guard segment.count - offset >= JournalFrame.headerByteCount,
      segment[offset..<(offset + 8)] == JournalFrame.magic
    else { return nil }
    let head = segment[offset..<(offset + 24)]
    var reader = LittleEndianReader(
      segment[(offset + 8)..<(offset + JournalFrame.headerByteCount)])
    guard let count = reader.integer(UInt32.self),
      let kind = reader.integer(UInt32.self).flatMap(Kind.init(rawValue:)),
      let number = reader.integer(UInt64.self), let expected = reader.digest()
    else { return nil }
    let start = offset + JournalFrame.headerByteCount
    guard segment.count - start >= Int(count) else { return nil }
    content = start..<(start + Int(count))
    guard JournalFrame.checksum(head.digest, segment[content]) == expected else { return nil }
    endOffset = (content.upperBound + 7) / 8 * 8
    guard endOffset <= segment.count, segment[content.upperBound..<endOffset].isZero else {
      return nil
    }
    self.kind = kind
    self.number = number
  }

  /// The checksum of a frame, from the digest of its head and its content.
  private static func checksum(_ head: Digest128, _ content: ByteView) -> Digest128 {
    var both = ByteBuffer()
    both.appendLittleEndian(head)
    both.appendLittleEndian(content.digest)
    return both.view.digest
  }
}
