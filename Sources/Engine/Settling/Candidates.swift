import Bytes
import Views

extension Matches {
  /// Lets a ledger decide about the candidates of a record: each fires, fails or is gone.
  ///
  /// - Parameters:
  ///   - index: The record.
  ///   - ruleSet: The rules.
  ///   - ledger: Has observed the record.
  @inline(never)
  mutating func decideCandidates(
    of index: Int, by ruleSet: RuleSet, asking ledger: inout some LedgerState & ~Copyable
  ) {
    let range = records[index].rules.indices
    var kept = range.lowerBound
    for next in range {
      var rule = rules[next]
      if case .candidate(let residue) = rule.outcome {
        guard let outcome = outcome(of: rule, residue, ruleSet, &ledger) else { continue }
        rule.outcome = outcome
        if case .failed = outcome {
          rule.view = nil
          rule.evidence = .empty
        }
      }
      rules[kept] = rule
      kept += 1
    }
    records[index].rules = IndexRange(range.lowerBound..<kept)
    guard range.lowerBound == kept else { return }
    // Marks are told where a rule fired.
    records[index].evasion = Evasion()
    records[index].isPlain = records[index].hasNothingToTell
  }

  /// The outcome of a candidate; nil where its conditions do not hold.
  private func outcome(
    of rule: MatchedRule, _ residue: Residue, _ ruleSet: RuleSet,
    _ ledger: inout some LedgerState & ~Copyable
  ) -> MatchedRule.Outcome? {
    var next = residue.truths.indices.lowerBound
    switch truth(of: ruleSet.heads[rule.rule].root, from: &next, ruleSet, &ledger) {
    case .no: return nil
    case .yes: return .fired
    case .unknown, .pending:
      guard let limit = residue.limit else {
        preconditionFailure("a candidate is unknown without a limit")
      }
      return .failed(limit)
    }
  }

  /// The truth of a node: as matching knew it, or by its parts and what the ledger says.
  ///
  /// Its truth stands at `next`, which then goes on to where that of the next node does.
  private func truth(
    of node: NodeID, from next: inout Int, _ ruleSet: RuleSet,
    _ ledger: inout some LedgerState & ~Copyable
  ) -> Truth {
    let known = truths[next]
    next += 1
    guard known == .pending else { return known }
    let node = ruleSet.nodes[node]
    guard node.kind == .predicate else {
      var counts = TruthCounts()
      for index in node.parts {
        counts.add(truth(of: ruleSet.parts[index], from: &next, ruleSet, &ledger))
      }
      return counts.truth(of: node)
    }
    guard let query = ruleSet.predicates[node.predicate].kind.ledgerQuery else {
      preconditionFailure("a predicate is pending that asks no ledger")
    }
    return ledger.answer(query) ? .yes : .no
  }
}
