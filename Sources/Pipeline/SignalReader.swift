import CLinux
import Glibc

/// Takes TERM, INT and HUP out of a descriptor, so that no code runs inside a signal handler.
final class SignalReader {
  /// Readable where a signal has come.
  let descriptor: Int32

  /// Blocks the signals for this thread and those it makes, and ignores SIGPIPE.
  init() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    _ = signal(SIGPIPE, SIG_IGN)
    descriptor = unsafe signalfd(-1, &set, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
    precondition(descriptor >= 0, "the kernel gives no signalfd")
  }

  deinit {
    close(descriptor)
  }

  /// The next signal that has come, or nil.
  func next() -> Int32? {
    var information = signalfd_siginfo()
    let byteCount = MemoryLayout<signalfd_siginfo>.size
    let count = unsafe read(descriptor, &information, byteCount)
    return count == byteCount ? Int32(information.ssi_signo) : nil
  }
}
