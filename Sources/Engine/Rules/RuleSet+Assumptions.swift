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
}
