import Engine
import FileSystem
import Spool
import Stats

/// Shows the spool as the loop sees it: what waits and what is in hand in the stats, and what is new
/// or wrong in the log.
struct SpoolReport {
  private let log: EventLog
  private let exchange: Exchange
  private let options: DaemonOptions
  /// What was told about `incoming/`.
  private var notices = ArrivalNotices()
  private var shownMicroseconds: Int64 = 0
  private var nextDiskCheckMicroseconds: Int64 = 0

  /// How old what is shown may become while the loop works.
  private static let showMicroseconds: Int64 = 100_000

  /// How long a commit may take before it is trouble: 64 MB of output at 2 MB a second.
  private static let longCommitSeconds: Int64 = 30

  init(_ options: DaemonOptions, links: Links) {
    self.options = options
    log = links.log
    exchange = links.exchange
  }

  private var nowMicroseconds: Int64 { options.clock.monotonicMicroseconds() }

  /// Shows the spool, if that was a while ago.
  mutating func showIfOld(_ spool: Spool, commitStartedMicroseconds: Int64?) {
    guard nowMicroseconds - shownMicroseconds >= SpoolReport.showMicroseconds else { return }
    show(spool, commitStartedMicroseconds: commitStartedMicroseconds)
  }

  /// Shows the spool.
  ///
  /// - Parameters:
  ///   - spool: The spool.
  ///   - commitStartedMicroseconds: When the running commit began; nil where none runs.
  mutating func show(_ spool: Spool, commitStartedMicroseconds: Int64?) {
    let waiting = spool.waiting
    let inHand = spool.inHand
    shownMicroseconds = nowMicroseconds
    for event in notices.newTroubles(in: waiting) { log.write(event) }
    for incident in spool.takeIncidents() { log.write(.spoolMended(incident)) }
    checkDiskIfDue(commitStartedMicroseconds: commitStartedMicroseconds)
    exchange.update { snapshot in
      snapshot.spool.waitingBatchCount = Int64(waiting.batchCount)
      snapshot.spool.waitingByteCount = waiting.byteCount
      snapshot.spool.oldestMilliseconds = waiting.oldestModifiedMilliseconds
      snapshot.spool.claimedBatchCount = Int64(inHand.batchCount)
      snapshot.spool.claimedByteCount = Int64(clamping: inHand.byteCount)
      snapshot.spool.mountedSourceCount = Int64(waiting.mountedSourceCount)
      snapshot.spool.unlistableSourceCount = Int64(waiting.unlistableSourceCount)
      snapshot.spool.oddNameCount = Int64(waiting.oddNameCount)
      snapshot.spool.unclaimableCount = Int64(waiting.unclaimableCount)
    }
  }

  /// Forgets troubles in `incoming/` that are over, so that they are told when they come again.
  ///
  /// Only to be called when nothing is left to claim.
  mutating func forgetResolved(in waiting: WaitingSummary) {
    notices.forgetResolved(in: waiting)
  }

  /// Asks once a second how much room there is: on a disk that is full or read-only nothing fails
  /// while nothing arrives.
  private mutating func checkDiskIfDue(commitStartedMicroseconds: Int64?) {
    let now = nowMicroseconds
    guard now >= nextDiskCheckMicroseconds else { return }
    nextDiskCheckMicroseconds = now + 1_000_000
    // A spool that has gone shows itself at the next claim.
    let status = try? options.calls.statfs(options.spoolPath)
    let commitSeconds = commitStartedMicroseconds.map { (now - $0) / 1_000_000 } ?? 0
    let trouble = SpoolReport.diskTrouble(status, commitSeconds: commitSeconds)
    exchange.update { snapshot in
      snapshot.spool.freeByteCount = status.map { Int64(clamping: $0.availableByteCount) }
      snapshot.spool.freeFileCount = status.flatMap { status in
        status.hasFileLimit ? Int64(clamping: status.availableFileCount) : nil
      }
      snapshot.spool.diskTrouble = trouble
    }
  }

  /// What is wrong with the disk, as a sentence; nil where nothing is.
  static func diskTrouble(_ status: FileSystemStatus?, commitSeconds: Int64) -> String? {
    if commitSeconds >= longCommitSeconds {
      return "a commit has not ended for \(commitSeconds) s: the disk does not answer"
    }
    guard let status else { return nil }
    if status.isReadOnly { return "the file system of the spool is read-only" }
    return status.availableByteCount == 0 ? "the file system of the spool is full" : nil
  }

  /// Shows why the loop pauses.
  func showPause(_ error: SpoolError) {
    exchange.update { snapshot in
      snapshot.state = .paused
      snapshot.spool.refusal = "\(error)"
    }
  }

  /// Shows that the system no longer refuses.
  func showTroubleOver() {
    exchange.update { snapshot in
      if snapshot.state == .paused { snapshot.state = .running }
      snapshot.spool.refusal = nil
    }
    log.write(.troubleOver)
  }

  /// Shows the rules that came into force.
  func showRules(_ rules: RulesInForce) {
    let now = options.clock.epochMilliseconds()
    exchange.update { snapshot in
      snapshot.rules.identifier = rules.ruleSet.identifier
      snapshot.rules.ruleCount = Int64(rules.ruleSet.rules.count)
      snapshot.rules.loadedMilliseconds = now
      snapshot.rules.isFallback = rules.isFallback
      snapshot.rules.listCounts = rules.listCounts
      snapshot.rules.listModifiedMilliseconds = rules.listModifiedMilliseconds
      snapshot.rules.ruleIdentifiers = rules.ruleSet.rules.map(\.identifier)
      snapshot.knownLabels = rules.ruleSet.counterLabels
      snapshot.knownLabels[.batches] = BatchOutcome.allCases.map(\.rawValue)
    }
    guard !rules.isFallback else { return }
    log.write(
      .rulesAccepted(
        identifier: rules.ruleSet.identifier, ruleCount: rules.ruleSet.rules.count,
        warningCount: rules.warningCount))
  }

  /// Counts a committed group.
  func count(_ group: GroupTally, commitMicroseconds: Int64) {
    let now = options.clock.epochMilliseconds()
    exchange.update { snapshot in
      snapshot.counters.add(group.counters)
      snapshot.sources.add(group.sources)
      snapshot.spool.groupCount += 1
      snapshot.spool.decidedByteCount += group.decidedByteCount
      snapshot.spool.lastCommitMilliseconds = now
      snapshot.commitLatency.add(microseconds: commitMicroseconds)
      for modified in group.modifiedMilliseconds {
        snapshot.endToEndLatency.add(microseconds: (now - modified) * 1_000)
      }
    }
    log.write(
      .groupCommitted(
        batchCount: group.batchCount, byteCount: Int(group.decidedByteCount),
        microseconds: commitMicroseconds))
  }

  /// Tells of a decided batch.
  func tell(_ decided: BatchDecider.Decided) {
    let name = decided.batch.batchName
    exchange.update { $0.decideLatency.add(microseconds: decided.microseconds) }
    log.write(
      .batchDecided(
        name, recordCount: decided.lineCount - decided.rejectedCount,
        microseconds: decided.microseconds))
    let isMany = decided.rejectedCount >= SpoolReport.toldRejectedCount
    if isMany, decided.rejectedCount * 2 > decided.lineCount {
      log.write(
        .linesRejected(name, count: decided.rejectedCount, lineCount: decided.lineCount))
    }
  }

  /// Rejected lines from which on a batch that has hardly any others is told of.
  private static let toldRejectedCount: Int64 = 100
}
