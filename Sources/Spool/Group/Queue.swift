/// A directory of output files for one kind of consumer.
///
/// The number stands in the journal and never changes.
public enum Queue: UInt8, CaseIterable, Sendable {
  case allow = 0
  case review = 1
  case block = 2
  case rejected = 3
  case counters = 4

  /// The name of the directory below `queue/`.
  public var name: String {
    switch self {
    case .allow: "allow"
    case .review: "review"
    case .block: "block"
    case .rejected: "rejected"
    case .counters: "counters"
    }
  }
}
