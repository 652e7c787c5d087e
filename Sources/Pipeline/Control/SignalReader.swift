import CLinux
import Glibc

/// Takes TERM, INT and HUP out of a descriptor, so that no code runs inside a signal handler.
///
/// ``ControlLoop`` says what each of them does.
final class SignalReader {
  /// Readable where a signal has come.
  let descriptor: Int32

  /// Signals that mean nothing to the daemon and would end it by default.
  private static let ignored = [
    SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGXFSZ,
  ]

  /// Blocks the signals for this thread and those it makes, and ignores what means nothing.
  init() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    for number in SignalReader.ignored { _ = signal(number, SIG_IGN) }
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
