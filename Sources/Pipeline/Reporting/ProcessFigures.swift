import FileSystem
import Glibc
import Stats

extension StatsSnapshot.Process {
  /// What this process takes now; without /proc a figure is zero, and that is all.
  static func current(calls: SystemCalls) -> Self {
    var process = Self()
    process.residentByteCount = residentByteCount(calls: calls)
    process.processorMicroseconds = processorMicroseconds()
    process.openFileCount = openFileCount(calls: calls)
    return process
  }

  private static func residentByteCount(calls: SystemCalls) -> Int64 {
    // Without /proc the figure is missing, and that is all.
    guard let content = try? calls.readWhole("/proc/self/statm", limit: 4_096) else { return 0 }
    let words = String(decoding: content, as: UTF8.self).split(separator: " ")
    guard words.count > 1, let pages = Int64(words[1]) else { return 0 }
    return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func processorMicroseconds() -> Int64 {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }

  private static func openFileCount(calls: SystemCalls) -> Int64 {
    var count: Int64 = 0
    // Without /proc the figure is missing, and that is all.
    try? calls.visit("/proc/self/fd") { _ in
      count += 1
      return true
    }
    // One is that of the listing.
    return max(0, count - 1)
  }
}
