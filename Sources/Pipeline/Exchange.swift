import Spool
import Stats
import Synchronization

/// What the threads of the daemon tell each other.
///
/// The control thread gives orders; the worker reports. Each wakes the other through an eventfd.
final class Exchange: Sendable {
  /// How far the worker is.
  enum Phase: Sendable {
    /// The spool is being opened and recovered.
    case opening
    /// The spool is open; the rules are being loaded.
    case loading
    /// Batches are decided.
    case running
    /// The worker has ended.
    case ended(DaemonEnd)
  }

  /// What the worker has to do.
  struct Orders: Sendable {
    /// When the batch in hand is given up, on the monotonic clock; nil without an order to stop.
    var stopDeadlineMicroseconds: Int64?
    /// Rules to put in force before the next batch.
    var rules: RulesInForce?
  }

  private struct Report: Sendable {
    var phase = Phase.opening
    var snapshot = StatsSnapshot()
    var reload: (rules: RulesInForce?, report: RuleReport)?
  }

  /// Wakes the worker.
  let workerWakeup = Wakeup()
  /// Wakes the control thread.
  let controlWakeup = Wakeup()

  private let orders = Mutex(Orders())
  private let report = Mutex(Report())
  private let beats = Atomic<UInt64>(0)
  private let idle = Atomic<Bool>(false)

  // MARK: The control thread

  /// Orders the worker to stop: it finishes the batch in hand if that takes no longer than given.
  func orderStop(deadlineMicroseconds: Int64) {
    orders.withLock { $0.stopDeadlineMicroseconds = deadlineMicroseconds }
    workerWakeup.wake()
  }

  /// Gives the worker rules for the next batch.
  func orderRules(_ rules: RulesInForce) {
    orders.withLock { $0.rules = rules }
    workerWakeup.wake()
  }

  /// How far the worker is.
  var phase: Phase { report.withLock { $0.phase } }

  /// What the daemon is doing, as of now.
  var snapshot: StatsSnapshot { report.withLock { $0.snapshot } }

  /// How often the worker has made progress; it grows while it works.
  var beatCount: UInt64 { beats.load(ordering: .relaxed) }

  /// Whether the worker waits for something to do.
  var isIdle: Bool { idle.load(ordering: .relaxed) }

  /// What came of the last reload, once.
  func takeReload() -> (rules: RulesInForce?, report: RuleReport)? {
    report.withLock { report in
      defer { report.reload = nil }
      return report.reload
    }
  }

  // MARK: The worker

  /// The orders; rules are given once.
  func takeOrders() -> Orders {
    orders.withLock { orders in
      defer { orders.rules = nil }
      return orders
    }
  }

  /// When the batch in hand is given up; nil without an order to stop.
  var stopDeadlineMicroseconds: Int64? {
    orders.withLock { $0.stopDeadlineMicroseconds }
  }

  /// Notes progress.
  func beat() {
    beats.wrappingAdd(1, ordering: .relaxed)
  }

  /// Says whether the worker waits for something to do.
  func noteIdle(_ isIdle: Bool) {
    idle.store(isIdle, ordering: .relaxed)
  }

  /// Says how far the worker is.
  func enter(_ phase: Phase) {
    report.withLock { $0.phase = phase }
    controlWakeup.wake()
  }

  // MARK: Both

  /// Changes what the daemon shows of itself.
  func update(_ change: (inout StatsSnapshot) -> Void) {
    report.withLock { change(&$0.snapshot) }
  }

  /// Hands over what came of a reload.
  func finishReload(_ rules: RulesInForce?, _ ruleReport: RuleReport) {
    report.withLock { $0.reload = (rules, ruleReport) }
    controlWakeup.wake()
  }
}
