// Glibc's thread types reach Swift by whichever of the two modules was read first.
import CLinux
import Glibc

/// A thread of the operating system that runs one closure.
struct PosixThread: ~Copyable {
  private let thread: pthread_t

  /// Bytes of its stack: what the main thread has, for the YAML reader and PCRE2's compiler recurse.
  private static let stackByteCount = 8 << 20

  /// Starts a thread, which leaves every signal that can wait to the thread that asks for it.
  init(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, PosixThread.stackByteCount)
    var made = pthread_t()
    // The mask of the maker is the thread's from its first instruction on.
    var masks = (new: PosixThread.signalsThatCanWait, old: sigset_t())
    unsafe pthread_sigmask(SIG_BLOCK, &masks.new, &masks.old)
    let box = unsafe Unmanaged.passRetained(Body(body))
    let result = unsafe pthread_create(
      &made, &attributes,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    unsafe pthread_sigmask(SIG_SETMASK, &masks.old, nil)
    unsafe pthread_attr_destroy(&attributes)
    precondition(result == 0, "the kernel gives no thread")
    thread = made
  }

  /// Waits for its end.
  consuming func join() {
    pthread_join(thread, nil)
  }

  /// Leaves it alone: nobody waits for its end.
  consuming func detach() {
    pthread_detach(thread)
  }

  /// All signals but those that a thread raises by a fault of its own.
  private static var signalsThatCanWait: sigset_t {
    var set = sigset_t()
    unsafe sigfillset(&set)
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS] {
      unsafe sigdelset(&set, signal)
    }
    return set
  }

  private final class Body: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}

/// A thread that can be kept with others.
final class JoinableThread {
  private var thread: PosixThread?

  /// Starts a thread.
  init(_ body: @escaping @Sendable () -> Void) {
    thread = PosixThread(body)
  }

  /// Waits for its end.
  func join() {
    thread.take()?.join()
  }
}
