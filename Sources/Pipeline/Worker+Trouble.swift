import Bytes
import Spool
import Stats

extension Worker {
  /// Failures in a row after which a run that is to end by itself ends.
  private static let onceFailureCountMax = 5

  /// Does what an error of the spool asks for: try again later, or end.
  ///
  /// - Parameter error: What the spool threw.
  /// - Returns: How the daemon ends; nil where it goes on.
  func handle(_ error: SpoolError) -> DaemonEnd? {
    switch error {
    case .file, .outOfMemory:
      let pause = backoff.noteFailure()
      log.note(.groupAbandoned(error, retryMilliseconds: pause))
      do throws(SpoolError) {
        try abandon()
      } catch {
        if let end = fail(after: error) { return end }
      }
      return rest(after: error, milliseconds: pause)
    case .unfinished:
      let pause = backoff.noteFailure()
      log.note(.publicationDelayed(error, retryMilliseconds: pause))
      return rest(after: error, milliseconds: pause)
    case .poisoned, .locked, .notLocal, .mountPointInside, .notDirectory, .foreignOwner,
      .otherFormat,
      .damaged:
      log.note(.spoolFailed(error))
      return .failed(reason: error.sentence)
    }
  }

  /// Drops the open group with its counters; its batches come again.
  ///
  /// A group in commit is waited for. Where it fails before its commit, it goes the same way.
  func abandon() throws(SpoolError) {
    decider.abandon()
    do throws(SpoolError) {
      try endRunningCommit()
    } catch {
      // An unfinished publication is tried and told again, and a group that failed is abandoned here.
      if case .poisoned = error { throw error }
    }
    group.removeAll()
    exchange.update { $0.spool.abandonedGroupCount += 1 }
    defer { showWaiting() }
    try spool.abandon()
  }

  /// Ends where even giving up a group failed, save for a file that only lies around.
  private func fail(after error: SpoolError) -> DaemonEnd? {
    if case .file = error { return nil }
    log.note(.spoolFailed(error))
    return .failed(reason: error.sentence)
  }

  /// Waits before the next attempt, and shows why.
  private func rest(after error: SpoolError, milliseconds: Int64) -> DaemonEnd? {
    if options.isOnce, backoff.failureCount >= Worker.onceFailureCountMax {
      log.note(.spoolFailed(error))
      return .failed(reason: error.sentence)
    }
    exchange.update { snapshot in
      snapshot.state = .paused
      snapshot.spool.trouble = error.sentence
    }
    wait(untilMicroseconds: nowMicroseconds + milliseconds * 1_000, forArrivals: false)
    return nil
  }

  /// Shows that the system no longer refuses.
  func noteTroubleOver() {
    guard backoff.failureCount > 0 else { return }
    backoff.noteSuccess()
    exchange.update { snapshot in
      if snapshot.state == .paused { snapshot.state = .running }
      snapshot.spool.trouble = nil
    }
    log.note(.troubleOver)
  }
}
