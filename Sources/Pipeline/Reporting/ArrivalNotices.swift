import Spool

/// What was told about names in `incoming/`, so that each trouble is told when it grows and not at
/// every rescan.
struct ArrivalNotices {
  private var oddNameCount = 0
  private var unclaimableCount = 0
  private var mountedSourceCount = 0
  private var unlistableSourceCount = 0

  /// The events for what there is more of than was told.
  mutating func newTroubles(in waiting: WaitingSummary) -> [Event] {
    var events: [Event] = []
    if waiting.oddNameCount > oddNameCount {
      events.append(.oddNames(count: waiting.oddNameCount, names: waiting.oddNames))
    }
    if waiting.unclaimableCount > unclaimableCount {
      events.append(
        .batchesUnclaimable(count: waiting.unclaimableCount, names: waiting.unclaimableNames))
    }
    if waiting.mountedSourceCount > mountedSourceCount {
      events.append(
        .sourcesMounted(count: waiting.mountedSourceCount, names: waiting.mountedSources))
    }
    if waiting.unlistableSourceCount > unlistableSourceCount {
      events.append(
        .sourcesUnlistable(
          count: waiting.unlistableSourceCount, names: waiting.unlistableSources))
    }
    unlistableSourceCount = max(unlistableSourceCount, waiting.unlistableSourceCount)
    oddNameCount = max(oddNameCount, waiting.oddNameCount)
    unclaimableCount = max(unclaimableCount, waiting.unclaimableCount)
    mountedSourceCount = max(mountedSourceCount, waiting.mountedSourceCount)
    return events
  }

  /// Forgets what is over, so that it is told when it comes again.
  ///
  /// Only to be called when nothing is left to claim: between a rescan and the claims after it,
  /// nothing counts as unclaimable.
  mutating func forgetResolved(in waiting: WaitingSummary) {
    unlistableSourceCount = min(unlistableSourceCount, waiting.unlistableSourceCount)
    oddNameCount = min(oddNameCount, waiting.oddNameCount)
    unclaimableCount = min(unclaimableCount, waiting.unclaimableCount)
    mountedSourceCount = min(mountedSourceCount, waiting.mountedSourceCount)
  }
}
