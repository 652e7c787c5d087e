import Glibc

/// A lock with two conditions to wait for, as POSIX has them.
///
/// `Synchronization` has no way to wait, and a semaphore would count wake-ups that nobody needs.
@safe
final class Monitor: @unchecked Sendable {
  /// The two events that a thread can wait for.
  enum Condition: Int {
    /// There is something to do.
    case work
    /// Something is done.
    case end
  }

  // The kernel knows both by their address, so they must not move.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let conditions = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 2)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    for index in 0..<2 { unsafe pthread_cond_init(conditions + index, nil) }
  }

  deinit {
    for index in 0..<2 { unsafe pthread_cond_destroy(conditions + index) }
    unsafe pthread_mutex_destroy(mutex)
    unsafe conditions.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs a closure while no other thread is in one.
  func withLock<Result: ~Copyable>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Lets others in until somebody signals; to be called in ``withLock(_:)``, in a loop that asks
  /// again whether there is anything to wait for.
  func wait(for condition: Condition) {
    unsafe pthread_cond_wait(conditions + condition.rawValue, mutex)
  }

  /// Wakes one thread that waits.
  func signal(_ condition: Condition) {
    unsafe pthread_cond_signal(conditions + condition.rawValue)
  }

  /// Wakes all threads that wait.
  func broadcast(_ condition: Condition) {
    unsafe pthread_cond_broadcast(conditions + condition.rawValue)
  }
}
