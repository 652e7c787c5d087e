import Bytes
import Engine
import Spool
import Stats

extension Worker {
  /// Takes a claimed batch into the open group, decided if it is to be.
  ///
  /// - Parameter claim: What the spool gave.
  /// - Returns: False where the stop grace was over first; the group must then be abandoned.
  /// - Throws: `SpoolError`; the group must then be abandoned.
  func take(_ claim: Claim) throws(SpoolError) -> Bool {
    switch claim {
    case .repeated(let name):
      group.note(.repeated, nowMicroseconds: nowMicroseconds)
      log.note(.batchRepeated(name))
    case .corrupt(let name, let reason):
      group.note(.corrupt, nowMicroseconds: nowMicroseconds)
      log.note(.batchCorrupt(name, reason))
    case .batch(let batch):
      let started = nowMicroseconds
      showClaimed(byteCount: batch.bytes.view.count, nowMicroseconds: started)
      let lineCount = try decider.decide(
        batch, into: spool, decidedAtMilliseconds: nowMilliseconds, goesOn: beatAndGoOn)
      guard let lineCount else { return false }
      spool.finish(batch)
      group.note(.decided, nowMicroseconds: started)
      group.decidedByteCount += Int64(batch.bytes.view.count)
      group.modifiedMilliseconds.append(batch.modifiedMilliseconds)
      let took = nowMicroseconds - started
      exchange.update { $0.decideLatency.note(microseconds: took) }
      log.note(.batchDecided(batch.batchName, recordCount: lineCount, microseconds: took))
    }
    return true
  }

  /// Notes progress, and tells whether the batch in hand is still worth finishing.
  private func beatAndGoOn() -> Bool {
    exchange.beat()
    guard let deadline = exchange.stopDeadlineMicroseconds else { return true }
    return nowMicroseconds < deadline
  }

  /// Commits the open group, with the counters of the interval where they are due.
  ///
  /// - Parameter publishesCounters: Whether they are due in any case.
  /// - Throws: `SpoolError`; after `unfinished` the group is committed and counted.
  func commit(publishesCounters: Bool = false) throws(SpoolError) {
    // What is left of the group before must be done first, so that an unfinished publication below
    // can only be that of this group.
    try spool.finishPublication()
    group.counters.add(decider.takeCounters())
    let counters = group.counters
    let started = nowMicroseconds
    let now = nowMilliseconds
    let isDue = publishesCounters || interval.isDue(nowMicroseconds: started)
    let publishes = isDue && (interval.isPending || !counters.isEmpty)
    guard publishes || !group.isEmpty else { return }
    let payload = CounterInterval.payload(counters, sinceMilliseconds: now)
    let file = publishes ? interval.line(with: counters, nowMilliseconds: now) : nil
    do throws(SpoolError) {
      try commit(payload, countersFile: file, nowMilliseconds: now)
    } catch {
      if case .unfinished = error {
        noteCommitted(publishes: publishes, startedMicroseconds: started)
      }
      throw error
    }
    noteCommitted(publishes: publishes, startedMicroseconds: started)
    noteTroubleOver()
  }

  private func commit(
    _ payload: [UInt8], countersFile: [UInt8]?, nowMilliseconds: Int64
  ) throws(SpoolError) {
    try payload.withByteView { (payload) throws(SpoolError) in
      guard let countersFile else {
        return try spool.commit(counters: payload, countersFile: nil, now: nowMilliseconds)
      }
      try countersFile.withByteView { (file) throws(SpoolError) in
        try spool.commit(counters: payload, countersFile: file, now: nowMilliseconds)
      }
    }
  }

  /// Counts a committed group, and begins the next one.
  private func noteCommitted(publishes: Bool, startedMicroseconds: Int64) {
    let now = nowMilliseconds
    commitMicroseconds = nowMicroseconds - startedMicroseconds
    let open = (group: group, took: commitMicroseconds)
    if publishes {
      interval.notePublished(nowMilliseconds: now, nowMicroseconds: nowMicroseconds)
    } else {
      interval.add(open.group.counters, nowMilliseconds: now)
    }
    exchange.update { snapshot in
      snapshot.counters.add(open.group.counters)
      snapshot.spool.groupCount += 1
      snapshot.spool.decidedByteCount += open.group.decidedByteCount
      snapshot.spool.lastCommitMilliseconds = now
      snapshot.commitLatency.note(microseconds: open.took)
      for modified in open.group.modifiedMilliseconds {
        snapshot.endToEndLatency.note(microseconds: (now - modified) * 1_000)
      }
    }
    log.note(
      .groupCommitted(
        batchCount: open.group.batchCount, byteCount: Int(open.group.decidedByteCount),
        microseconds: open.took))
    group.removeAll()
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
