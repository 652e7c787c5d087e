/// One question about a record, as a plain value; rules that ask the same share the answer.
///
/// Each kind is one file of this folder. This is the only place that lists them.
public enum Predicate: Hashable, BitwiseCopyable, Sendable {
  case text(TextPredicate)
  case words(WordsPredicate)
  case length(LengthPredicate)
  case like(LikePredicate)
  case field(FieldPredicate)
  case range(RangePredicate)
  case set(SetPredicate)
  case entity(EntityPredicate)
  case absence(AbsencePredicate)
  case ledger(LedgerPredicate)

  /// The predicate as one of its kind.
  var kind: any PredicateKind {
    switch self {
    case .text(let kind): kind
    case .words(let kind): kind
    case .length(let kind): kind
    case .like(let kind): kind
    case .field(let kind): kind
    case .range(let kind): kind
    case .set(let kind): kind
    case .entity(let kind): kind
    case .absence(let kind): kind
    case .ledger(let kind): kind
    }
  }

  /// Asks the question; `kind` would do the same, and take a call through a table for it.
  @inline(__always)
  func ask(_ evaluator: inout Evaluator) -> Answer {
    switch self {
    case .text(let kind): kind.ask(&evaluator)
    case .words(let kind): kind.ask(&evaluator)
    case .length(let kind): kind.ask(&evaluator)
    case .like(let kind): kind.ask(&evaluator)
    case .field(let kind): kind.ask(&evaluator)
    case .range(let kind): kind.ask(&evaluator)
    case .set(let kind): kind.ask(&evaluator)
    case .entity(let kind): kind.ask(&evaluator)
    case .absence(let kind): kind.ask(&evaluator)
    case .ledger(let kind): kind.ask(&evaluator)
    }
  }

  /// What is looked at; nil for what is not in the record.
  public var subject: Subject? { kind.subject }

  /// The bits of the members that are asked for, of a closed set; zero for other questions.
  var members: Int64 { kind.members }
}

/// What every kind of predicate says of itself.
///
/// A kind is a plain value of at most 24 bytes. What it holds says what is asked; what it found is in
/// its answer, from which evidence and the spans that tools show are made.
protocol PredicateKind: BitwiseCopyable, Hashable, Sendable {
  /// What is looked at; nil for what is not in the record.
  var subject: Subject? { get }

  /// What asking costs with respect to others, about in nanoseconds.
  var cost: Int { get }

  /// The probes of the text of which one must be able to match before this can hold or be unknown;
  /// empty where it can do so without any.
  var requiredProbes: ProbeRange { get }

  /// Every probe that is asked; those that are required, or one on a field.
  var probes: ProbeRange { get }

  /// The bits of the members that are asked for, of a closed set; zero for other questions.
  var members: Int64 { get }

  /// Whether this compares something beside the text in a way that most records fail.
  var narrows: Bool { get }

  /// What a ledger is asked when the record is settled; nil for what the record itself answers.
  var ledgerQuery: LedgerQueryID? { get }

  /// The known text that the text of the record is most like, for a comparison with such; for tools.
  func nearestText(_ evaluator: inout Evaluator) -> NearestText?

  /// Asks the question about the record of an evaluator.
  func ask(_ evaluator: inout Evaluator) -> Answer
}

extension PredicateKind {
  var requiredProbes: ProbeRange { .empty }
  var probes: ProbeRange { requiredProbes }
  var narrows: Bool { false }
  var members: Int64 { 0 }
  var ledgerQuery: LedgerQueryID? { nil }
  func nearestText(_ evaluator: inout Evaluator) -> NearestText? { nil }
}

/// Probes that follow each other: those of one condition, one for each of its views.
public struct ProbeRange: BitwiseCopyable, Hashable, Sendable {
  /// The first probe.
  public let first: ProbeID
  /// The number of probes.
  public let count: UInt8

  init(first: ProbeID, count: Int) {
    self.first = first
    self.count = UInt8(count)
  }

  /// No probes.
  public static var empty: ProbeRange { ProbeRange(first: ProbeID(rawValue: 0), count: 0) }

  /// The probes, one after the other.
  var ids: [ProbeID] { (0..<UInt32(count)).map { ProbeID(rawValue: first.rawValue + $0) } }
}
