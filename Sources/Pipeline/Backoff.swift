/// How long to wait before the system is asked again: longer after every failure.
struct Backoff {
  /// Failures since it last went well.
  private(set) var failureCount = 0

  private static let firstMilliseconds: Int64 = 100
  private static let longestMilliseconds: Int64 = 10_000

  /// Notes a failure.
  ///
  /// - Returns: How long to wait, in milliseconds.
  mutating func noteFailure() -> Int64 {
    defer { failureCount += 1 }
    let doubled = Backoff.firstMilliseconds << min(Int64(failureCount), 20)
    return min(doubled, Backoff.longestMilliseconds)
  }

  /// Notes that it went well.
  mutating func noteSuccess() {
    failureCount = 0
  }
}
