import Configuration
import Engine
import FileSystem
import Glibc
import Spool
import Stats

/// The thread that turns batches into decisions: claim, decide, append, finish, close the group.
///
/// It alone touches the spool, save for the group in commit, which the ``CommitThread`` has while
/// this thread fills the next one. Orders come and reports go through the ``Exchange``.
final class Worker {
  let spool: Spool
  let options: DaemonOptions
  let log: EventLog
  let exchange: Exchange
  let pool: MatchPool
  let commits: CommitThread
  var decider: BatchDecider
  /// What happened before, for rules that ask; it outlives rule sets.
  var ledger = NoLedger()
  var group = OpenGroup()
  /// The group that the commit thread has.
  var closed: ClosedGroup?
  var interval: CounterInterval
  var backoff = Backoff()
  /// How long the last commit took: a group under load is worth as much work.
  var commitMicroseconds: Int64 = 0
  /// When the waiting and the claimed batches were shown last.
  var lastShownMicroseconds: Int64 = 0
  /// What was told about `incoming/`.
  var notices = ArrivalNotices()
  /// Rules to be put in force once what is claimed is decided.
  private var nextRules: RulesInForce?
  private var nextRescanMicroseconds: Int64

  init(
    _ spool: Spool, rules: RulesInForce, interval: CounterInterval, options: DaemonOptions,
    links: Links
  ) {
    self.spool = spool
    self.options = options
    self.interval = interval
    log = links.log
    exchange = links.exchange
    pool = MatchPool(
      workerCount: options.configuration.workerCount ?? coreCount(), clock: options.clock)
    commits = CommitThread(clock: options.clock) { [exchange = links.exchange] in
      exchange.workerWakeup.wake()
    }
    decider = BatchDecider(rules.ruleSet, engine: options.engine, pool: pool)
    nextRescanMicroseconds =
      options.clock.monotonicMicroseconds() + options.configuration.rescanInterval.microseconds
    noteRules(rules)
  }

  /// Ends the threads that this one made.
  func close() {
    decider.abandon()
    pool.close()
    commits.close()
  }

  /// How the worker reaches the rest of the daemon.
  struct Links: Sendable {
    var log: EventLog
    var exchange: Exchange
  }

  /// What one step of the loop came to.
  private enum Step {
    case worked
    /// The group is full, and the one before is still in commit.
    case groupIsFull
    /// All that is claimed is decided; perhaps a group is in commit.
    case nothingWaits
  }

  var nowMilliseconds: Int64 { options.clock.epochMilliseconds() }
  var nowMicroseconds: Int64 { options.clock.monotonicMicroseconds() }

  /// Decides batches until there is an order to stop, or nothing waits and that is all.
  func run() -> DaemonEnd {
    while true {
      if let end = turn() { return end }
    }
  }

  /// One turn of the loop: orders first, then the next thing that there is to do.
  ///
  /// - Returns: How the daemon ends; nil where it goes on.
  private func turn() -> DaemonEnd? {
    exchange.beat()
    let orders = exchange.takeOrders()
    if let rules = orders.rules { nextRules = rules }
    if orders.stopDeadlineMicroseconds != nil { return stop() }
    do throws(SpoolError) {
      switch try advance() {
      case .worked: return nil
      case .groupIsFull:
        waitForCommit()
        return nil
      case .nothingWaits: break
      }
    } catch {
      return handle(error)
    }
    notices.fall(to: spool.waiting)
    if closed == nil {
      noteTroubleOver()
      showWaiting()
      if options.isOnce, spool.waiting.unsettledCount == 0 { return stop() }
    }
    waitForWork()
    return nil
  }

  /// Does the next thing that there is to do: claims before settling, so that all workers have work.
  private func advance() throws(SpoolError) -> Step {
    try takeEndedCommit()
    try spool.finishPublication()
    if let rules = nextRules, decider.isEmpty { put(rules) }
    if nextRules == nil, try claimNext() { return .worked }
    if decider.isEmpty {
      let isPublicationDue =
        interval.isPending && interval.isDue(nowMicroseconds: nowMicroseconds)
      guard closed == nil, !group.isEmpty || isPublicationDue else { return .nothingWaits }
      try beginCommit()
      return .worked
    }
    if isGroupFull, decider.isBetweenBatches {
      guard closed == nil else { return .groupIsFull }
      try beginCommit()
      return .worked
    }
    try settleNext()
    if closed == nil, isGroupOld, decider.isBetweenBatches { try beginCommit() }
    return .worked
  }

  /// Claims a batch, where there is room for one and one waits.
  private func claimNext() throws(SpoolError) -> Bool {
    guard decider.hasRoom, !isGroupFull else { return false }
    if group.isEmpty, decider.isEmpty {
      try rescanIfDue()
      try spool.readArrivals(now: nowMilliseconds)
    }
    var claim = try spool.claim(now: nowMilliseconds)
    if claim == nil, !group.isEmpty || !decider.isEmpty {
      try spool.readArrivals(now: nowMilliseconds)
      claim = try spool.claim(now: nowMilliseconds)
    }
    guard let claim else { return false }
    take(claim)
    return true
  }

  /// Lists `incoming/` where the interval is over, or a file found before has rested.
  private func rescanIfDue() throws(SpoolError) {
    let isRested = spool.settledAtMilliseconds.map { $0 <= nowMilliseconds } ?? false
    guard isRested || nowMicroseconds >= nextRescanMicroseconds else { return }
    nextRescanMicroseconds =
      nowMicroseconds + options.configuration.rescanInterval.microseconds
    try spool.rescan(now: nowMilliseconds)
  }

  /// Whether no batch may join the group any more.
  var isGroupFull: Bool {
    spool.claimedCount >= options.spoolOptions.groupBatchCountMax
      || spool.openGroup.byteCount >= options.spoolOptions.groupByteCountMax
  }

  /// Whether the group should be committed although more waits: it is as old as a commit is worth.
  ///
  /// That is 5 ms, or as long as the last commit took, so that a slow disk is not asked for more
  /// than it can do.
  private var isGroupOld: Bool {
    guard !group.isEmpty else { return false }
    let age = nowMicroseconds - group.startedMicroseconds
    return age >= max(5_000, min(commitMicroseconds, 500_000))
  }

  /// Waits for an arrival, an order, the end of a commit, or the next time at which something is due.
  private func waitForWork() {
    guard group.isEmpty else {
      // The group goes where the one in commit has gone; arrivals may join it until it is full.
      return wait(untilMicroseconds: nowMicroseconds + 1_000_000, forArrivals: !isGroupFull)
    }
    var due = nextRescanMicroseconds
    if closed == nil, let publication = interval.nextDueMicroseconds { due = min(due, publication) }
    if let restEnds = spool.settledAtMilliseconds {
      due = min(due, nowMicroseconds + (restEnds - nowMilliseconds) * 1_000)
    }
    wait(untilMicroseconds: due, forArrivals: true)
  }

  /// Waits for an order, until a time and perhaps for arrivals.
  func wait(untilMicroseconds due: Int64, forArrivals: Bool) {
    let milliseconds = (due - nowMicroseconds + 999) / 1_000
    var requests = [pollfd.readable(exchange.workerWakeup.descriptor)]
    if forArrivals { requests.append(.readable(spool.arrivalDescriptor)) }
    exchange.noteIdle(true)
    waitForAny(&requests, milliseconds: Int32(clamping: max(0, milliseconds)))
    exchange.noteIdle(false)
    if requests[0].isMet { exchange.workerWakeup.clear() }
  }

  /// Puts rules in force, between two batches.
  private func put(_ rules: RulesInForce) {
    nextRules = nil
    group.counters.add(decider.takeCounters())
    decider = BatchDecider(rules.ruleSet, engine: options.engine, pool: pool)
    noteRules(rules)
  }

  private func noteRules(_ rules: RulesInForce) {
    let now = nowMilliseconds
    exchange.update { snapshot in
      snapshot.rules.identifier = rules.ruleSet.identifier
      snapshot.rules.ruleCount = Int64(rules.ruleSet.rules.count)
      snapshot.rules.loadedMilliseconds = now
      snapshot.rules.isFallback = rules.isFallback
      snapshot.rules.listCounts = rules.listCounts
      snapshot.rules.ruleIdentifiers = rules.ruleSet.rules.map(\.identifier)
    }
    guard !rules.isFallback else { return }
    log.note(
      .rulesAccepted(
        identifier: rules.ruleSet.identifier, ruleCount: rules.ruleSet.rules.count,
        warningCount: rules.warningCount))
  }

  /// Decides what is claimed if the grace allows, commits, publishes all counters, and ends.
  private func stop() -> DaemonEnd {
    exchange.update { $0.state = .stopping }
    do throws(SpoolError) {
      try settleClaimed()
      try endRunningCommit()
      try spool.finishPublication()
      try beginCommit(publishesCounters: true)
      try endRunningCommit()
      return .finished
    } catch {
      log.note(.spoolFailed(error))
      return .failed(reason: error.sentence)
    }
  }

  /// Settles what is claimed, until the grace is over; then the open group is abandoned.
  private func settleClaimed() throws(SpoolError) {
    while !decider.isEmpty {
      exchange.beat()
      if let deadline = exchange.stopDeadlineMicroseconds, nowMicroseconds >= deadline {
        log.note(.graceOver)
        return try abandon()
      }
      if isGroupFull, decider.isBetweenBatches {
        try endRunningCommit()
        try spool.finishPublication()
        try beginCommit()
      }
      try settleNext()
    }
  }
}
