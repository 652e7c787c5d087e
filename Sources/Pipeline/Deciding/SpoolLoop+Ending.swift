import Spool
import Stats

extension SpoolLoop {
  // MARK: Orders to stop

  /// Decides what is claimed if the grace allows, commits, publishes all counters, and ends.
  func stop() -> DaemonEnd {
    exchange.update { $0.state = .stopping }
    do throws(SpoolError) {
      try settleClaimed()
      try endRunningCommit()
      try spool.finishPublication()
      try beginCommit(publishesCounters: true)
      try endRunningCommit()
      return .finished
    } catch {
      return fail(for: error)
    }
  }

  /// Settles what is claimed, until the grace is over; then the open group is abandoned.
  private func settleClaimed() throws(SpoolError) {
    while !decider.isEmpty {
      beat()
      if let deadline = exchange.stopDeadlineMicroseconds, nowMicroseconds >= deadline {
        log.write(.graceOver)
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

  // MARK: Errors

  /// Does what an error of the spool asks for: try again later, or end.
  ///
  /// - Parameter error: What the spool threw.
  /// - Returns: How the daemon ends; nil where it goes on.
  func handle(_ error: SpoolError) -> DaemonEnd? {
    switch retry.fail(with: error) {
    case .abandonGroup(let pause):
      log.write(.groupAbandoned(error, retryMilliseconds: pause))
      do throws(SpoolError) {
        try abandon()
      } catch {
        // A file that only lies around is no reason to end.
        guard case .file = error else { return fail(for: error) }
      }
      return self.pause(after: error, milliseconds: pause)
    case .publishAgain(let pause):
      log.write(.publicationDelayed(error, retryMilliseconds: pause))
      return self.pause(after: error, milliseconds: pause)
    case .end: return fail(for: error)
    }
  }

  /// Drops the open group with its counters; its batches come again.
  ///
  /// A group in commit is waited for. Where it fails before its commit, it goes the same way.
  private func abandon() throws(SpoolError) {
    decider.abandon()
    do throws(SpoolError) {
      try endRunningCommit()
    } catch {
      // An unfinished publication is tried and told again, and a group that failed is abandoned here.
      if case .poisoned = error { throw error }
    }
    group.removeAll()
    exchange.update { $0.spool.abandonedGroupCount += 1 }
    defer { show() }
    try spool.abandon()
  }

  private func fail(for error: SpoolError) -> DaemonEnd {
    log.write(.spoolFailed(error))
    return .failed(reason: "\(error)")
  }

  /// Waits before the next attempt, and shows why.
  private func pause(after error: SpoolError, milliseconds: Int64) -> DaemonEnd? {
    if options.isOnce, retry.failureCount >= Retry.failureCountOnce { return fail(for: error) }
    report.showPause(error)
    let due = nowMicroseconds + milliseconds * 1_000
    // Rules that come meanwhile and the end of a commit are no reason to try earlier.
    while nowMicroseconds < due, exchange.stopDeadlineMicroseconds == nil {
      wait(untilMicroseconds: due, forArrivals: false)
      beat()
    }
    return nil
  }

  /// Shows that the system no longer refuses, where it did.
  func endTrouble() {
    if retry.endTrouble() { report.showTroubleOver() }
  }
}
