import Bytes

/// The number of something in a table of a rule set.
///
/// Each table has a type of its own for its numbers, so that none is taken for another's.
public protocol TableID: BitwiseCopyable, Hashable, Comparable, Sendable {
  /// The place in the table, from zero.
  var rawValue: UInt32 { get }

  /// Names a place in the table.
  init(rawValue: UInt32)
}

extension TableID {
  /// Names a place in the table.
  @inlinable
  public init(_ index: Int) { self.init(rawValue: UInt32(index)) }

  /// The place in the table, as arrays take it.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders by the place in the table.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A rule, by its place in ``RuleSet/rules``.
public struct RuleID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A node of the conditions of all rules: a predicate, or a combination of other nodes.
public struct NodeID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A predicate: one question about a record, which rules share.
public struct PredicateID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A list, by its place in ``RuleSet/lists``.
public struct ListID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A list of known texts that conditions compare texts with.
public struct KnownTextsID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A probe: one pattern, or one list of words, in one view of the text or on a field.
public struct ProbeID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A tag, by its place in ``RuleSet/tags``.
public struct TagID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A set of values that fields are compared with.
public struct OperandsID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A question to the ledger, as the rule set numbers them.
public struct LedgerQueryID: TableID {
  /// The place in the table, from zero.
  public let rawValue: UInt32

  /// Names a place in the table.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A stretch of a table: from which element, and how many.
@frozen
public struct IndexRange: BitwiseCopyable, Hashable, Sendable {
  /// The first element.
  public let start: UInt32
  /// The number of elements.
  public let count: UInt32

  /// Names a stretch of a table.
  @inlinable
  public init(_ range: Range<Int>) {
    start = UInt32(range.lowerBound)
    count = UInt32(range.count)
  }

  /// No elements.
  @inlinable
  public static var empty: IndexRange { IndexRange(0..<0) }

  /// True if there are no elements.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The places of the elements.
  @inlinable
  public var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A table of plain values, asked by numbers of its own kind only.
struct Table<ID: TableID, Element: BitwiseCopyable>: ~Copyable, Sendable {
  private var elements: ScratchArray<Element>

  init(_ elements: [Element]) {
    self.elements = ScratchArray(elements)
  }

  init(repeating element: Element, count: Int) {
    elements = ScratchArray(repeating: element, count: count)
  }

  var count: Int { elements.count }

  @inline(__always)
  subscript(id: ID) -> Element {
    get { elements[id.index] }
    set { elements[id.index] = newValue }
  }

  /// Sets every element.
  mutating func fill(with element: Element) {
    for index in 0..<count { elements[index] = element }
  }
}
