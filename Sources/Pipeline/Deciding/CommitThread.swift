import Spool

/// The thread that syncs: it runs one ``GroupInCommit`` at a time, while the next group is filled.
///
/// The thread of the spool gives a group and takes it back; in between the group belongs to this
/// one. The lock orders the hand-overs, which is why the class may say that it is Sendable.
final class CommitThread: @unchecked Sendable {
  /// A group that was run, and how long that took.
  struct Ended {
    var group: GroupInCommit
    var microseconds: Int64
  }

  private let monitor = Monitor()
  private let clock: Clock
  private let onEnd: @Sendable () -> Void

  // All below is guarded by the monitor.
  private var group: GroupInCommit?
  private var ended: Ended?
  private var isClosing = false

  private var thread: JoinableThread?

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - clock: Tells how long a run took.
  ///   - onEnd: Called in the thread after each run.
  init(clock: Clock, onEnd: @escaping @Sendable () -> Void) {
    self.clock = clock
    self.onEnd = onEnd
    // The thread holds this object until ``close()`` ends it.
    thread = JoinableThread { self.serve() }
  }

  /// True if a group was given and has not ended.
  var isRunning: Bool { monitor.withLock { group != nil } }

  /// Gives a group; the one before must have been taken back.
  func start(_ next: GroupInCommit) {
    monitor.withLock {
      precondition(group == nil && ended == nil, "a second group is given to the syncing thread")
      group = next
      monitor.signal(.work)
    }
  }

  /// Takes back the group, if it has ended.
  func takeEnded() -> Ended? {
    monitor.withLock {
      defer { ended = nil }
      return ended
    }
  }

  /// Ends the thread, after the group that it has.
  func close() {
    monitor.withLock {
      isClosing = true
      monitor.signal(.work)
    }
    thread?.join()
    thread = nil
  }

  private func serve() {
    while let next = nextGroup() {
      let started = clock.monotonicMicroseconds()
      next.run()
      let took = clock.monotonicMicroseconds() - started
      monitor.withLock {
        group = nil
        ended = Ended(group: next, microseconds: took)
      }
      onEnd()
    }
  }

  private func nextGroup() -> GroupInCommit? {
    monitor.withLock {
      while group == nil, !isClosing { monitor.wait(for: .work) }
      return group
    }
  }
}
