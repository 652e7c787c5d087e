import Spool
import Stats
import Synchronization

/// The messages between the threads of the daemon.
///
/// The control thread gives orders; the spool loop reports. Each wakes the other through an eventfd.
final class Exchange: Sendable {
  /// How far the spool loop is.
  enum Phase: Sendable {
    /// The spool is being opened and recovered.
    case opening
    /// The spool is open; the rules are being loaded.
    case loading
    /// Batches are decided.
    case running
    /// The spool loop has ended.
    case ended(DaemonEnd)
  }

  /// The orders to the spool loop.
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

  /// Wakes the spool loop.
  let loopWakeup = Wakeup()
  /// Wakes the control thread.
  let controlWakeup = Wakeup()

  private let orders = Mutex(Orders())
  private let report = Mutex(Report())
  private let lastTurn = Atomic<Int64>(0)
  private let idle = Atomic<Bool>(false)

  // MARK: The control thread

  /// Orders the spool loop to stop: it finishes the batch in hand if that takes no longer than given.
  func orderStop(deadlineMicroseconds: Int64) {
    orders.withLock { $0.stopDeadlineMicroseconds = deadlineMicroseconds }
    loopWakeup.wake()
  }

  /// Gives the spool loop rules for the next batch.
  func orderRules(_ rules: RulesInForce) {
    orders.withLock { $0.rules = rules }
    loopWakeup.wake()
  }

  /// How far the spool loop is.
  var phase: Phase { report.withLock { $0.phase } }

  /// What the daemon is doing, as of now.
  var snapshot: StatsSnapshot { report.withLock { $0.snapshot } }

  /// When the run loop last turned, on the monotonic clock; zero before its first turn.
  var lastTurnMicroseconds: Int64 { lastTurn.load(ordering: .relaxed) }

  /// True if the spool loop waits for something to do.
  var isIdle: Bool { idle.load(ordering: .relaxed) }

  /// What came of the last reload, once.
  func takeReload() -> (rules: RulesInForce?, report: RuleReport)? {
    report.withLock { report in
      defer { report.reload = nil }
      return report.reload
    }
  }

  // MARK: The spool loop

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

  /// Notes a turn of the run loop.
  func beat(nowMicroseconds: Int64) {
    lastTurn.store(nowMicroseconds, ordering: .relaxed)
  }

  /// Says whether the spool loop waits for something to do.
  func setIdle(_ isIdle: Bool) {
    idle.store(isIdle, ordering: .relaxed)
  }

  /// Says how far the spool loop is.
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
