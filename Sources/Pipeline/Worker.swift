import Configuration
import Engine
import FileSystem
import Glibc
import Spool
import Stats

/// The thread that turns batches into decisions: claim, decide, append, finish, commit.
///
/// It alone touches the spool. Orders come and reports go through the ``Exchange``.
final class Worker {
  let spool: Spool
  let options: DaemonOptions
  let log: EventLog
  let exchange: Exchange
  var decider: BatchDecider
  var group = OpenGroup()
  var interval: CounterInterval
  var backoff = Backoff()
  /// How long the last commit took: a group under load is worth as much work.
  var commitMicroseconds: Int64 = 0
  /// When the waiting and the claimed batches were shown last.
  var lastShownMicroseconds: Int64 = 0
  /// What was told about `incoming/`.
  var notices = ArrivalNotices()
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
    decider = BatchDecider(rules.ruleSet, engine: options.engine)
    nextRescanMicroseconds =
      options.clock.monotonicMicroseconds() + options.configuration.rescanInterval.microseconds
    noteRules(rules)
  }

  /// How the worker reaches the rest of the daemon.
  struct Links: Sendable {
    var log: EventLog
    var exchange: Exchange
  }

  /// What one step of the loop came to.
  private enum Step {
    case worked
    case nothingWaits
    case graceOver
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
    if let rules = orders.rules { put(rules) }
    if orders.stopDeadlineMicroseconds != nil { return stop() }
    do throws(SpoolError) {
      switch try advance() {
      case .worked: return nil
      case .graceOver:
        log.note(.graceOver)
        try abandon()
        return stop()
      case .nothingWaits: break
      }
    } catch {
      return handle(error)
    }
    noteTroubleOver()
    showWaiting()
    notices.fall(to: spool.waiting)
    if options.isOnce, spool.waiting.restingCount == 0 { return stop() }
    waitForWork()
    return nil
  }

  /// Does the next thing that there is to do.
  private func advance() throws(SpoolError) -> Step {
    try spool.finishPublication()
    if group.isEmpty {
      try rescanIfDue()
      try spool.noteArrivals(now: nowMilliseconds)
    }
    var claim = try spool.claim(now: nowMilliseconds)
    if claim == nil, !group.isEmpty {
      try spool.noteArrivals(now: nowMilliseconds)
      claim = try spool.claim(now: nowMilliseconds)
    }
    guard let claim else {
      let isPublicationDue =
        interval.isPending && interval.isDue(nowMicroseconds: nowMicroseconds)
      guard !group.isEmpty || isPublicationDue else { return .nothingWaits }
      try commit()
      return .worked
    }
    guard try take(claim) else { return .graceOver }
    if isGroupFull { try commit() }
    return .worked
  }

  /// Lists `incoming/` where the interval is over, or a file found before has rested.
  private func rescanIfDue() throws(SpoolError) {
    let isRested = spool.waiting.restEndsAtMilliseconds.map { $0 <= nowMilliseconds } ?? false
    guard isRested || nowMicroseconds >= nextRescanMicroseconds else { return }
    nextRescanMicroseconds =
      nowMicroseconds + options.configuration.rescanInterval.microseconds
    try spool.rescan(now: nowMilliseconds)
  }

  /// Whether the group should be committed although more waits.
  ///
  /// It is full, or as old as a commit is worth: 5 ms, or as long as the last commit took, so that
  /// a slow disk is not asked for more than half of the time.
  private var isGroupFull: Bool {
    let age = nowMicroseconds - group.startedMicroseconds
    let open = spool.openGroup
    return open.batchCount >= options.spoolOptions.groupBatchCountMax
      || open.byteCount >= options.spoolOptions.groupByteCountMax
      || age >= max(5_000, min(commitMicroseconds, 500_000))
  }

  /// Waits for an arrival, an order, or the next time at which something is due.
  private func waitForWork() {
    var due = nextRescanMicroseconds
    if let publication = interval.nextDueMicroseconds { due = min(due, publication) }
    if let restEnds = spool.waiting.restEndsAtMilliseconds {
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
    group.counters.add(decider.takeCounters())
    decider = BatchDecider(rules.ruleSet, engine: options.engine)
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
    }
    guard !rules.isFallback else { return }
    log.note(
      .rulesAccepted(
        identifier: rules.ruleSet.identifier, ruleCount: rules.ruleSet.rules.count,
        warningCount: rules.warningCount))
  }

  /// Commits what is decided, publishes all counters, and ends.
  private func stop() -> DaemonEnd {
    exchange.update { $0.state = .stopping }
    do throws(SpoolError) {
      try spool.finishPublication()
      try commit(publishesCounters: true)
      return .finished
    } catch {
      log.note(.spoolFailed(error))
      return .failed(reason: error.sentence)
    }
  }
}
