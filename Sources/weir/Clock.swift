import Glibc

/// The wall clock.
enum Clock {
  /// Now, in epoch milliseconds.
  static var nowMilliseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
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
