/// How the truth of a condition follows from the truths of its parts.
public enum Combination: Hashable, BitwiseCopyable, Sendable {
  /// Every part holds; without parts, true.
  case all
  /// At least one part holds; without parts, false.
  case any
  /// No part holds.
  case none
  /// At least so many parts hold.
  case some(atLeast: UInt16)
}

extension Combination {
  /// The truth of a combination of parts whose truths are known, by Kleene's logic.
  public func truth(of parts: [Truth]) -> Truth {
    var counts = TruthCounts()
    for part in parts { counts.add(part) }
    return counts.truth(of: ConditionNode(self, parts: 0..<0))
  }
}

/// One node of the conditions of all rules; named conditions are shared, so this is no tree.
struct ConditionNode: BitwiseCopyable, Sendable {
  /// The question of the node: a predicate, or how its parts are combined.
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    case all
    case any
    case none
    case some
    case predicate
  }

  let kind: Kind

  /// How many parts must hold, for ``Kind/some``.
  let atLeast: UInt16

  /// The predicate, or the first part in the table of parts.
  private let first: UInt32

  /// The number of parts.
  private let count: UInt32

  init(_ predicate: PredicateID) {
    kind = .predicate
    atLeast = 0
    first = predicate.rawValue
    count = 0
  }

  init(_ combination: Combination, parts: Range<Int>) {
    switch combination {
    case .all: (kind, atLeast) = (.all, 0)
    case .any: (kind, atLeast) = (.any, 0)
    case .none: (kind, atLeast) = (.none, 0)
    case .some(let wanted): (kind, atLeast) = (.some, wanted)
    }
    first = UInt32(parts.lowerBound)
    count = UInt32(parts.count)
  }

  /// The predicate of a node that is one.
  var predicate: PredicateID { PredicateID(rawValue: first) }

  /// The places of the parts in the table of parts; none for a predicate.
  var parts: Range<Int> { Int(first)..<Int(first) + Int(count) }
}

/// How many parts of a combination have which truth: Kleene's logic, with one more value for what a
/// count is yet to decide.
struct TruthCounts {
  private var no = 0
  private var pending = 0
  private var unknown = 0
  private(set) var yes = 0

  mutating func add(_ truth: Truth) {
    switch truth {
    case .no: no += 1
    case .pending: pending += 1
    case .unknown: unknown += 1
    case .yes: yes += 1
    }
  }

  /// The truth of a combination of the parts that were added, all of which are known.
  func truth(of node: ConditionNode) -> Truth {
    switch node.kind {
    case .all: return no > 0 ? .no : pending > 0 ? .pending : unknown > 0 ? .unknown : .yes
    case .any: return any
    case .none: return any.negated
    case .some:
      let needed = Int(node.atLeast)
      if yes >= needed { return .yes }
      if yes + pending + unknown < needed { return .no }
      return pending > 0 ? .pending : .unknown
    case .predicate: preconditionFailure("a predicate has no parts")
    }
  }

  private var any: Truth {
    yes > 0 ? .yes : pending > 0 ? .pending : unknown > 0 ? .unknown : .no
  }
}
