import Bytes
import Glibc

/// Writes lines to a descriptor in a thread of its own, so that nobody waits for who reads them.
///
/// A pipe that is full, a stopped terminal or a log service that stands still stops that thread
/// alone. Lines queue up to ``Limits/logQueueByteCountMax``; beyond it they are refused.
final class LogWriter: Sendable {
  /// The thread holds the queue and not this object, so that it ends after this object does.
  let queue: LogQueue

  /// Starts the thread.
  ///
  /// It is never joined: it may be stopped in a call that does not return.
  init(descriptor: Int32, byteCountMax: Int = Limits.logQueueByteCountMax) {
    queue = LogQueue(byteCountMax: byteCountMax)
    PosixThread { [queue] in queue.serve(descriptor) }.detach()
  }

  deinit { queue.close() }

  /// Lines that were taken and could not be written.
  var lostCount: Int64 { queue.lostCount }

  /// Takes a line, its line feed included; false where the queue is full.
  func write(_ line: ByteView) -> Bool { queue.append(line) }

  /// Waits until everything is written, and no longer than given.
  func drain(milliseconds: Int) {
    for _ in 0..<max(1, milliseconds / 5) {
      if queue.isDrained { return }
      usleep(5_000)
    }
  }
}
