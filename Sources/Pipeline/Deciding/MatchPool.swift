/// The threads that match chunks beside the one that settles them.
///
/// That thread lends a hand: while it waits for a chunk, it matches what nobody has taken. So a pool
/// of one matcher has no thread at all, and small batches are matched where they are, because waking
/// a thread costs more than matching a few records.
final class MatchPool: @unchecked Sendable {
  /// How many threads match, the one that settles included.
  let matcherCount: Int

  /// How many slots keep all of them at work: two for each, one in hand and one to go on with, and
  /// some to settle; a lone matcher needs no other.
  var slotCount: Int { matcherCount == 1 ? 1 : 2 * matcherCount + 2 }

  private let monitor = Monitor()
  private let clock: Clock

  // All below is guarded by the monitor.
  /// Slots that nobody has taken, oldest first; as few as there are slots.
  private var waiting: [MatchSlot] = []
  private var waitingByteCount = 0
  private var idleCount = 0
  private var isAwaited = false
  private var isClosing = false
  /// What a kilobyte took to match, of late.
  private var nanosecondsPerKilobyte: Int64 = 10_000

  private var threads: [JoinableThread] = []

  /// Work worth to wake a thread for; a wake-up and a switch take about a tenth of it.
  private static let wakeNanoseconds: Int64 = 150_000

  init(matcherCount: Int, clock: Clock) {
    precondition(matcherCount > 0, "a pool has no matcher")
    self.matcherCount = matcherCount
    self.clock = clock
    for _ in 1..<max(1, matcherCount) {
      // The threads hold the pool until ``close()`` ends them.
      threads.append(JoinableThread { self.serve() })
    }
  }

  /// Ends the threads; nothing may wait to be matched.
  func close() {
    monitor.withLock {
      isClosing = true
      monitor.broadcast(.work)
    }
    for thread in threads { thread.join() }
    threads = []
  }

  /// Puts a filled slot at the end of what is to be matched.
  func offer(_ slot: MatchSlot) {
    monitor.withLock {
      slot.state = .waiting
      waiting.append(slot)
      waitingByteCount += slot.byteCount
      guard idleCount > 0 else { return }
      let kilobytes = Int64(waitingByteCount) / 1_024 + 1
      if kilobytes * nanosecondsPerKilobyte >= MatchPool.wakeNanoseconds {
        monitor.signal(.work)
      }
    }
  }

  /// Returns when a slot is matched; until then this thread matches what nobody has taken.
  func finish(_ slot: MatchSlot) {
    while true {
      let taken: MatchSlot? = monitor.withLock {
        while slot.state != .matched {
          if let next = takeWaiting() { return next }
          isAwaited = true
          monitor.wait(for: .end)
          isAwaited = false
        }
        return nil
      }
      guard let taken else { return }
      match(taken)
    }
  }

  /// Drops what is to be matched, and returns when nothing of it is in the hands of a thread.
  func drop(_ slots: [MatchSlot]) {
    monitor.withLock {
      waiting = []
      waitingByteCount = 0
      while slots.contains(where: { $0.state == .taken }) {
        isAwaited = true
        monitor.wait(for: .end)
        isAwaited = false
      }
      for slot in slots { slot.state = .free }
    }
  }

  /// The life of a thread: takes, matches, and sleeps where there is nothing.
  private func serve() {
    while true {
      let taken: MatchSlot? = monitor.withLock {
        while !isClosing {
          if let next = takeWaiting() { return next }
          idleCount += 1
          monitor.wait(for: .work)
          idleCount -= 1
        }
        return nil
      }
      guard let taken else { return }
      match(taken)
    }
  }

  private func takeWaiting() -> MatchSlot? {
    guard !waiting.isEmpty else { return nil }
    let slot = waiting.removeFirst()
    waitingByteCount -= slot.byteCount
    slot.state = .taken
    return slot
  }

  private func match(_ slot: MatchSlot) {
    let started = clock.monotonicMicroseconds()
    slot.match()
    let took = (clock.monotonicMicroseconds() - started) * 1_000
    let kilobytes = Int64(slot.byteCount) / 1_024 + 1
    monitor.withLock {
      // An eighth of the newest: a single odd chunk does not count for much.
      nanosecondsPerKilobyte += (took / kilobytes - nanosecondsPerKilobyte) / 8
      slot.state = .matched
      if isAwaited { monitor.signal(.end) }
    }
  }
}
