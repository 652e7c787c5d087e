import Bytes
import Engine
import Spool
import Stats

extension Worker {
  /// Hands a claimed batch to the workers, or notes that there is nothing to decide.
  func take(_ claim: Claim) {
    switch claim {
    case .repeated(let name):
      log.note(.batchRepeated(name))
      decider.add(.repeated)
      takeNotes()
    case .corrupt(let name, let reason):
      log.note(.batchCorrupt(name, reason))
      decider.add(.corrupt)
      takeNotes()
    case .batch(let batch):
      let now = nowMicroseconds
      showClaimed(byteCount: batch.bytes.view.count, nowMicroseconds: now)
      decider.add(batch, nowMicroseconds: now)
    }
  }

  /// Settles the next chunk; with the last one of a batch, the batch has joined the group.
  func settleNext() throws(SpoolError) {
    let decided = try decider.settleNext(
      into: spool, against: &ledger, nowMilliseconds: nowMilliseconds,
      nowMicroseconds: options.clock.monotonicMicroseconds)
    guard let decided else { return }
    let batch = decided.batch
    group.note(.decided, nowMicroseconds: nowMicroseconds)
    group.decidedByteCount += Int64(batch.bytes.view.count)
    group.modifiedMilliseconds.append(batch.modifiedMilliseconds)
    exchange.update { $0.decideLatency.note(microseconds: decided.microseconds) }
    log.note(
      .batchDecided(
        batch.batchName, recordCount: decided.lineCount, microseconds: decided.microseconds))
    takeNotes()
  }

  /// Counts what has nothing to decide in the group in which the spool has it: at once after the
  /// batch before it.
  private func takeNotes() {
    while let outcome = decider.nextNote() {
      group.note(outcome, nowMicroseconds: nowMicroseconds)
    }
  }

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
    closed = ClosedGroup(group: group, publishesCounters: publishes)
    group.removeAll()
    commits.start(started)
  }

  /// Takes in what came of the commit, if it has ended.
  ///
  /// - Throws: `SpoolError`; after `unfinished` the group is committed and counted.
  func takeEndedCommit() throws(SpoolError) {
    guard let ended = commits.takeEnded(), let closed else { return }
    self.closed = nil
    commitMicroseconds = ended.microseconds
    do throws(SpoolError) {
      try spool.endCommit(ended.group)
    } catch {
      if case .unfinished = error { noteCommitted(closed) }
      throw error
    }
    noteCommitted(closed)
    noteTroubleOver()
  }

  /// Waits for the end of the commit, if there is one, and takes in what came of it.
  func endRunningCommit() throws(SpoolError) {
    while closed != nil {
      waitForCommit()
      try takeEndedCommit()
    }
  }

  /// Waits for the end of the commit, or for an order; a slow disk is no reason to stop the beat.
  func waitForCommit() {
    guard commits.isRunning else { return }
    wait(untilMicroseconds: nowMicroseconds + 1_000_000, forArrivals: false)
  }

  /// Counts a committed group.
  private func noteCommitted(_ closed: ClosedGroup) {
    let now = nowMilliseconds
    let (group, took) = (closed.group, commitMicroseconds)
    if closed.publishesCounters {
      interval.notePublished(nowMilliseconds: now, nowMicroseconds: nowMicroseconds)
    } else {
      interval.add(group.counters, nowMilliseconds: now)
    }
    exchange.update { snapshot in
      snapshot.counters.add(group.counters)
      snapshot.spool.groupCount += 1
      snapshot.spool.decidedByteCount += group.decidedByteCount
      snapshot.spool.lastCommitMilliseconds = now
      snapshot.commitLatency.note(microseconds: took)
      for modified in group.modifiedMilliseconds {
        snapshot.endToEndLatency.note(microseconds: (now - modified) * 1_000)
      }
    }
    log.note(
      .groupCommitted(
        batchCount: group.batchCount, byteCount: Int(group.decidedByteCount),
        microseconds: took))
    showWaiting()
  }

  /// Shows what is in hand before a batch that takes a while, and every now and then.
  private func showClaimed(byteCount: Int, nowMicroseconds now: Int64) {
    let isLarge = byteCount >= Limits.chunkByteCount
    guard isLarge || now - lastShownMicroseconds >= Worker.showMicroseconds else { return }
    showWaiting()
  }

  /// How old what is shown may become while batches are decided.
  private static let showMicroseconds: Int64 = 100_000

  /// Shows what waits in the spool, and what is in hand.
  func showWaiting() {
    let waiting = spool.waiting
    let inHand = spool.inHand
    lastShownMicroseconds = nowMicroseconds
    for event in notices.rise(to: waiting) { log.note(event) }
    exchange.update { snapshot in
      snapshot.spool.waitingBatchCount = Int64(waiting.batchCount)
      snapshot.spool.waitingByteCount = waiting.byteCount
      snapshot.spool.oldestMilliseconds = waiting.oldestModifiedMilliseconds
      snapshot.spool.claimedBatchCount = Int64(inHand.batchCount)
      snapshot.spool.claimedByteCount = Int64(clamping: inHand.byteCount)
      snapshot.spool.mountedSourceCount = Int64(waiting.mountedSourceCount)
      snapshot.spool.oddNameCount = Int64(waiting.oddNameCount)
      snapshot.spool.unclaimableCount = Int64(waiting.unclaimableCount)
    }
  }
}
