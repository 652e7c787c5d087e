public import Bytes
import Patterns
public import Views

/// Whether a condition holds: Kleene's three values, and one for what is not yet decided.
public enum Truth: UInt8, BitwiseCopyable, Sendable {
  case no
  /// What the record itself says is true; a count decides when the record is settled.
  case pending
  /// PCRE2 could not finish.
  case unknown
  case yes

  /// The truth of the opposite.
  public var negated: Truth {
    switch self {
    case .no: .yes
    case .pending: .pending
    case .unknown: .unknown
    case .yes: .no
    }
  }
}

/// The answer to a predicate, with what makes it evidence.
public struct Answer: BitwiseCopyable, Sendable {
  /// Whether the predicate holds.
  public var truth: Truth
  /// What it found, or what stopped it.
  public var finding: Finding

  init(_ truth: Truth, _ finding: Finding = .nothing) {
    self.truth = truth
    self.finding = finding
  }

  init(_ holds: Bool) {
    self.init(holds ? Truth.yes : Truth.no)
  }

  init(_ limit: LimitName) {
    self.init(.unknown, .limit(limit))
  }

  /// In which view the text matched; nil where no text did.
  public var view: View? {
    switch finding {
    case .span(_, let view), .words(_, let view), .entryOfSpan(_, _, let view),
      .entryOfWords(_, _, let view):
      view
    case .nothing, .entry, .limit: nil
    }
  }

  /// The entry of a list that was found.
  public var entry: ListEntry? {
    switch finding {
    case .entry(let entry), .entryOfSpan(let entry, _, _), .entryOfWords(let entry, _, _): entry
    case .nothing, .span, .words, .limit: nil
    }
  }

  /// Which limit made the answer unknown.
  public var limit: LimitName? {
    guard case .limit(let limit) = finding else { return nil }
    return limit
  }
}

/// What a predicate found.
public enum Finding: BitwiseCopyable, Sendable {
  /// Nothing that could be shown.
  case nothing
  /// A stretch of a view, in bytes.
  case span(ByteRange, View)
  /// Words, by their places among the words found in this record.
  case words(IndexRange, View)
  /// An entry of a list.
  case entry(ListEntry)
  /// An entry of a list that holds what stands in a stretch of a view.
  case entryOfSpan(ListEntry, ByteRange, View)
  /// An entry of a list, and what of the text it has in common, as words are kept.
  case entryOfWords(ListEntry, IndexRange, View)
  /// The limit at which PCRE2 stopped.
  case limit(LimitName)
}

/// An entry of a list.
public struct ListEntry: BitwiseCopyable, Hashable, Sendable {
  /// The list.
  public var list: ListID
  /// The entry, counted from zero.
  public var entry: UInt32

  /// Names an entry.
  public init(list: ListID, entry: UInt32) {
    self.list = list
    self.entry = entry
  }
}

/// The limit that a rule ran into on a record.
public enum LimitName: UInt8, BitwiseCopyable, Sendable {
  case match
  case depth
  case heap
  case stack
  case recursion

  /// The word in decisions.
  public var name: StaticString {
    switch self {
    case .match: "match-limit"
    case .depth: "depth-limit"
    case .heap: "heap-limit"
    case .stack: "stack-limit"
    case .recursion: "recursion-limit"
    }
  }
}

extension LimitName {
  init(_ kind: MatchLimitKind) {
    switch kind {
    case .match: self = .match
    case .depth: self = .depth
    case .heap: self = .heap
    case .jitStack: self = .stack
    case .recursion: self = .recursion
    }
  }
}
