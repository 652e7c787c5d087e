internal import Bytes
internal import CLinux
internal import FileSystem

/// The batches that wait in `incoming/`: told by inotify, found by rescans, given out in turn.
final class Arrivals {
  let layout: SpoolLayout
  let calls: SystemCalls
  let options: SpoolOptions
  let inotify: FileDescriptor

  /// The source that each watch is for.
  var watches: [Int32: [UInt8]] = [:]
  /// The sources, in the order of their turns; the nameless one is `incoming/` itself.
  var sources: [[UInt8]] = [[]]
  var waiting: [[UInt8]: WaitingBatches] = [:]
  /// Whose turn it is.
  var turn = 0
  var round = SourceRound()
  var writers = OpenWriters()
  /// True if what waits is known only after another rescan: the last one failed.
  var needsRescan = false

  /// The things that the last rescan found and that cannot be claimed.
  var troubles = ArrivalTroubles()

  /// Batches that were taken out by ``next(now:)`` since the last rescan, and those of them that
  /// could not be claimed.
  var takenCount = 0
  var returnedCount = 0
  private var lastTaken: WaitingBatches.Entry?

  init(layout: SpoolLayout, calls: SystemCalls, options: SpoolOptions) throws(FileError) {
    self.layout = layout
    self.calls = calls
    self.options = options
    do {
      inotify = FileDescriptor(
        owning: try calls.inotifyInit(), path: layout.incoming, calls: calls)
    } catch { throw FileError(operation: .inotifyInit, path: layout.incoming, errno: error) }
  }

  var descriptor: Int32 { inotify.number }

  /// Names that one source may have in memory.
  var countMax: Int { max(64, options.lookAheadNameCountMax / max(1, sources.count)) }

  var summary: WaitingSummary {
    var summary = WaitingSummary()
    for source in sources {
      guard let batches = waiting[source] else { continue }
      summary.hasMore = summary.hasMore || batches.hasMore
      guard let oldest = batches.oldest else { continue }
      summary.batchCount += batches.count
      summary.byteCount += batches.byteCount
      let modified = oldest.modifiedNanoseconds / 1_000_000
      summary.oldestModifiedMilliseconds =
        min(summary.oldestModifiedMilliseconds ?? modified, modified)
      summary.sources.append(
        WaitingSummary.Source(
          name: BatchName(source: source, name: []).source, batchCount: batches.count,
          byteCount: batches.byteCount))
    }
    troubles.fill(&summary)
    return summary
  }

  /// The directory of a source; a symbolic link in its place is not followed.
  func directory(of source: [UInt8]) throws(FileError) -> Directory {
    try Directory(SpoolLayout.directory(layout.incoming, source: source), calls: calls)
  }

  // MARK: Giving out

  /// Takes out the next batch: the oldest of the source whose turn it is.
  func next(now: Int64) throws(FileError) -> BatchName? {
    if needsRescan { try rescan(now: now) }
    if let name = takeNext() { return name }
    // Where nothing could be claimed since the last rescan, another at once would find the same.
    guard takenCount > returnedCount else { return nil }
    guard waiting.values.contains(where: \.hasMore) else { return nil }
    try rescan(now: now)
    return takeNext()
  }

  private func takeNext() -> BatchName? {
    for step in 0..<sources.count {
      let index = (turn + step) % sources.count
      let source = sources[index]
      while let entry = waiting[source]?.removeOldest() {
        let name = BatchName(source: source, name: entry.name)
        guard writers.isEmpty || !writers.isOpen(name, byteCount: entry.byteCount) else {
          // It was complete, and then somebody opened it again; the next rescan finds it.
          leave(name, changedMilliseconds: entry.modifiedNanoseconds / 1_000_000)
          continue
        }
        turn = (index + 1) % sources.count
        takenCount += 1
        lastTaken = entry
        return name
      }
    }
    return nil
  }

  /// Remembers that the batch that was taken out last is claimed.
  func noticeClaim(of name: BatchName) { round.noticeClaim(from: name.sourceBytes) }

  /// Counts the batch that was taken out last and cannot be claimed; the next rescan finds it again.
  func noticeUnclaimable(_ name: BatchName) {
    returnedCount += 1
    troubles.addUnclaimable(name, lastTaken)
  }

  /// Puts back the batch that was taken out last: the system refused, and the fault is not its own.
  func putBack(_ name: BatchName) {
    guard let entry = lastTaken else { return }
    waiting[name.sourceBytes, default: WaitingBatches()].insert([entry], countMax: countMax)
  }

  /// Leaves a file alone that somebody has open.
  func leave(_ name: BatchName, changedMilliseconds: Int64) {
    let end = changedMilliseconds.addingReportingOverflow(Limits.openWriterMilliseconds)
    troubles.addUnsettled(until: end.overflow ? .max : end.partialValue, isBeingWritten: true)
  }

  // MARK: Inotify

  /// Takes in all events that are there.
  func readEvents(now: Int64) throws(FileError) {
    var mustRescan = false
    var arrived = Arrived(of: self)
    var buffer = ByteBuffer(capacity: 64 << 10)
    while true {
      buffer.removeAll()
      let count: Int
      do {
        count = try unsafe buffer.fill(room: 64 << 10) { (room) throws(FileError) in
          try unsafe inotify.read(into: UnsafeMutableRawBufferPointer(room))
        }
      } catch  where error.errno == .wouldBlock {
        break
      }
      if count == 0 { break }
      for event in InotifyEvent.parse(buffer.view)
      where try take(event, into: &arrived, now: now) {
        mustRescan = true
      }
    }
    for (source, entries) in arrived.entries {
      waiting[source, default: WaitingBatches()].insert(entries, countMax: countMax)
    }
    if mustRescan { try rescan(now: now) }
  }

  /// Takes in one event; returns whether only a rescan can tell what happened.
  private func take(
    _ event: InotifyEvent, into arrived: inout Arrived, now: Int64
  ) throws(FileError) -> Bool {
    if event.isOverflow {
      // Who has closed his file meanwhile is not known; the time of the last change must do.
      writers.removeAll()
      return true
    }
    guard let source = watches[event.watch] else { return false }
    if event.isLostWatch {
      watches[event.watch] = nil
      writers.removeAll(of: source)
      // Where the directory was only moved, the watch would follow it; where it is gone, so is it.
      try? calls.inotifyRemoveWatch(inotify.number, event.watch)
      return true
    }
    if event.isDirectory { return source.isEmpty && (event.isMade || event.isMovedIn) }
    let name = BatchName(source: source, name: event.name)
    let isComplete = writers.take(event, of: name)
    if isComplete, options.holdMilliseconds == 0 {
      try arrived.add(name)
    } else if isComplete || event.isClosed,
      [.batch, .tooLong].contains(BatchName.classify(file: event.name))
    {
      // It is claimed when it has rested; the next look comes then and not much later.
      let needed = max(options.settleMilliseconds, options.holdMilliseconds)
      let end = now + min(needed, Limits.openWriterMilliseconds)
      troubles.settledAtMilliseconds = min(troubles.settledAtMilliseconds ?? end, end)
    }
    return false
  }
}

/// The complete files that events told of, looked at by way of their directories.
private struct Arrived {
  private let arrivals: Arrivals
  private(set) var entries: [[UInt8]: [WaitingBatches.Entry]] = [:]
  /// The directory that was opened last: events come in runs.
  private var opened: (source: [UInt8], directory: Directory)?

  init(of arrivals: Arrivals) {
    self.arrivals = arrivals
  }

  /// Looks at a name that has a complete file, and takes it in if it is a batch.
  mutating func add(_ name: BatchName) throws(FileError) {
    switch BatchName.classify(file: name.nameBytes) {
    case .ignored: return
    case .odd: arrivals.troubles.odd.add(name.file)
    case .batch, .tooLong:
      guard let status = try status(of: name) else { return }
      guard status.kind == .regular else { return arrivals.troubles.odd.add(name.file) }
      entries[name.sourceBytes, default: []].append(
        WaitingBatches.Entry(status, name: name.nameBytes))
    }
  }

  /// What the kernel says about a waiting batch; nil if it is gone, or its source gives nothing, which
  /// the next rescan tells.
  private mutating func status(of name: BatchName) throws(FileError) -> FileStatus? {
    do {
      if opened?.source != name.sourceBytes {
        opened = (name.sourceBytes, try arrivals.directory(of: name.sourceBytes))
      }
      return try opened?.directory.status(of: name.nameBytes)
    } catch {
      opened = nil
      guard !name.sourceBytes.isEmpty, !error.errno.isShortage else { throw error }
      return nil
    }
  }
}

extension WaitingBatches.Entry {
  init(_ status: FileStatus, name: [UInt8]) {
    self.init(
      modifiedNanoseconds: status.modifiedNanoseconds, name: name, byteCount: status.size)
  }
}
