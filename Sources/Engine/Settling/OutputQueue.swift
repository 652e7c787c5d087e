public import Bytes

/// Where a line of output belongs.
public enum OutputQueue: UInt8, CaseIterable, Sendable {
  case allow
  case review
  case block
  case rejected

  /// The queue of the decisions with a verdict.
  init(_ verdict: Verdict) {
    switch verdict {
    case .allow: self = .allow
    case .review: self = .review
    case .block: self = .block
    }
  }
}

/// Takes lines of output, in order.
public protocol DecisionSink: ~Copyable {
  /// Takes one line, its line feed included; the view is valid during the call only.
  mutating func append(_ line: ByteView, to queue: OutputQueue)
}
