import Bytes
import Lists
import Records
import Views

extension Evaluator {
  /// Evaluates every rule.
  mutating func evaluateAllRules(into matches: inout Matches) {
    for index in 0..<ruleSet.heads.count { evaluate(RuleID(index), into: &matches) }
  }

  /// Evaluates the rules that the prefilter opened and those without a gate, in the order of rules.
  mutating func evaluateOpenRules(into matches: inout Matches) {
    let ungated = ruleSet.gates.ungated[Int(record.kind.rawValue)]
    var next = 0
    for index in 0..<openRules.count {
      let rule = openRules[index]
      while next < ungated.count, ungated[next] < rule {
        evaluate(ungated[next], into: &matches)
        next += 1
      }
      evaluate(rule, into: &matches)
    }
    while next < ungated.count {
      evaluate(ungated[next], into: &matches)
      next += 1
    }
  }

  /// Evaluates a rule, and keeps what came of it unless it has nothing to do with the record.
  mutating func evaluate(_ rule: RuleID, into matches: inout Matches) {
    let head = ruleSet.heads[rule]
    guard head.applies(to: record) else { return }
    switch truth(of: head.root) {
    case .no: return
    case .yes: append(rule, .fired, from: head.root, to: &matches)
    case .unknown: appendFailure(of: rule, at: head.root, to: &matches)
    case .pending: appendCandidate(rule, at: head.root, to: &matches)
    }
  }

  private mutating func append(
    _ rule: RuleID, _ outcome: MatchedRule.Outcome, from root: NodeID, to matches: inout Matches
  ) {
    let start = matches.evidence.count
    var matched = MatchedRule(rule: rule, outcome: outcome, view: nil, evidence: .empty)
    appendEvidence(of: root, for: &matched, to: &matches)
    matched.evidence = IndexRange(start..<matches.evidence.count)
    matches.rules.append(matched)
  }

  private mutating func appendFailure(
    of rule: RuleID, at root: NodeID, to matches: inout Matches
  ) {
    guard let limit = firstLimit(under: root) else {
      preconditionFailure("a rule failed without a limit")
    }
    let end = matches.evidence.count
    matches.rules.append(
      MatchedRule(
        rule: rule, outcome: .failed(limit), view: nil, evidence: IndexRange(end..<end)))
  }

  @inline(never)
  private mutating func appendCandidate(
    _ rule: RuleID, at root: NodeID, to matches: inout Matches
  ) {
    let start = matches.truths.count
    appendTruths(of: root, to: &matches)
    let residue = Residue(
      truths: IndexRange(start..<matches.truths.count), limit: firstLimit(under: root))
    append(rule, .candidate(residue), from: root, to: &matches)
  }

  /// Keeps what is known of a node: its truth, and where that is pending the truths of its parts.
  private mutating func appendTruths(of node: NodeID, to matches: inout Matches) {
    let truth = truth(of: node)
    matches.truths.append(truth)
    guard truth == .pending, ruleSet.nodes[node].kind != .predicate else { return }
    for index in ruleSet.nodes[node].parts { appendTruths(of: ruleSet.parts[index], to: &matches) }
  }

  /// The entry that makes the sender a number that no rule may touch.
  ///
  /// The number must equal an entry as it stands: a country prefix, blanks, separators or full-width
  /// digits before, in or behind it are signs of forgery, and so is a national number that comes
  /// over an international link.
  func protection() -> ListEntry? {
    guard !ruleSet.protectedLists.isEmpty else { return nil }
    let written = source.bytes(of: record.field(.from))
    guard let sender = CanonicalNumber(written), sender.withByteView({ $0 == written }),
      !(source.bytes(of: record.field(.linkClass)) == "intl")
    else { return nil }
    for list in ruleSet.protectedLists {
      guard case .numbers(let numbers) = ruleSet.lists[list.index].list,
        let entry = numbers.lookup(sender)
      else { continue }
      return ListEntry(list: list, entry: UInt32(entry))
    }
    return nil
  }
}
