import Bytes

extension Evaluator {
  /// Whether a node holds, by Kleene's logic; stops as soon as the answer is sure.
  ///
  /// The answer does not depend on the order of the parts, so neither does a decision: `no`
  /// outweighs all else in `all`, `yes` in `any`, and what is pending outweighs what is unknown.
  /// Each node is evaluated once for a record, however many rules share it.
  mutating func truth(of id: NodeID) -> Truth {
    let node = ruleSet.nodes[id]
    if node.kind == .predicate { return answer(to: node.predicate).truth }
    if truthEpochs[id] == epoch { return truths[id] }
    let truth = truth(ofCombined: node)
    truths[id] = truth
    truthEpochs[id] = epoch
    return truth
  }

  private mutating func truth(ofCombined node: ConditionNode) -> Truth {
    switch node.kind {
    case .predicate: preconditionFailure("a predicate has no parts")
    case .all: return truthOfAll(node)
    case .any: return truthOfAny(node)
    case .none: return truthOfAny(node).negated
    case .some: return truthOfSome(node)
    }
  }

  private mutating func truthOfAll(_ node: ConditionNode) -> Truth {
    var answer = Truth.yes
    for index in node.parts {
      switch truth(of: ruleSet.cheapestFirst[index]) {
      case .yes: continue
      case .unknown: if answer == .yes { answer = .unknown }
      case .pending: answer = .pending
      case .no: return .no
      }
    }
    return answer
  }

  private mutating func truthOfAny(_ node: ConditionNode) -> Truth {
    var answer = Truth.no
    for index in node.parts {
      switch truth(of: ruleSet.cheapestFirst[index]) {
      case .no: continue
      case .unknown: if answer == .no { answer = .unknown }
      case .pending: answer = .pending
      case .yes: return .yes
      }
    }
    return answer
  }

  private mutating func truthOfSome(_ node: ConditionNode) -> Truth {
    var counts = TruthCounts()
    for index in node.parts {
      counts.add(truth(of: ruleSet.cheapestFirst[index]))
      if counts.yes >= Int(node.atLeast) { return .yes }
    }
    return counts.truth(of: node)
  }
}
