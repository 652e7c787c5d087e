internal import Bytes
internal import FileSystem

extension Journal {
  /// The files in `state/`, by name.
  private struct Inventory {
    var segments: [UInt64] = []
    var checkpoints: [UInt64] = []
    var temporaries: [FilePath] = []

    init(_ entries: [DirectoryEntry], state: FilePath) {
      for entry in entries {
        if let number = Segment.parseName(entry.name) {
          segments.append(number)
        } else if let number = Checkpoint.parseName(entry.name) {
          checkpoints.append(number)
        } else if entry.name.first == UInt8(ascii: "."),
          BatchName.hasSuffix(entry.name, ".tmp")
        {
          temporaries.append(state.appending(entry.name))
        }
      }
      segments.sort()
      checkpoints.sort()
    }
  }

  /// True if there has been a journal.
  static func exists(in layout: SpoolLayout, calls: SystemCalls) throws(SpoolError) -> Bool {
    do {
      let inventory = Inventory(try calls.list(layout.state), state: layout.state)
      return !inventory.segments.isEmpty || !inventory.checkpoints.isEmpty
    } catch { throw .file(error) }
  }

  /// Begins the journal of a new spool.
  static func begin(
    in layout: SpoolLayout, calls: SystemCalls, options: SpoolOptions
  ) throws(SpoolError) {
    do {
      _ = try Segment.create(
        in: layout.state, number: 1, firstRecord: 1, byteCount: options.segmentByteCount,
        calls: calls)
    } catch { throw .file(error) }
  }

  /// Reads and checks the whole journal, and changes nothing.
  ///
  /// - Parameters:
  ///   - layout: Where things lie.
  ///   - calls: The system calls.
  ///   - options: Bounds and times.
  /// - Returns: The journal, to be repaired.
  /// - Throws: `SpoolError.damaged`, or `.file` where something cannot be read.
  static func load(
    _ layout: SpoolLayout, calls: SystemCalls, options: SpoolOptions
  ) throws(SpoolError) -> Journal {
    let entries: [DirectoryEntry]
    do { entries = try calls.list(layout.state) } catch { throw .file(error) }
    let inventory = Inventory(entries, state: layout.state)
    let covered = inventory.checkpoints.last ?? 0
    let live = inventory.segments.filter { $0 > covered }
    let isContiguous = live.indices.allSatisfy { live[$0] == covered + 1 + UInt64($0) }
    guard !live.isEmpty, live.count <= 2, isContiguous, let last = live.last else {
      let missing = layout.state.appending(Segment.name(covered + 1))
      throw .damaged(file: missing, record: 0, .segmentMissing)
    }
    let journal = Journal(
      layout: layout, calls: calls, options: options,
      segment: try openSegment(last, layout: layout, calls: calls), nextRecord: 1)
    try journal.loadCheckpoints(inventory.checkpoints)
    for number in live { try journal.loadSegment(number, isLast: number == last) }
    if live.count == 2 { journal.segmentWithoutCheckpoint = live[0] }
    journal.leftovers =
      inventory.temporaries
      + inventory.segments.filter { $0 <= covered }
      .map { layout.state.appending(Segment.name($0)) }
    return journal
  }

  private static func openSegment(
    _ number: UInt64, layout: SpoolLayout, calls: SystemCalls
  ) throws(SpoolError) -> Segment {
    let path = layout.state.appending(Segment.name(number))
    do {
      let size = try calls.status(of: path)?.size ?? 0
      return try Segment.open(path, number: number, byteCount: Int(size), calls: calls)
    } catch { throw .file(error) }
  }

  /// Reads the checkpoints, the youngest first, for only so many identities are kept.
  private func loadCheckpoints(_ numbers: [UInt64]) throws(SpoolError) {
    var entries: [[IdentityTable.Entry]] = []
    var expected = numbers.last
    for number in numbers.reversed() {
      let path = layout.state.appending(Checkpoint.name(number))
      guard number == expected else {
        throw .damaged(file: path, record: 0, .segmentMissing)
      }
      expected = number - 1
      let content = try read(path, limit: Limits.checkpointByteCountMax)
      try checkVersion(content.withByteView { Checkpoint.formatVersion(of: $0) }, of: path)
      guard let checkpoint = content.withByteView({ Checkpoint($0) }),
        checkpoint.segment == number
      else { throw .damaged(file: path, record: 0, .checkpointBroken) }
      if number == numbers.last {
        nextRecord = checkpoint.lastRecord + 1
        lastGroup = checkpoint.lastGroup
        lastSequence = checkpoint.lastSequence
        lastTimes = (checkpoint.lastClockMilliseconds, checkpoint.lastSteadyMilliseconds)
        annexes = KeptAnnexes(checkpoint.annexes)
      }
      entries.append(checkpoint.identities)
      checkpoints.insert(
        KeptCheckpoint(
          segment: number, identityCount: checkpoint.identities.count,
          youngestMilliseconds: checkpoint.youngestMilliseconds), at: 0)
    }
    for entry in entries.reversed().joined() { loadedIdentities.insert(entry) }
  }

  /// Reads a segment and takes in what it says.
  private func loadSegment(_ number: UInt64, isLast: Bool) throws(SpoolError) {
    let path = layout.state.appending(Segment.name(number))
    let limit = Limits.journalRecordByteCountMax + options.segmentByteCount
    let content = try read(path, limit: limit)
    try content.withByteView { (bytes) throws(SpoolError) in
      try checkVersion(Segment.formatVersion(of: bytes), of: path)
      guard let firstRecord = Segment.firstRecord(in: bytes, number: number) else {
        throw .damaged(file: path, record: nextRecord, .segmentHeader)
      }
      guard firstRecord == nextRecord else {
        throw .damaged(file: path, record: nextRecord, .recordOutOfOrder)
      }
      let scan = SegmentScan(bytes, firstRecord: firstRecord)
      for frame in scan.frames { try take(frame, in: bytes, of: path) }
      nextRecord = scan.nextRecord
      switch scan.end {
      case .clean: break
      case .torn(let end) where isLast:
        tornTail = TornTail(file: path, range: scan.offset..<end)
      case .torn, .damaged:
        throw .damaged(file: path, record: scan.nextRecord, .recordBeforeTheTail)
      }
      if isLast { segment.offset = scan.offset }
    }
  }

  /// Takes in what one record says.
  private func take(
    _ frame: JournalFrame, in bytes: ByteView, of path: FilePath
  ) throws(SpoolError) {
    switch frame.kind {
    case .commit:
      guard let record = CommitRecord(bytes[frame.content]) else {
        throw .damaged(file: path, record: frame.number, .recordUnreadable)
      }
      guard record.group > lastGroup else {
        throw .damaged(file: path, record: frame.number, .recordOutOfOrder)
      }
      take(record)
      for entry in record.identityEntries { loadedIdentities.insert(entry) }
      identitiesSinceCheckpoint += record.identityEntries
    case .done:
      var reader = LittleEndianReader(bytes[frame.content])
      guard let group = reader.integer(UInt64.self), reader.isAtEnd, group == lastGroup else {
        throw .damaged(file: path, record: frame.number, .recordUnreadable)
      }
      unfinished = nil
    }
  }

  /// Refuses a file that a Weir with another format wrote; what is no such file is damage.
  private func checkVersion(_ version: UInt8?, of path: FilePath) throws(SpoolError) {
    let digits = UInt8(ascii: "1")...UInt8(ascii: "9")
    guard let version, digits.contains(version), version != Journal.formatVersion else { return }
    throw .otherFormat(
      file: path, version: Int(version - 0x30), known: Int(Journal.formatVersion - 0x30))
  }

  private func read(_ path: FilePath, limit: Int) throws(SpoolError) -> [UInt8] {
    do { return try calls.readWhole(path, limit: limit) } catch { throw .file(error) }
  }

  /// Cuts the torn tail, and removes what is of no more use.
  func repair() throws(SpoolError) {
    do {
      if let tail = tornTail {
        var zeros = ByteBuffer(capacity: tail.range.count)
        for _ in tail.range { zeros.append(0) }
        try segment.write(zeros.view, at: tail.range.lowerBound)
        try segment.file.syncData()
        tornTail = nil
      }
      for path in leftovers { try calls.removeFile(path) }
      leftovers = []
    } catch { throw .file(error) }
  }
}
