import Bytes
import Glibc

/// The two clocks of the daemon, as one value that a test can set.
public struct Clock: Sendable {
  /// The time of day in epoch milliseconds; it may be set back.
  public var epochMilliseconds: @Sendable () -> Int64

  /// A time in microseconds that only grows, of no known beginning.
  public var monotonicMicroseconds: @Sendable () -> Int64

  /// Puts a clock together.
  public init(
    epochMilliseconds: @escaping @Sendable () -> Int64,
    monotonicMicroseconds: @escaping @Sendable () -> Int64
  ) {
    self.epochMilliseconds = epochMilliseconds
    self.monotonicMicroseconds = monotonicMicroseconds
  }

  /// The clocks of the machine.
  public static let system = Clock(
    epochMilliseconds: { read(CLOCK_REALTIME, ticksPerSecond: 1_000) },
    monotonicMicroseconds: { read(CLOCK_MONOTONIC, ticksPerSecond: 1_000_000) })

  /// Nanoseconds from any start, never going back: to measure with.
  public static var monotonicNanoseconds: Int64 {
    read(CLOCK_MONOTONIC, ticksPerSecond: 1_000_000_000)
  }

  /// Reads a clock of the kernel.
  private static func read(_ clock: clockid_t, ticksPerSecond: Int64) -> Int64 {
    var time = timespec()
    let result = unsafe clock_gettime(clock, &time)
    precondition(result == 0, "the kernel has no such clock")
    return ticks(
      seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec), perSecond: ticksPerSecond)
  }

  /// A time of the kernel in smaller units.
  ///
  /// A clock may be set to any year that 64 bits hold. What lies outside of the years 1970 to 9999
  /// counts as their first or last moment: a wrong time is no reason to stop, and these can be
  /// written and compared.
  static func ticks(seconds: Int64, nanoseconds: Int64, perSecond: Int64) -> Int64 {
    let secondsMax = min(Limits.timestampMillisecondsMax / 1_000, Int64.max / perSecond - 1)
    let known = min(max(seconds, 0), secondsMax)
    return known * perSecond + nanoseconds / (1_000_000_000 / perSecond)
  }
}

extension Duration {
  /// The duration in whole microseconds.
  var microseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }

  /// The duration in whole milliseconds.
  var milliseconds: Int64 { microseconds / 1_000 }
}
