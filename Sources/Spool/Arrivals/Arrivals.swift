internal import Bytes
internal import CLinux
internal import FileSystem

/// What waits in `incoming/`: told by inotify, found by rescans, given out in turn.
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

  var restingCount = 0
  var restEndsAtMilliseconds: Int64?
  var oddNameCount = 0
  var oddNames: [String] = []
  /// Directories that were mounted in `incoming/` since the start: nothing is claimed from them.
  var mountedSourceCount = 0
  var mountedSources: [String] = []

  /// Batches that were taken out by ``next(now:)`` since the last rescan.
  var takenCount = 0
  private var lastTaken: WaitingBatches.Entry?
  var unclaimable = Unclaimable()

  /// Batches that could not be claimed since the last rescan: they still wait.
  struct Unclaimable {
    var count = 0
    var byteCount: Int64 = 0
    var oldestModifiedNanoseconds: Int64?
    /// A few of their names.
    var names: [String] = []
  }

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
    summary.batchCount += unclaimable.count
    summary.byteCount += unclaimable.byteCount
    if let oldest = unclaimable.oldestModifiedNanoseconds.map({ $0 / 1_000_000 }) {
      summary.oldestModifiedMilliseconds = min(
        summary.oldestModifiedMilliseconds ?? oldest, oldest)
    }
    summary.restingCount = restingCount
    summary.restEndsAtMilliseconds = restEndsAtMilliseconds
    summary.oddNameCount = oddNameCount
    summary.oddNames = oddNames
    summary.unclaimableCount = unclaimable.count
    summary.unclaimableNames = unclaimable.names
    summary.mountedSourceCount = mountedSourceCount
    summary.mountedSources = mountedSources
    return summary
  }

  /// Takes out the next batch: the oldest of the source whose turn it is.
  func next(now: Int64) throws(FileError) -> BatchName? {
    if let name = takeNext() { return name }
    // Where nothing could be claimed since the last rescan, another at once would find the same.
    guard takenCount > unclaimable.count else { return nil }
    guard waiting.values.contains(where: \.hasMore) else { return nil }
    try rescan(now: now)
    return takeNext()
  }

  private func takeNext() -> BatchName? {
    for step in 0..<sources.count {
      let place = (turn + step) % sources.count
      let source = sources[place]
      guard let entry = waiting[source]?.removeOldest() else { continue }
      turn = (place + 1) % sources.count
      takenCount += 1
      lastTaken = entry
      return BatchName(source: source, name: entry.name)
    }
    return nil
  }

  /// Counts a batch that was taken out and may not be renamed; the next rescan finds it again.
  func noteUnclaimable(_ name: BatchName) {
    unclaimable.count += 1
    if unclaimable.names.count < Limits.oddNamesShownMax { unclaimable.names.append(name.file) }
    guard let entry = lastTaken else { return }
    unclaimable.byteCount += entry.byteCount
    unclaimable.oldestModifiedNanoseconds = min(
      unclaimable.oldestModifiedNanoseconds ?? .max, entry.modifiedNanoseconds)
  }

  /// Counts a directory on another mount, and keeps a few names to show.
  func noteMounted(_ source: [UInt8]) {
    mountedSourceCount += 1
    guard mountedSources.count < Limits.oddNamesShownMax else { return }
    mountedSources.append(BatchName(source: source, name: []).source)
  }

  /// Counts a name that is no batch, and keeps a few to show.
  func noteOdd(_ name: BatchName) {
    oddNameCount += 1
    if oddNames.count < Limits.oddNamesShownMax { oddNames.append(name.file) }
  }

  // MARK: Inotify

  /// Takes in all events that are there.
  func note(now: Int64) throws(FileError) {
    var needsRescan = false
    var arrived: [[UInt8]: [WaitingBatches.Entry]] = [:]
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
      for event in InotifyEvent.parse(buffer.view) where try note(event, into: &arrived) {
        needsRescan = true
      }
    }
    for (source, entries) in arrived {
      waiting[source, default: WaitingBatches()].insert(entries, countMax: countMax)
    }
    if needsRescan { try rescan(now: now) }
  }

  /// Takes in one event; returns whether only a rescan can tell what happened.
  private func note(
    _ event: InotifyEvent, into arrived: inout [[UInt8]: [WaitingBatches.Entry]]
  ) throws(FileError) -> Bool {
    if event.isOverflow { return true }
    guard let source = watches[event.watch] else { return false }
    if event.isLostWatch {
      watches[event.watch] = nil
      // Where the directory was only moved, the watch would follow it; where it is gone, so is it.
      try? calls.inotifyRemoveWatch(inotify.number, event.watch)
      return true
    }
    if event.isDirectory { return source.isEmpty }
    guard event.isMovedIn else { return false }
    if let entry = try arrival(BatchName(source: source, name: event.name)) {
      arrived[source, default: []].append(entry)
    }
    return false
  }

  /// What a name stands for that was moved in, so that what has it is complete; nil for no batch.
  private func arrival(_ name: BatchName) throws(FileError) -> WaitingBatches.Entry? {
    switch BatchName.classify(file: name.nameBytes) {
    case .ignored: return nil
    case .odd:
      noteOdd(name)
      return nil
    case .batch, .tooLong:
      guard let status = try status(of: name) else { return nil }
      guard status.kind == .regular else {
        noteOdd(name)
        return nil
      }
      return WaitingBatches.Entry(status, name: name.nameBytes)
    }
  }

  /// What the kernel says about a waiting batch; nil if it is gone, or its source is.
  func status(of name: BatchName) throws(FileError) -> FileStatus? {
    do { return try calls.status(of: layout.waiting(name)) } catch {
      switch error.errno {
      case .notDirectory, .accessDenied: return nil
      default: throw error
      }
    }
  }
}

extension WaitingBatches.Entry {
  init(_ status: FileStatus, name: [UInt8]) {
    self.init(
      modifiedNanoseconds: status.modifiedNanoseconds, name: name, byteCount: status.size)
  }
}
