/// How often something took how long, in fixed buckets.
public struct Histogram: Equatable, Sendable {
  /// The upper bounds of the buckets in microseconds, growing; one more bucket holds the rest.
  public let boundsMicroseconds: [Int64]

  /// What fell into each bucket; one more than there are bounds.
  public private(set) var counts: [Int64]

  /// The sum of everything that was noted.
  public private(set) var sumMicroseconds: Int64 = 0

  /// Makes an empty histogram; the bounds must grow.
  public init(boundsMicroseconds: [Int64]) {
    precondition(
      zip(boundsMicroseconds, boundsMicroseconds.dropFirst()).allSatisfy { $0 < $1 },
      "the bounds of a histogram do not grow")
    self.boundsMicroseconds = boundsMicroseconds
    counts = Array(repeating: 0, count: boundsMicroseconds.count + 1)
  }

  /// The number of durations that were noted.
  public var count: Int64 { counts.reduce(0, +) }

  /// Notes how long something took; a clock that was set back makes it nothing, and one that was set
  /// to the end of time fills the sum and no more.
  public mutating func add(microseconds: Int64) {
    let duration = max(0, microseconds)
    let index = boundsMicroseconds.firstIndex { duration <= $0 } ?? boundsMicroseconds.count
    counts[index] += 1
    sumMicroseconds = sumMicroseconds.addingWithoutOverflow(duration)
  }

  /// Bounds for what the disk and the processor do: 100 µs to 10 s.
  public static let workBounds: [Int64] = [
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
    1_000_000, 2_500_000, 10_000_000,
  ]

  /// Bounds for what a batch waits: 5 ms to an hour.
  public static let waitBounds: [Int64] = [
    5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000,
    10_000_000, 30_000_000, 60_000_000, 300_000_000, 3_600_000_000,
  ]
}
