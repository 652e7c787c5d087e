import Bytes
import Spool
import Stats

extension SpoolLoop {
  /// Hands a claimed batch to the matchers, or keeps its place where there is nothing to decide.
  ///
  /// - Parameter claim: What the spool gave.
  func take(_ claim: Claim) {
    switch claim {
    case .repeated(let name):
      log.write(.batchRepeated(name))
      decider.add(.repeated)
      countUndecided()
    case .corrupt(let name, let reason):
      log.write(.batchCorrupt(name, reason))
      decider.add(.corrupt)
      countUndecided()
    case .batch(let batch):
      // A batch that takes a while is shown before.
      if batch.bytes.view.count >= Limits.chunkByteCount { show() }
      switch trials.verdict(on: batch) {
      case .none: break
      case .some(.innocent): decider.add(batch, nowMicroseconds: nowMicroseconds)
      case .some(.lines(let lines)):
        decider.add(batch, rejecting: lines, nowMicroseconds: nowMicroseconds)
      case .some(.hopeless): decider.add(batch, settingAside: .crash)
      }
    }
  }

  /// Settles the next chunk; with the last one of a batch, the batch has joined the group.
  func settleNext() throws(SpoolError) {
    let settled = try decider.settleNext(
      into: spool, against: &ledger, nowMilliseconds: nowMilliseconds,
      nowMicroseconds: options.clock.monotonicMicroseconds)
    switch settled {
    case .decided(let decided):
      group.count(.decided, nowMicroseconds: nowMicroseconds)
      group.count(decided, nowMilliseconds: nowMilliseconds)
      report.tell(decided)
    case .setAside(let batch, let reason):
      group.count(.corrupt, nowMicroseconds: nowMicroseconds)
      log.write(.batchCorrupt(batch.batchName, reason))
    case nil: return
    }
    countUndecided()
  }

  /// Counts batches that have nothing to decide in the group in which the spool has them: at once
  /// after the batch before.
  private func countUndecided() {
    while let outcome = decider.nextUndecided() {
      group.count(outcome, nowMicroseconds: nowMicroseconds)
    }
  }

  // MARK: Commits

  /// Closes the open group and gives it to the commit thread, with the counters of the interval where
  /// they are due.
  ///
  /// - Parameter publishesCounters: Whether they are due in any case.
  /// - Throws: `SpoolError`; the group can then only be abandoned.
  func beginCommit(publishesCounters: Bool = false) throws(SpoolError) {
    group.counters.add(decider.takeCounters())
    let counters = group.counters
    let now = nowMilliseconds
    let isDue = publishesCounters || interval.isDue(nowMicroseconds: nowMicroseconds)
    let publishes = isDue && (interval.isPending || !counters.isEmpty)
    guard publishes || !group.isEmpty else { return }
    let payload = CounterInterval.payload(counters, sinceMilliseconds: now)
    let file = publishes ? interval.line(with: counters, nowMilliseconds: now) : nil
    let annex = Annex(
      kind: AnnexKind.counters.rawValue, keeping: file == nil ? .add : .clear, bytes: payload)
    let started = try spool.beginCommit(
      Attachments(
        annexes: payload.isEmpty && file == nil ? [] : [annex],
        output: file.map { [(queue: .counters, lines: $0)] } ?? []),
      now: now)
    guard let started else { return }
    closed = ClosedTally(
      group: group, publishesCounters: publishes, startedMicroseconds: nowMicroseconds)
    group.removeAll()
    commits.start(started)
  }

  /// Collects the result of the commit once it has ended.
  ///
  /// - Throws: `SpoolError`; after `unfinished` the group is committed and counted.
  func takeEndedCommit() throws(SpoolError) {
    guard let ended = commits.takeEnded(), let closed else { return }
    self.closed = nil
    lastCommitMicroseconds = ended.microseconds
    do throws(SpoolError) {
      try spool.endCommit(ended.group)
    } catch {
      if case .unfinished = error { count(closed) }
      throw error
    }
    count(closed)
    retry.succeed()
    endTrouble()
  }

  /// Waits for the end of the commit, if there is one, and collects its result.
  func endRunningCommit() throws(SpoolError) {
    while closed != nil {
      waitForCommit()
      try takeEndedCommit()
    }
  }

  /// Waits for the end of the commit, or for an order; a slow disk is no reason to stop the beat.
  func waitForCommit() {
    guard commits.isRunning else { return }
    beat()
    wait(untilMicroseconds: nowMicroseconds + 1_000_000, forArrivals: false)
  }

  /// Counts a committed group.
  private func count(_ closed: ClosedTally) {
    let now = nowMilliseconds
    if closed.publishesCounters {
      interval.beginNext(nowMilliseconds: now, nowMicroseconds: nowMicroseconds)
    } else {
      interval.add(closed.group.counters, nowMilliseconds: now)
    }
    report.count(closed.group, commitMicroseconds: lastCommitMicroseconds)
    show()
  }
}
