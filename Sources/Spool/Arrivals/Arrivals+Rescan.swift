internal import Bytes
internal import FileSystem

extension Arrivals {
  /// Looks at every name; what was known to be complete stays so.
  ///
  /// Until one has gone through, ``next(now:)`` tries again: what cannot be looked at is no end of the
  /// trouble.
  func rescan(now: Int64) throws(FileError) {
    needsRescan = true
    troubles = ArrivalTroubles()
    takenCount = 0
    returnedCount = 0
    let found = try findSources()
    let next = turn < sources.count ? sources[turn] : []
    sources = found
    turn = sources.firstIndex(of: next) ?? 0
    let isSource = Set(found)
    waiting = waiting.filter { isSource.contains($0.key) }
    for (watch, source) in watches where !isSource.contains(source) {
      watches[watch] = nil
      // It is gone, or out of its turn; a watch that cannot be removed tells of no source.
      try? calls.inotifyRemoveWatch(inotify.number, watch)
    }
    for source in sources { try rescan(source, now: now) }
    needsRescan = false
    // Files that are copied in one after the other are looked for together.
    troubles.settledAtMilliseconds = troubles.settledAtMilliseconds.map {
      max($0, now + options.settleMilliseconds / 8)
    }
  }

  /// The sources there are: `incoming/` itself, and the directories in it, in order of name.
  private func findSources() throws(FileError) -> [[UInt8]] {
    let home = try directory(of: [])
    var found: [[UInt8]] = []
    var unknown: [[UInt8]] = []
    try home.visit { entry in
      guard entry.kind == .directory || entry.kind == nil else { return true }
      guard found.count + unknown.count < Limits.sourceNameCountMax else {
        troubles.crowdedOut.add(BatchName(source: entry.name, name: []).source)
        return true
      }
      if entry.kind == .directory { found.append(entry.name) } else { unknown.append(entry.name) }
      return true
    }
    for name in unknown where try home.status(of: name)?.kind == .directory { found.append(name) }
    let status = try home.status()
    var sources: [[UInt8]] = []
    for name in found.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      switch BatchName.classify(directory: name) {
      case .ignored: continue
      case .odd, .tooLong: troubles.odd.add(BatchName(source: name, name: []).file)
      case .batch:
        guard let source = try home.status(of: name) else { continue }
        if source.isOnSameMount(as: status) {
          sources.append(name)
        } else {
          troubles.mounted.add(BatchName(source: name, name: []).source)
        }
      }
    }
    return [[]] + choose(from: sources)
  }

  /// Those of the sources that are served now, where there are too many.
  private func choose(from sources: [[UInt8]]) -> [[UInt8]] {
    let chosen = round.choose(
      from: sources, countMax: Limits.sourceCountMax - 1, hasBatch: hasBatch)
    guard chosen.count < sources.count else { return chosen }
    let isChosen = Set(chosen)
    for source in sources where !isChosen.contains(source) {
      troubles.crowdedOut.add(BatchName(source: source, name: []).source)
    }
    return chosen
  }

  /// Whether a source has a name that can be a batch; a directory full of other names counts as one.
  private func hasBatch(_ source: [UInt8]) -> Bool {
    var count = 0
    var isFound = false
    do {
      try directory(of: source).visit { entry in
        count += 1
        let kind = BatchName.classify(file: entry.name)
        isFound = kind == .batch || kind == .tooLong || count >= Limits.sourceProbeNameCountMax
        return !isFound
      }
      return isFound
    } catch {
      // It may be closed to this user, which is told where it has a place.
      return true
    }
  }

  /// Looks at every name of one source; what is wrong with it is its own trouble.
  private func rescan(_ source: [UInt8], now: Int64) throws(FileError) {
    do {
      let opened = try directory(of: source)
      // The watch comes first, so that what arrives while the directory is read is told.
      try watch(source)
      waiting[source] = try found(in: opened, of: source, now: now)
    } catch {
      guard !source.isEmpty, !error.errno.isShortage else { throw error }
      waiting[source] = nil
      // A source that is taken away, or has become something else, has nothing to give.
      if [.noSuchFile, .notDirectory, .symbolicLink].contains(error.errno) { return }
      let path = SpoolLayout.directory(layout.incoming, source: source)
      // Who owns it is told where it can be seen.
      let status = try? calls.lstat(path)
      troubles.addUnlistable(source, error, status)
    }
  }

  /// The oldest batches of a source; memory is bounded however many there are.
  private func found(
    in directory: Directory, of source: [UInt8], now: Int64
  ) throws(FileError) -> WaitingBatches {
    let known = waiting[source] ?? WaitingBatches()
    var found: [WaitingBatches.Entry] = []
    var hasMore = false
    var failure: FileError?
    try directory.visit { entry in
      do throws(FileError) {
        let name = BatchName(source: source, name: entry.name)
        let isKnown = known.contains(entry.name)
        guard let entry = try look(at: name, in: directory, isKnown: isKnown, now: now) else {
          return true
        }
        found.append(entry)
      } catch {
        failure = error
        return false
      }
      if found.count >= 2 * countMax {
        found.sort(by: WaitingBatches.Entry.precedes)
        found.removeLast(found.count - countMax)
        hasMore = true
      }
      return true
    }
    if let failure { throw failure }
    var batches = WaitingBatches()
    batches.replace(with: found, countMax: countMax, hasMore: hasMore)
    return batches
  }

  /// Looks at one name that a rescan met; nil if it is not to be claimed, or not yet.
  private func look(
    at name: BatchName, in directory: Directory, isKnown: Bool, now: Int64
  ) throws(FileError) -> WaitingBatches.Entry? {
    let kind = BatchName.classify(file: name.nameBytes)
    if kind == .ignored { return nil }
    let status: FileStatus
    do throws(FileError) {
      guard let found = try directory.status(of: name.nameBytes) else { return nil }
      status = found
    } catch {
      // Without the right to search the directory nothing in it can be claimed; else it is this file.
      if error.errno == .accessDenied || error.errno.isShortage { throw error }
      troubles.addUnclaimable(name, nil)
      return nil
    }
    // The directories in `incoming/` were sorted out before.
    if status.kind == .directory, name.sourceBytes.isEmpty { return nil }
    guard kind != .odd, status.kind == .regular else {
      troubles.odd.add(name.file)
      return nil
    }
    guard !isUnfinished(name, status, isKnown: isKnown, now: now) else { return nil }
    return WaitingBatches.Entry(status, name: name.nameBytes)
  }

  /// True if a file may still grow, as far as can be told: it is then left alone for now.
  private func isUnfinished(
    _ name: BatchName, _ status: FileStatus, isKnown: Bool, now: Int64
  ) -> Bool {
    let changed = status.changedNanoseconds / 1_000_000
    // A change in the future means that the clock was set back; it says nothing about rest.
    let age = abs(now - changed)
    if writers.isOpen(name, byteCount: status.size) {
      if age < Limits.openWriterMilliseconds {
        leave(name, changedMilliseconds: changed)
        return true
      }
      writers.forget(name)
    }
    let needed = max(options.settleMilliseconds, options.holdMilliseconds)
    guard !isKnown, age < needed else { return false }
    troubles.addUnsettled(until: changed + needed, isBeingWritten: false)
    return true
  }

  /// Watches a source; the kernel gives the same watch for the same directory.
  private func watch(_ source: [UInt8]) throws(FileError) {
    let path = SpoolLayout.directory(layout.incoming, source: source)
    do {
      watches[try calls.inotifyAddWatch(inotify.number, path, InotifyEvent.watchMask)] = source
    } catch {
      // No more watches: this source is served by rescans alone.
      guard error != .noSpace else { return }
      throw FileError(operation: .inotifyAddWatch, path: path, errno: error)
    }
  }
}
