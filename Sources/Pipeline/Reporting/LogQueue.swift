import Bytes
import Glibc
import Synchronization

/// The lines on their way from those who write events to the thread that writes them out.
final class LogQueue: @unchecked Sendable {
  private let byteCountMax: Int
  private let monitor = Monitor()
  private let lost = Atomic<Int64>(0)

  // All three are guarded by the monitor.
  /// Lines that the thread has not taken.
  private var waiting: [UInt8] = []
  private var isWriting = false
  private var isClosed = false

  /// Makes an empty queue that takes up to a number of bytes.
  init(byteCountMax: Int) {
    self.byteCountMax = byteCountMax
  }

  /// Lines that were taken and could not be written.
  var lostCount: Int64 { lost.load(ordering: .relaxed) }

  /// True when every line that was taken is written or lost.
  var isDrained: Bool { monitor.withLock { waiting.isEmpty && !isWriting } }

  /// Takes a line, its line feed included; false where the queue is full.
  func append(_ line: ByteView) -> Bool {
    monitor.withLock {
      guard waiting.count + line.count <= byteCountMax else { return false }
      unsafe line.withUnsafeBytes { unsafe waiting.append(contentsOf: $0) }
      monitor.signal(.work)
      return true
    }
  }

  /// Lets the thread end when it has written what waits.
  func close() {
    monitor.withLock {
      isClosed = true
      monitor.signal(.work)
    }
  }

  /// Writes lines to a descriptor until the queue is closed and empty; the work of the thread.
  func serve(_ descriptor: Int32) {
    while let lines = takeLines() {
      var start = 0
      while start < lines.count {
        let end = lines[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? lines.count
        if !writeWhole(lines[start..<end], to: descriptor) {
          lost.wrappingAdd(1, ordering: .relaxed)
        }
        start = end
      }
    }
  }

  /// Waits for lines and takes all of them; nil at the end.
  private func takeLines() -> [UInt8]? {
    monitor.withLock {
      isWriting = false
      while waiting.isEmpty {
        if isClosed { return nil }
        monitor.wait(for: .work)
      }
      isWriting = true
      defer { waiting = [] }
      return waiting
    }
  }

  /// Writes a line, in one call where the reader takes it, so that lines of several programs never mix.
  private func writeWhole(_ line: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
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
