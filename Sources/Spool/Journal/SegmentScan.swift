internal import Bytes

/// The content of a segment, read without changing anything.
struct SegmentScan {
  /// How a segment ends.
  enum End: Equatable {
    /// Nothing but zeros behind the last record.
    case clean
    /// Something that is no record, and nothing valid behind it, up to an offset.
    case torn(upTo: Int)
    /// Something that is no record, and valid ones behind it.
    case damaged
  }

  /// The valid records, in order.
  private(set) var frames: [JournalFrame] = []
  /// The number that the next record has.
  private(set) var nextRecord: UInt64
  /// Where the next record belongs.
  private(set) var offset = Segment.headerByteCount
  private(set) var end = End.clean

  /// The group of the last record, if that is a commit: its DONE may be lost.
  private var groupWithoutDone: UInt64?

  /// Scans a segment whose header is valid.
  init(_ bytes: ByteView, firstRecord: UInt64) {
    nextRecord = firstRecord
    while offset < bytes.count {
      if let frame = JournalFrame(in: bytes, at: offset), frame.number == nextRecord {
        take(frame, in: bytes)
      } else if let frame = frameBehindLostDone(in: bytes) {
        nextRecord += 1
        take(frame, in: bytes)
      } else {
        end = SegmentScan.end(of: bytes, from: offset)
        return
      }
    }
  }

  private mutating func take(_ frame: JournalFrame, in bytes: ByteView) {
    frames.append(frame)
    nextRecord += 1
    offset = frame.endOffset
    var reader = LittleEndianReader(bytes[frame.content])
    groupWithoutDone = frame.kind == .commit ? reader.integer(UInt64.self) : nil
  }

  /// The commit that follows where a DONE, which is not synced, was lost in a power cut.
  ///
  /// Every byte of the gap must be zero or what the DONE would have there; all else is damage.
  private func frameBehindLostDone(in bytes: ByteView) -> JournalFrame? {
    let behind = offset + JournalFrame.doneByteCount
    guard let group = groupWithoutDone, behind < bytes.count,
      let frame = JournalFrame(in: bytes, at: behind), frame.number == nextRecord + 1,
      frame.kind == .commit
    else { return nil }
    let done = JournalFrame.done(group: group, number: nextRecord)
    for (index, expected) in done.enumerated() {
      let byte = bytes[offset + index]
      guard byte == 0 || byte == expected else { return nil }
    }
    return frame
  }

  /// Tells what stands behind the last valid record.
  private static func end(of bytes: ByteView, from start: Int) -> End {
    guard !bytes[start..<bytes.count].isZero else { return .clean }
    var lastByte = start
    var offset = start
    while offset < bytes.count {
      if JournalFrame(in: bytes, at: offset) != nil { return .damaged }
      let next = min(offset + 8, bytes.count)
      if !bytes[offset..<next].isZero { lastByte = next }
      offset = next
    }
    return .torn(upTo: lastByte)
  }
}
