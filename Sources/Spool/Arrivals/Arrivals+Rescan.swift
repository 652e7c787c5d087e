internal import Bytes
internal import CLinux
internal import FileSystem

extension Arrivals {
  /// Looks at every name; what was known to be complete stays so.
  func rescan(now: Int64) throws(FileError) {
    restingCount = 0
    restEndsAtMilliseconds = nil
    oddNameCount = 0
    oddNames = []
    mountedSourceCount = 0
    mountedSources = []
    takenCount = 0
    unclaimable = Unclaimable()
    let found = try findSources()
    let next = turn < sources.count ? sources[turn] : []
    sources = found
    turn = sources.firstIndex(of: next) ?? 0
    waiting = waiting.filter { found.contains($0.key) }
    for source in sources { try rescan(source, now: now) }
  }

  /// The sources there are: `incoming/` itself, and the directories in it, in order of name.
  private func findSources() throws(FileError) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var unknown: [[UInt8]] = []
    try calls.visit(layout.incoming) { entry in
      if entry.kind == .directory { found.append(entry.name) }
      if entry.kind == nil { unknown.append(entry.name) }
      return true
    }
    for name in unknown
    where try calls.status(of: layout.incoming.appending(name))?.kind == .directory {
      found.append(name)
    }
    let home = try calls.status(of: layout.incoming)
    var sources: [[UInt8]] = [[]]
    for name in found.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let kind = BatchName.classify(directory: name)
      if kind == .batch, sources.count < Limits.sourceCountMax {
        guard let status = try calls.status(of: layout.incoming.appending(name)) else { continue }
        if let home, !status.isOnSameMount(as: home) {
          noteMounted(name)
        } else {
          sources.append(name)
        }
      } else if kind != .ignored {
        noteOdd(BatchName(source: name, name: []))
      }
    }
    return sources
  }

  /// Looks at every name of one source.
  private func rescan(_ source: [UInt8], now: Int64) throws(FileError) {
    do {
      // The watch comes first, so that what arrives while the directory is read is told.
      try watch(source)
      waiting[source] = try found(in: source, now: now)
    } catch {
      // A source that is taken away, or closed to this user, has nothing to give.
      let isGone = [.noSuchFile, .notDirectory, .accessDenied].contains(error.errno)
      guard isGone, !source.isEmpty else { throw error }
      waiting[source] = nil
    }
  }

  /// The oldest batches of a source; memory is bounded however many there are.
  private func found(in source: [UInt8], now: Int64) throws(FileError) -> WaitingBatches {
    let known = waiting[source] ?? WaitingBatches()
    var found: [WaitingBatches.Entry] = []
    var hasMore = false
    var failure: FileError?
    try calls.visit(SpoolLayout.directory(layout.incoming, source: source)) { entry in
      do throws(FileError) {
        let name = BatchName(source: source, name: entry.name)
        let isKnown = known.contains(entry.name)
        guard let entry = try look(at: name, isKnown: isKnown, now: now) else { return true }
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
    at name: BatchName, isKnown: Bool, now: Int64
  ) throws(FileError) -> WaitingBatches.Entry? {
    let kind = BatchName.classify(file: name.nameBytes)
    if kind == .ignored { return nil }
    guard let status = try status(of: name) else { return nil }
    // The directories in `incoming/` were sorted out before.
    if status.kind == .directory, name.sourceBytes.isEmpty { return nil }
    guard kind != .odd, status.kind == .regular else {
      noteOdd(name)
      return nil
    }
    let changed = status.changedNanoseconds / 1_000_000
    // A change in the future means that the clock was set back; it says nothing about rest.
    let isRested = abs(now - changed) >= options.settleMilliseconds
    guard isKnown || isRested else {
      restingCount += 1
      let end = changed + options.settleMilliseconds
      restEndsAtMilliseconds = min(restEndsAtMilliseconds ?? end, end)
      return nil
    }
    return WaitingBatches.Entry(status, name: name.nameBytes)
  }

  /// Watches a source; the kernel gives the same watch for the same directory.
  private func watch(_ source: [UInt8]) throws(FileError) {
    let path = SpoolLayout.directory(layout.incoming, source: source)
    var mask = UInt32(IN_MOVED_TO) | UInt32(IN_ONLYDIR) | UInt32(IN_DONT_FOLLOW)
    mask |= UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
    if source.isEmpty { mask |= UInt32(IN_CREATE) }
    do {
      watches[try calls.inotifyAddWatch(inotify.number, path, mask)] = source
    } catch {
      // No more watches: this source is served by rescans alone.
      guard error != .noSpace else { return }
      throw FileError(operation: .inotifyAddWatch, path: path, errno: error)
    }
  }
}
