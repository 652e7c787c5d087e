import Spool

/// The queues of the daemon's spool; the numbers stand in journals and never change.
extension Queue {
  static let allow = Queue(0, "allow")
  static let review = Queue(1, "review")
  static let block = Queue(2, "block")
  static let rejected = Queue(3, "rejected")
  static let counters = Queue(4, "counters")
}

extension QueueTable {
  /// The queues that a daemon opens its spool with.
  static let daemon = QueueTable([.allow, .review, .block, .rejected, .counters])
}

/// What the daemon lets commits keep; the numbers stand in journals and never change.
enum AnnexKind: UInt8 {
  /// What each commit adds to the counters, until their sum is published.
  case counters = 1
}
