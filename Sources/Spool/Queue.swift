/// A directory of output files for one kind of consumer.
public enum Queue: UInt8, CaseIterable, Sendable {
  case allow, review, block, rejected, counters

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
