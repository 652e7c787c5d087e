internal import Bytes
internal import Digests
internal import FileSystem

/// How often the process died with each batch in hand, as `state/deaths` keeps it.
///
/// A batch that a start finds in `active/` was in hand when the run before ended. Unless that run
/// said that it ended in order, it died, and each of these batches may have been the reason.
struct DeathCounts: Equatable {
  private static let magic: StaticString = "WEIRDTH1"

  /// True if the run that wrote this has ended in order, so that nothing is to be counted for it.
  var endedInOrder = false
  /// Deaths by sequence number; batches without one are left out.
  var counts: [UInt64: UInt32] = [:]

  /// The counts at the start of the next run.
  ///
  /// - Parameter active: The sequence numbers that are in hand again.
  /// - Returns: The counts, one more for each batch where the run died.
  func next(active: some Sequence<UInt64>) -> DeathCounts {
    var next = DeathCounts()
    for sequence in active {
      let count = (counts[sequence] ?? 0).addingReportingOverflow(endedInOrder ? 0 : 1)
      if count.partialValue > 0 { next.counts[sequence] = count.partialValue }
    }
    return next
  }

  /// The content of the file.
  func encoded() -> [UInt8] {
    var buffer = ByteBuffer(capacity: 40 + counts.count * 12)
    buffer.append(DeathCounts.magic)
    buffer.append(endedInOrder ? 1 : 0)
    buffer.appendLittleEndian(UInt32(counts.count))
    for (sequence, count) in counts.sorted(by: { $0.key < $1.key }) {
      buffer.appendLittleEndian(sequence)
      buffer.appendLittleEndian(count)
    }
    buffer.appendLittleEndian(buffer.view.digest)
    return buffer.array
  }
}

extension DeathCounts {
  /// Reads the file; nil where it does not fit its checksum or has no meaning.
  init?(_ bytes: ByteView) {
    guard bytes.count >= 24, bytes.hasPrefix(ByteView(DeathCounts.magic)) else { return nil }
    let content = bytes[0..<(bytes.count - 16)]
    var tail = LittleEndianReader(bytes[content.count..<bytes.count])
    guard tail.digest() == content.digest else { return nil }
    var reader = LittleEndianReader(content[8..<content.count])
    guard let isOrderly = reader.integer(UInt8.self), isOrderly <= 1,
      let count = reader.integer(UInt32.self)
    else { return nil }
    endedInOrder = isOrderly == 1
    for _ in 0..<count {
      guard let sequence = reader.integer(UInt64.self), let deaths = reader.integer(UInt32.self)
      else { return nil }
      counts[sequence] = deaths
    }
    guard reader.isAtEnd else { return nil }
  }
}

extension Spool {
  private var deathsPath: FilePath { layout.state.appending("deaths") }

  /// Reads what former runs have counted, for the batches that are in hand again.
  ///
  /// A file that is broken counts for nothing: it only helps to find a batch that kills its reader.
  func loadDeaths() throws(FileError) {
    var former = DeathCounts()
    if try calls.status(of: deathsPath) != nil {
      let content = try calls.readWhole(deathsPath, limit: Limits.deathsByteCountMax)
      former = content.withByteView { DeathCounts($0) } ?? former
      mustWriteDeaths = true
    }
    deaths = former.next(active: toRedecide.map(\.sequence))
    mustWriteDeaths = mustWriteDeaths || !deaths.counts.isEmpty
  }

  /// Makes the counts durable before the first batch of this run can kill the process.
  func writeDeaths() throws(FileError) {
    guard mustWriteDeaths else { return }
    if deaths.counts.isEmpty {
      try calls.removeFile(deathsPath)
    } else {
      try calls.writeAtomically(deathsPath, deaths.encoded(), mode: 0o600, durable: true)
    }
    mustWriteDeaths = false
  }

  /// Says that this run ends in order, so that the batches it leaves in hand are not suspected.
  ///
  /// To be called last, where no group is in commit and nothing is claimed any more.
  ///
  /// - Throws: `SpoolError.file`; the next start then counts a death too many.
  public func endInOrder() throws(SpoolError) {
    guard inHand.batchCount > 0 || !toRedecide.isEmpty else { return }
    deaths.endedInOrder = true
    do {
      try calls.writeAtomically(deathsPath, deaths.encoded(), mode: 0o600, durable: true)
    } catch { throw .file(error) }
  }
}
