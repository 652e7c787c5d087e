import Bytes
public import Records

/// The three verdicts on a record.
public enum Verdict: UInt8, BitwiseCopyable, CaseIterable, Comparable, Sendable {
  case allow
  case review
  case block

  /// The word in decisions, rules, queues and counters.
  public var name: String {
    switch self {
    case .allow: "allow"
    case .review: "review"
    case .block: "block"
    }
  }

  /// Orders by how hard the verdict is on the sender.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
}

/// How bad it is when a rule fires; decides between rules of equal rank.
public enum Severity: UInt8, CaseIterable, Sendable {
  case low
  case medium
  case high
  case critical
}

/// Whether a rule decides, or is only evaluated and counted.
public enum RuleMode: UInt8, BitwiseCopyable, Sendable {
  case enforce
  case shadow
}

/// The consequence of a rule that fires.
public enum RuleAction: BitwiseCopyable, Equatable, Sendable {
  /// Gives a verdict by itself.
  case verdict(Verdict)
  /// Adds to the score of the record, within a group where it has one.
  case score(tenths: Int32, group: Int?)

  /// The order of evaluation and of evidence: allow, block, review, scores.
  var evaluationOrder: Int {
    switch self {
    case .verdict(.allow): 0
    case .verdict(.block): 1
    case .verdict(.review): 2
    case .score: 3
    }
  }
}

/// One compiled rule: who it is, when it applies, and the node at which its conditions begin.
public struct Rule: Sendable {
  /// The id, unique and stable for ever.
  public var identifier: String
  /// The revision that the author counts up.
  public var revision: Int
  /// One line for people.
  public var title: String
  /// Whether the rule decides or is only counted.
  public var mode: RuleMode
  /// The consequence of the rule when it fires.
  public var action: RuleAction
  /// How bad it is when the rule fires.
  public var severity: Severity
  /// The tags of a record on which the rule fires.
  public var tags: [TagID]
  /// The kinds of records that the rule looks at.
  public var kinds: Set<RecordKind>
  /// The event times at which the rule holds, in epoch milliseconds: from the first up to, not
  /// including, the second.
  public var validMilliseconds: Range<Int64>
  /// The node at which the conditions begin.
  public var root: NodeID
  /// The order among rules that give the same verdict: the more severe first, then by id.
  ///
  /// The builder sets it.
  public internal(set) var order: UInt32 = 0

  /// Describes a compiled rule.
  public init(
    identifier: String, title: String, action: RuleAction, root: NodeID, kinds: Set<RecordKind>
  ) {
    self.identifier = identifier
    self.title = title
    self.action = action
    self.root = root
    self.kinds = kinds
    revision = 1
    mode = .enforce
    severity = .medium
    tags = []
    validMilliseconds = Int64.min..<Int64.max
  }
}

/// The part of a rule that the loop over the rules needs, as a plain value.
struct RuleHead: BitwiseCopyable {
  var root: NodeID
  var kindMask: UInt8
  var sinceMilliseconds: Int64
  var untilMilliseconds: Int64

  init(_ rule: Rule) {
    root = rule.root
    kindMask = rule.kinds.reduce(0) { $0 | 1 << $1.rawValue }
    sinceMilliseconds = rule.validMilliseconds.lowerBound
    untilMilliseconds = rule.validMilliseconds.upperBound
  }

  func applies(to record: Record) -> Bool {
    kindMask & (1 << record.kind.rawValue) != 0
      && record.timestampMilliseconds >= sinceMilliseconds
      && record.timestampMilliseconds < untilMilliseconds
  }
}

/// The part of a rule that fired that precedence, a decision line and the counters need, as a plain
/// value.
///
/// A copy of ``Rule`` would count references of its texts for every hit.
struct RuleRank: BitwiseCopyable {
  var action: RuleAction
  var isEnforced: Bool
  var order: UInt32

  /// The tags, as a stretch of ``RuleSet/ruleTags``.
  var tags: IndexRange

  init(_ rule: Rule, tags: IndexRange) {
    action = rule.action
    isEnforced = rule.mode == .enforce
    order = rule.order
    self.tags = tags
  }
}
