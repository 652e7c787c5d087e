import Bytes
import FileSystem
import Glibc
import Stats

/// Replaces `stats.json` and `weir.prom`.
struct StatsWriter {
  private let directory: FilePath
  private let calls: SystemCalls
  /// What failed last, so that it is told once and not every second.
  private var lastError: FileError?

  init(directory: FilePath, calls: SystemCalls) {
    self.directory = directory
    self.calls = calls
  }

  /// Replaces both files.
  ///
  /// - Parameter snapshot: What they show.
  /// - Returns: What failed, unless it failed before.
  mutating func write(_ snapshot: StatsSnapshot) -> FileError? {
    var json = ByteBuffer(capacity: 4_096)
    snapshot.appendJSON(to: &json)
    var metrics = ByteBuffer(capacity: 8_192)
    snapshot.appendPrometheus(to: &metrics)
    do throws(FileError) {
      try calls.writeAtomically(
        directory.appending("stats.json"), json.array, mode: 0o644, durable: false)
      try calls.writeAtomically(
        directory.appending("weir.prom"), metrics.array, mode: 0o644, durable: false)
      lastError = nil
      return nil
    } catch {
      defer { lastError = error }
      return error == lastError ? nil : error
    }
  }

  /// The resident memory of this process in bytes; zero where the kernel does not say.
  static func residentByteCount(calls: SystemCalls) -> Int64 {
    // Without /proc the figure is missing, and that is all.
    guard let content = try? calls.readWhole("/proc/self/statm", limit: 4_096) else { return 0 }
    let words = String(decoding: content, as: UTF8.self).split(separator: " ")
    guard words.count > 1, let pages = Int64(words[1]) else { return 0 }
    return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
  }
}
