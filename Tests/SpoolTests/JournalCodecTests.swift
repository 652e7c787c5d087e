import Bytes
import Digests
import Testing

@testable import Spool

/// What the journal holds is read back as it was written, and nothing else is read at all.
@Suite struct JournalCodecTests {
  private var generator = SeededGenerator(seed: 29)

  private mutating func bytes(_ range: ClosedRange<Int>) -> [UInt8] {
    (0..<Int.random(in: range, using: &generator)).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
  }

  private mutating func number<Value: FixedWidthInteger & Sendable>() -> Value {
    let edges: [Value] = [.min, .max, 0, 1]
    let isEdge = Int.random(in: 0..<4, using: &generator) == 0
    return isEdge
      ? edges[Int.random(in: 0..<4, using: &generator)]
      : Value.random(in: .min ... .max, using: &generator)
  }

  private mutating func digest() -> Digest128 { Digest128(of: bytes(0...9)) }

  private mutating func annexes() -> [Annex] {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      Annex(
        kind: number(), keeping: Annex.Keeping.allCases.randomElement(using: &generator) ?? .add,
        bytes: bytes(0...20))
    }
  }

  private mutating func record() -> CommitRecord {
    let outputs = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      CommitRecord.Output(queue: number(), byteCount: number(), digest: digest())
    }
    let batches = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      var batch = CommitRecord.Batch(
        sequence: number(), disposition: disposition(), byteCount: number(), digest: digest(),
        name: BatchName(source: bytes(0...5), name: bytes(1...9)))
      batch.file = CommitRecord.FileMark(byteCount: number(), modifiedNanoseconds: number())
      batch.errorCode = number()
      return batch
    }
    return CommitRecord(
      group: number(), timeMilliseconds: number(), steadyMilliseconds: number(), outputs: outputs,
      batches: batches, annexes: annexes())
  }

  private mutating func disposition() -> CommitRecord.Disposition {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: .decided
    case 1: .repeated
    default: .corrupt(CorruptReason.allCases.randomElement(using: &generator) ?? .tooLarge)
    }
  }

  private func encoded(_ record: CommitRecord) -> [UInt8] {
    var buffer = ByteBuffer()
    record.encode(into: &buffer)
    return buffer.array
  }

  @Test mutating func `a commit is read back, a cut one is not, and a changed one is what it says`()
  {
    for _ in 0..<60 {
      let whole = record()
      let bytes = encoded(whole)
      #expect(bytes.withByteView { CommitRecord($0) } == whole)
      for count in 0..<bytes.count {
        #expect(Array(bytes[..<count]).withByteView { CommitRecord($0) } == nil)
      }
      #expect((bytes + [0]).withByteView { CommitRecord($0) } == nil)
      for bit in 0..<(bytes.count * 8) {
        var flipped = bytes
        flipped[bit / 8] ^= 1 << (bit % 8)
        // The frame's checksum refuses it; if it did not, the record would be another one.
        guard let other = flipped.withByteView({ CommitRecord($0) }) else { continue }
        #expect(other != whole && encoded(other) == flipped)
      }
    }
  }

  @Test mutating func `a frame is read back, and no cut or flipped bit passes`() {
    for count in [0, 1, 7, 8, 9, 40] {
      let content = bytes(count...count)
      var buffer = ByteBuffer()
      content.withByteView { JournalFrame.encode(.commit, number: 7, content: $0, into: &buffer) }
      let frame = buffer.array
      #expect(frame.count % 8 == 0)
      let read = frame.withByteView { JournalFrame(in: $0, at: 0) }
      #expect(read?.number == 7 && read?.kind == .commit && read?.endOffset == frame.count)
      #expect(read.map { Array(frame[$0.content]) } == content)
      for end in 0..<frame.count {
        #expect(Array(frame[..<end]).withByteView { JournalFrame(in: $0, at: 0) } == nil)
      }
      for bit in 0..<(frame.count * 8) {
        var flipped = frame
        flipped[bit / 8] ^= 1 << (bit % 8)
        #expect(flipped.withByteView { JournalFrame(in: $0, at: 0) } == nil, "bit \(bit)")
      }
    }
  }

  @Test mutating func `a checkpoint is read back, and no cut or flipped bit passes`() {
    for _ in 0..<20 {
      let identities = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        IdentityTable.Entry(identity: digest(), timeMilliseconds: number())
      }
      let whole = Checkpoint(
        segment: number(), lastRecord: number(), lastGroup: number(), lastSequence: number(),
        lastClockMilliseconds: number(), lastSteadyMilliseconds: number(), annexes: annexes(),
        identities: identities)
      let bytes = whole.encoded()
      #expect(bytes.withByteView { Checkpoint($0) } == whole)
      for count in 0..<bytes.count {
        #expect(Array(bytes[..<count]).withByteView { Checkpoint($0) } == nil)
      }
      for bit in 0..<(bytes.count * 8) {
        var flipped = bytes
        flipped[bit / 8] ^= 1 << (bit % 8)
        #expect(flipped.withByteView { Checkpoint($0) } == nil, "bit \(bit)")
      }
    }
  }

  @Test mutating func `a segment with a flipped bit shows no other records than it had`() {
    var segment = Segment.header(number: 3, firstRecord: 5)
    var contents: [[UInt8]] = []
    for index in 0..<4 {
      var frame = ByteBuffer()
      let content = encoded(record())
      content.withByteView {
        JournalFrame.encode(.commit, number: 5 + UInt64(index), content: $0, into: &frame)
      }
      segment += frame.array
      contents.append(content)
    }
    segment += [UInt8](repeating: 0, count: 64)
    for bit in stride(from: 0, to: segment.count * 8, by: 3) {
      var flipped = segment
      flipped[bit / 8] ^= 1 << (bit % 8)
      flipped.withByteView { view in
        let isHeader = bit / 8 < Segment.headerByteCount
        #expect((Segment.firstRecord(in: view, number: 3) == nil) == isHeader, "bit \(bit)")
        let scan = SegmentScan(view, firstRecord: 5)
        let read = scan.frames.map { view[$0.content].array }
        #expect(read == Array(contents[..<read.count]), "bit \(bit)")
        let isWhole = read.count == contents.count && scan.end == .clean
        #expect(isWhole == isHeader, "bit \(bit)")
      }
    }
  }

  @Test func `annexes are added, replaced and cleared by kind`() {
    var kept = KeptAnnexes()
    let steps: [([Annex], [[UInt8]])] = [
      ([Annex(kind: 1, bytes: [1])], [[1]]),
      ([Annex(kind: 2, bytes: [2]), Annex(kind: 1, bytes: [3])], [[1], [2], [3]]),
      ([Annex(kind: 1, keeping: .replace, bytes: [4])], [[2], [4]]),
      ([Annex(kind: 2, keeping: .clear, bytes: [5])], [[4]]),
      ([Annex(kind: 1, keeping: .clear, bytes: []), Annex(kind: 1, bytes: [6])], [[6]]),
    ]
    for (annexes, expected) in steps {
      kept.take(annexes)
      #expect(kept.all.map(\.bytes) == expected)
    }
  }

  @Test(arguments: [320, 64 << 10])
  func `annexes come back after a restart, through checkpoints too`(segmentByteCount: Int) throws {
    let world = try SpoolWorld()
    world.options.segmentByteCount = segmentByteCount
    let steps: [[Annex]] = [
      [Annex(kind: 1, bytes: [1])], [Annex(kind: 9, bytes: [2])], [Annex(kind: 1, bytes: [3])],
      [Annex(kind: 9, keeping: .replace, bytes: [4]), Annex(kind: 7, bytes: [])],
      [Annex(kind: 1, keeping: .clear, bytes: [5])], [Annex(kind: 1, bytes: [6])],
    ]
    var kept = KeptAnnexes()
    for annexes in steps {
      let spool = try world.open()
      #expect(spool.recovery.annexes == kept.all)
      let group = try #require(try spool.beginCommit(Attachments(annexes: annexes), now: 0))
      group.run()
      try spool.endCommit(group)
      kept.take(annexes)
    }
    #expect(try world.open().recovery.annexes == kept.all)
  }

  @Test mutating func `the text of a name tells its bytes again`() {
    func parse(_ text: String) -> [UInt8] {
      var bytes: [UInt8] = []
      var remaining = Array(text.utf8)[...]
      while let byte = remaining.popFirst() {
        guard byte == UInt8(ascii: "%") else {
          bytes.append(byte)
          continue
        }
        let digits = String(decoding: remaining.prefix(2), as: UTF8.self)
        remaining = remaining.dropFirst(2)
        bytes.append(UInt8(digits, radix: 16) ?? 0)
      }
      return bytes
    }
    let fixed: [[UInt8]] = [
      [], [0xFF], Array("%41".utf8), Array("短信%\n\u{7F}é".utf8), [0xE7, 0x9F], [0xED, 0xA0, 0x80],
      [0xC0, 0x80], Array("\u{10FFFF}\u{85}".utf8),
    ]
    for bytes in fixed + (0..<500).map({ _ in self.bytes(0...12) }) {
      let name = BatchName(source: bytes, name: bytes)
      #expect(parse(name.name) == bytes && parse(name.source) == bytes)
      #expect(!name.name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    }
  }
}
