import Configuration
import Engine
import Glibc
import Spool
import Stats

/// The loop that turns batches into decisions: claim, decide, append, finish, close the group.
///
/// Its thread alone touches the spool, save for the group in commit, which the ``CommitThread`` has
/// while the next one is filled. Orders come and reports go through the ``Exchange``. When a group
/// is full, ``GroupPolicy`` says; what an error asks for, ``Retry``; what is shown, ``SpoolReport``.
final class SpoolLoop {
  let spool: Spool
  let options: DaemonOptions
  let links: Links
  let pool: MatchPool
  let commits: CommitThread
  let policy: GroupPolicy
  var decider: BatchDecider
  /// What happened before, for rules that ask; it outlives rule sets.
  var ledger = NoLedger()
  /// Tries batches with which the daemon has died.
  var trials: BatchTrials
  var group = GroupTally()
  /// The group that the commit thread has.
  var closed: ClosedTally?
  var interval: CounterInterval
  var retry = Retry()
  var report: SpoolReport
  /// How long the last commit took: a group under load is worth as much work.
  var lastCommitMicroseconds: Int64 = 0
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
    self.links = links
    policy = GroupPolicy(options.spoolOptions)
    report = SpoolReport(options, links: links)
    pool = MatchPool(
      matcherCount: options.configuration.workerCount ?? coreCount(), clock: options.clock)
    commits = CommitThread(clock: options.clock) { [exchange = links.exchange] in
      exchange.loopWakeup.wake()
    }
    decider = BatchDecider(rules.ruleSet, engine: options.engine, pool: pool)
    trials = BatchTrials(options.trialProgram(for: rules), options: options, links: links)
    nextRescanMicroseconds =
      options.clock.monotonicMicroseconds() + options.configuration.rescanInterval.microseconds
    report.showRules(rules)
  }

  /// Ends the threads that this one made.
  func close() {
    decider.abandon()
    pool.close()
    commits.close()
  }

  /// What one step of the loop came to.
  private enum Step {
    case worked
    /// The group is full, and the one before is still in commit.
    case groupIsFull
    /// All that is claimed is decided; perhaps a group is in commit.
    case nothingWaits
  }

  var log: EventLog { links.log }
  var exchange: Exchange { links.exchange }
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
    beat()
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
    report.forgetResolved(in: spool.waiting)
    if closed == nil {
      endTrouble()
      show()
      if options.isOnce, spool.waiting.unsettledCount == 0 { return stop() }
    }
    waitForWork()
    return nil
  }

  /// Does the next thing that there is to do: claims before settling, so that all matchers have work.
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
    // Everything that can be refused before a commit was asked for, and was not refused.
    retry.succeed()
    guard let claim else { return false }
    take(claim)
    return true
  }

  /// Lists `incoming/` where the interval is over, a file has been left alone for long enough, or the
  /// last attempt failed.
  private func rescanIfDue() throws(SpoolError) {
    let isSettled = spool.settledAtMilliseconds.map { $0 <= nowMilliseconds } ?? false
    let isDue = isSettled || retry.isUntested || nowMicroseconds >= nextRescanMicroseconds
    guard isDue else { return }
    nextRescanMicroseconds =
      nowMicroseconds + options.configuration.rescanInterval.microseconds
    try spool.rescan(now: nowMilliseconds)
  }

  /// True if no batch may join the group any more.
  var isGroupFull: Bool {
    policy.isFull(
      GroupPolicy.Size(
        claimedCount: spool.claimedCount, corruptCount: group.corruptCount,
        byteCount: spool.openGroup.byteCount))
  }

  /// True if the group should be committed although more waits.
  private var isGroupOld: Bool {
    !group.isEmpty
      && policy.isOld(
        ageMicroseconds: nowMicroseconds - group.startedMicroseconds,
        lastCommitMicroseconds: lastCommitMicroseconds)
  }

  /// Puts rules in force, between two batches.
  private func put(_ rules: RulesInForce) {
    nextRules = nil
    group.counters.add(decider.takeCounters())
    decider = BatchDecider(rules.ruleSet, engine: options.engine, pool: pool)
    trials = BatchTrials(options.trialProgram(for: rules), options: options, links: links)
    report.showRules(rules)
  }

  // MARK: Showing and waiting

  /// Says that the loop turns, and shows the spool every now and then.
  func beat() {
    exchange.beat(nowMicroseconds: nowMicroseconds)
    report.showIfOld(spool, commitStartedMicroseconds: closed?.startedMicroseconds)
  }

  /// Shows the spool.
  func show() {
    report.show(spool, commitStartedMicroseconds: closed?.startedMicroseconds)
  }

  /// Waits for an arrival, an order, the end of a commit, or the next time at which something is due.
  private func waitForWork() {
    guard group.isEmpty else {
      // The group goes where the one in commit has gone; arrivals may join it until it is full.
      return wait(untilMicroseconds: nowMicroseconds + 1_000_000, forArrivals: !isGroupFull)
    }
    var due = nextRescanMicroseconds
    if closed == nil, let publication = interval.nextDueMicroseconds { due = min(due, publication) }
    if let settled = spool.settledAtMilliseconds {
      due = min(due, nowMicroseconds + (settled - nowMilliseconds) * 1_000)
    }
    wait(untilMicroseconds: due, forArrivals: true)
  }

  /// Waits for an order, until a time and perhaps for arrivals, and for a second at most: the age of
  /// the last turn tells whether the loop turns.
  func wait(untilMicroseconds due: Int64, forArrivals: Bool) {
    let milliseconds = min((due - nowMicroseconds + 999) / 1_000, 1_000)
    var requests = [pollfd.readable(exchange.loopWakeup.descriptor)]
    if forArrivals { requests.append(.readable(spool.arrivalDescriptor)) }
    exchange.setIdle(true)
    waitForAny(&requests, milliseconds: Int32(clamping: max(0, milliseconds)))
    exchange.setIdle(false)
    if requests[0].isMet { exchange.loopWakeup.clear() }
  }
}
