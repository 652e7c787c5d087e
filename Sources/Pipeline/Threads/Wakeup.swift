import CLinux
import Glibc

/// Wakes a thread that waits in `poll`: an eventfd.
final class Wakeup: Sendable {
  /// Readable once somebody called ``wake()``.
  let descriptor: Int32

  init() {
    descriptor = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    precondition(descriptor >= 0, "the kernel gives no eventfd")
  }

  deinit {
    close(descriptor)
  }

  /// Makes the descriptor readable; safe from any thread.
  func wake() {
    var one: UInt64 = 1
    // It can fail only where the counter is full, and then the descriptor is readable already.
    _ = unsafe write(descriptor, &one, 8)
  }

  /// Makes the descriptor not readable, before the waker's orders are looked at.
  func clear() {
    var count: UInt64 = 0
    _ = unsafe read(descriptor, &count, 8)
  }
}

/// Waits until one of some descriptors is readable, writable or broken, or the time is over.
///
/// - Parameters:
///   - requests: The descriptors and what to wait for; receives what was met.
///   - milliseconds: How long to wait at most; -1 for ever.
func waitForAny(_ requests: inout [pollfd], milliseconds: Int32) {
  let count = nfds_t(requests.count)
  let result = unsafe requests.withUnsafeMutableBufferPointer { list in
    unsafe poll(list.baseAddress, count, milliseconds)
  }
  if result < 0 {
    // EINTR or want of memory: nothing was met, and the caller comes again.
    for index in requests.indices { requests[index].revents = 0 }
  }
}

extension pollfd {
  /// Asks whether a descriptor can be read.
  static func readable(_ descriptor: Int32) -> pollfd {
    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  }

  /// True if the descriptor has something to read.
  var isMet: Bool { revents != 0 }
}
