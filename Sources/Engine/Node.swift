public import Bytes
import Facts
import Patterns
public import Records
public import Views

/// Kleene's three truth values: a condition that PCRE2 could not finish is unknown.
public enum Truth: UInt8, BitwiseCopyable, Sendable {
  case no
  case unknown
  case yes
}

/// How the truth of a node follows from its children, or that it is a test.
public enum NodeKind: UInt8, BitwiseCopyable, Sendable {
  /// Every child holds; without children, true.
  case all
  /// At least one child holds; without children, false.
  case any
  /// No child holds.
  case none
  /// At least ``Node/atLeast`` children hold.
  case some
  /// The test at place ``Node/first``.
  case test
}

/// One node of the conditions of all rules; named conditions are shared, so this is no tree.
struct Node: BitwiseCopyable, Sendable {
  /// What the node asks of its children.
  var kind: NodeKind
  /// How many children must hold, for ``NodeKind/some``.
  var atLeast: UInt16
  /// The place of the first child in the table of children, or of the test.
  var first: Int32
  /// The number of children.
  var count: Int32
}

/// What a test does with what it looks at.
public enum TestKind: UInt8, BitwiseCopyable, Sendable {
  /// A pattern on the text, in any of the views.
  case text
  /// At least so many of a set of words in the text, in one of the views.
  case words
  /// The field equals one of the operands.
  case equals
  /// The field begins with one of the operands.
  case prefix
  /// A pattern on the field as received.
  case match
  /// The field is in a list.
  case list
  /// The fact is one of the set that ``Test/low`` holds as bits.
  case bits
  /// The text has an entity of one of the kinds that ``Test/low`` holds as bits.
  case entity
  /// The number is between ``Test/low`` and ``Test/high``, both included.
  case range
  /// The field is not there.
  case absent
}

/// One question about a record, as a plain value; rules that ask the same share the answer.
public struct Test: BitwiseCopyable, Hashable, Sendable {
  /// What the test does.
  public var kind: TestKind
  /// The views in which a text is looked at.
  public var views: ViewSet
  /// What is looked at.
  public var subject: Subject
  /// Whether the field is compared in canonical number form.
  public var isCanonical: Bool
  /// The place of the pattern, the operands, the word list or the list.
  public var operand: Int32
  /// How many different words must occur.
  public var atLeast: UInt16
  /// Within how many characters the words must lie; zero: anywhere.
  public var near: UInt16
  /// The lower bound of a range, or a set as bits.
  public var low: Int64
  /// The upper bound of a range.
  public var high: Int64

  /// Describes a test on the text.
  public init(
    _ kind: TestKind, views: ViewSet, operand: Int32, atLeast: UInt16 = 0, near: UInt16 = 0
  ) {
    self.init(kind, .key(.text))
    self.views = views
    self.operand = operand
    self.atLeast = atLeast
    self.near = near
  }

  /// Describes a test on a field of the record.
  public init(
    _ kind: TestKind, key: RecordKey, operand: Int32 = -1, isCanonical: Bool = false
  ) {
    self.init(kind, .key(key), operand: operand, isCanonical: isCanonical)
  }

  /// Describes a test on a field or a fact.
  public init(
    _ kind: TestKind, _ subject: Subject, operand: Int32 = -1, isCanonical: Bool = false
  ) {
    self.kind = kind
    self.subject = subject
    self.operand = operand
    self.isCanonical = isCanonical
    views = []
    atLeast = 0
    near = 0
    low = Int64.min
    high = Int64.max
  }
}

/// The answer to a test, with what makes it evidence.
public struct TestOutcome: BitwiseCopyable, Sendable {
  /// Whether the test holds.
  public var truth: Truth
  /// In which view the text matched.
  public var view: View
  /// Which limit made the answer unknown, as ``LimitName``.
  public var limit: LimitName
  /// Where the text matched, in bytes of the view; for words, their places among the words found.
  public var span: ByteRange
  /// The place of the entry in the list, for list tests that hold; else -1.
  public var entry: Int32

  init(_ truth: Truth) {
    self.truth = truth
    view = .raw
    limit = .none
    span = .empty
    entry = -1
  }

  init(_ holds: Bool) {
    self.init(holds ? Truth.yes : Truth.no)
  }

  init(_ entity: Entity) {
    self.init(.yes)
    view = entity.view
    span = entity.range
  }

  init(_ kind: MatchLimitKind) {
    self.init(.unknown)
    limit = LimitName(kind)
  }
}

/// The limit that a rule ran into on a record.
public enum LimitName: UInt8, BitwiseCopyable, Sendable {
  case none
  case match
  case depth
  case heap
  case stack
  case recursion

  /// The word in decisions.
  public var name: StaticString {
    switch self {
    case .none: "none"
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
