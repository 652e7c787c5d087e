import Bytes

extension RuleSet {
  /// Whether a rule would fire if exactly some of its questions were answered with yes.
  ///
  /// For lints: a rule that fires although all else is answered with no rests on these alone.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - isYes: Says what is answered with yes, by what a question looks at and, where that is one of
  ///     a closed set, by the bits of the members that it asks for.
  /// - Returns: Whether it would fire.
  /// - Complexity: O(*n*) in the nodes of the rule.
  public func fires(
    _ rule: RuleID, ifOnly isYes: (_ subject: Subject?, _ members: Int64) -> Bool
  ) -> Bool {
    holds(rules[rule.index].root, isYes)
  }

  private func holds(_ id: NodeID, _ isYes: (Subject?, Int64) -> Bool) -> Bool {
    let node = nodes[id]
    let parts = node.parts.map { self.parts[$0] }
    switch node.kind {
    case .predicate:
      let predicate = predicates[node.predicate]
      return isYes(predicate.subject, predicate.members)
    case .none: return !parts.contains { holds($0, isYes) }
    case .all: return parts.allSatisfy { holds($0, isYes) }
    case .any: return parts.contains { holds($0, isYes) }
    case .some: return parts.count { holds($0, isYes) } >= Int(node.atLeast)
    }
  }

  /// Whether a rule fires on a record of which nothing that it names is true: it only refuses.
  ///
  /// What must be absent is taken for something that is asked for, and so is what must be there.
  public func firesOnNothing(_ rule: RuleID) -> Bool {
    holdsOnNothing(rules[rule.index].root, isRefused: false)
  }

  private func holdsOnNothing(_ id: NodeID, isRefused: Bool) -> Bool {
    let node = nodes[id]
    let parts = node.parts.map { self.parts[$0] }
    func holds(_ part: NodeID) -> Bool { holdsOnNothing(part, isRefused: isRefused) }
    switch node.kind {
    case .predicate:
      if case .absence = predicates[node.predicate] { return isRefused }
      return false
    case .none: return !parts.contains { holdsOnNothing($0, isRefused: !isRefused) }
    case .all: return parts.allSatisfy(holds)
    case .any: return parts.contains(where: holds)
    case .some: return parts.count(where: holds) >= Int(node.atLeast)
    }
  }
}
