import Spool

/// What the loop does about an error of the spool: how long it pauses, when it ends, and when the
/// trouble is over.
struct Retry {
  /// What an error asks for.
  enum Response: Equatable {
    /// Abandon the open group, and go on after a pause.
    case abandonGroup(pauseMilliseconds: Int64)
    /// Go on after a pause; the group is committed, and only its publication waits.
    case publishAgain(pauseMilliseconds: Int64)
    /// End: only a new start can find out what the disk holds.
    case end
  }

  /// Failures since it last went well.
  private(set) var failureCount = 0

  /// True if something failed, and since then nothing was claimed, published or committed.
  ///
  /// Until then nobody knows whether the trouble lasts, for a turn that finds nothing to do asks
  /// nothing of the system.
  private(set) var isUntested = false

  /// Failures in a row after which a run that is to end by itself ends.
  static let failureCountOnce = 5

  private static let firstMilliseconds: Int64 = 100
  private static let longestMilliseconds: Int64 = 10_000

  /// True if the system refused something that has not gone well since.
  var isInTrouble: Bool { failureCount > 0 }

  /// Counts a failure; pauses double from one to the next.
  mutating func fail(with error: SpoolError) -> Response {
    let doubled = Retry.firstMilliseconds << min(Int64(failureCount), 20)
    let pause = min(doubled, Retry.longestMilliseconds)
    failureCount += 1
    isUntested = true
    switch error {
    case .file, .outOfMemory: return .abandonGroup(pauseMilliseconds: pause)
    case .unfinished: return .publishAgain(pauseMilliseconds: pause)
    default: return .end
    }
  }

  /// Says that the system was asked for what it had refused, and did it.
  mutating func succeed() {
    isUntested = false
  }

  /// Ends the trouble; the next failure is the first again.
  ///
  /// - Returns: Whether there was any, and it is over.
  mutating func endTrouble() -> Bool {
    guard isInTrouble, !isUntested else { return false }
    failureCount = 0
    return true
  }
}
