import Bytes
import Glibc
import Synchronization

/// Writes lines to a descriptor in a thread of its own, so that nobody waits for who reads them.
///
/// A pipe that is full, a stopped terminal or a log service that stands still stops that thread
/// alone. Lines queue up to ``Limits/logQueueByteCountMax``; beyond it they are refused.
final class LogWriter: @unchecked Sendable {
  private let descriptor: Int32
  private let byteCountMax: Int
  private let monitor = Monitor()
  private let lost = Atomic<Int64>(0)

  // Both are guarded by the monitor.
  /// Lines that the thread has not taken.
  private var waiting: [UInt8] = []
  private var isWriting = false

  /// Never joined: it may be stopped in a call that does not return.
  private var thread: JoinableThread?

  /// Starts the thread, which holds this object for as long as the program runs.
  init(descriptor: Int32, byteCountMax: Int = Limits.logQueueByteCountMax) {
    self.descriptor = descriptor
    self.byteCountMax = byteCountMax
    thread = JoinableThread { self.serve() }
  }

  /// Lines that were taken and could not be written.
  var lostCount: Int64 { lost.load(ordering: .relaxed) }

  /// Takes a line, its line feed included; false where the queue is full.
  func write(_ line: ByteView) -> Bool {
    monitor.withLock {
      guard waiting.count + line.count <= byteCountMax else { return false }
      unsafe line.withUnsafeBytes { unsafe waiting.append(contentsOf: $0) }
      monitor.signal(.work)
      return true
    }
  }

  /// Waits until everything is written, and no longer than given.
  func drain(milliseconds: Int) {
    for _ in 0..<max(1, milliseconds / 5) {
      if monitor.withLock({ waiting.isEmpty && !isWriting }) { return }
      usleep(5_000)
    }
  }

  private func serve() {
    while true {
      let lines: [UInt8] = monitor.withLock {
        isWriting = false
        while waiting.isEmpty { monitor.wait(for: .work) }
        isWriting = true
        defer { waiting = [] }
        return waiting
      }
      var start = 0
      while start < lines.count {
        let end = lines[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? lines.count
        if !writeWhole(lines[start..<end]) { lost.wrappingAdd(1, ordering: .relaxed) }
        start = end
      }
    }
  }

  /// Writes a line, in one call where the reader takes it, so that lines of several programs never mix.
  private func writeWhole(_ line: ArraySlice<UInt8>) -> Bool {
    unsafe line.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count, let start = bytes.baseAddress {
        let count = unsafe Glibc.write(descriptor, start + written, bytes.count - written)
        if count > 0 {
          written += count
        } else if errno == EAGAIN {
          // Somebody who shares the descriptor has made it so; then this thread waits by itself.
          var request = [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
          waitForAny(&request, milliseconds: 1_000)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
