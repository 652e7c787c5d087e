import Bytes
import Glibc

/// The wall clock.
enum Clock {
  /// Now, in epoch milliseconds.
  static var nowMilliseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    // As in the daemon, a year that no timestamp can show counts as the last that one can.
    let seconds = min(max(Int64(time.tv_sec), 0), Limits.timestampMillisecondsMax / 1_000)
    return seconds * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Seconds since some moment, never going back.
  static var monotonicSeconds: Double { Double(monotonicNanoseconds) / 1e9 }

  /// Nanoseconds since some moment, never going back.
  static var monotonicNanoseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
