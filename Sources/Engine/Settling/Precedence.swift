import Bytes
import Records

/// Why a record got its verdict.
public enum VerdictReason: UInt8, CaseIterable, Sendable {
  /// Nothing spoke against the record.
  case clean
  /// The sender is protected.
  case protected
  /// The call is over; what its rules noted is kept, but there is nothing to block.
  case released
  /// A rule with this verdict fired.
  case rule
  /// The sum of scores reached a threshold.
  case score
  /// A rule ran into a limit, so that a person should look.
  case failure

  /// The word in decisions.
  public var name: StaticString {
    switch self {
    case .clean: "clean"
    case .protected: "protected"
    case .released: "released"
    case .rule: "rule"
    case .score: "score"
    case .failure: "failure"
    }
  }
}

/// The verdict on a record, and what it rests on.
public struct Decision: Equatable, Sendable {
  /// The verdict on the record.
  public var verdict: Verdict
  /// Why.
  public var reason: VerdictReason
  /// The deciding one among the rules of the record, counted from its first; nil where none decides.
  public var decidingIndex: Int?
  /// The sum of scores in tenths; nil where no scoring rule fired.
  public var scoreTenths: Int?
}

/// Decides a record by the rules that fired: the precedence that docs/RULES.md tells authors.
///
/// Protected sender, then an `allow` rule, then a `block` rule or a score at the block threshold,
/// then a `review` rule, a score at the review threshold or a failed rule, then allow. Of several
/// rules of equal rank the more severe decides, then the one whose id comes first.
public struct Precedence: ~Copyable {
  private let ruleSet: RuleSet
  private var groupSums: ScratchArray<Int64>

  /// Makes scratch for a rule set.
  public init(for ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    groupSums = ScratchArray(repeating: 0, count: ruleSet.groupCaps.count)
  }

  /// The decision on a record that is no rejection; a candidate that no ledger has decided yet speaks
  /// for nothing.
  public mutating func decision(
    on record: MatchedRecord, in matches: borrowing Matches
  ) -> Decision {
    guard !record.rules.isEmpty || record.protection != nil else {
      let isReleased = record.record.stage == .cdr
      return Decision(verdict: .allow, reason: isReleased ? .released : .clean)
    }
    let score = sumOfScores(of: record, in: matches)
    var decision = rank(record, score: score ?? 0, in: matches)
    decision.scoreTenths = score
    if record.protection != nil {
      decision = Decision(verdict: .allow, reason: .protected, scoreTenths: score)
    } else if record.record.stage == .cdr {
      decision.verdict = .allow
      decision.reason = .released
    }
    return decision
  }

  private mutating func rank(
    _ record: MatchedRecord, score: Int, in matches: borrowing Matches
  ) -> Decision {
    let thresholds = ruleSet.thresholds
    if let found = decision(.allow, isReached: false, on: record, in: matches) { return found }
    let isBlockReached = score >= Int(thresholds.blockTenths)
    if let found = decision(.block, isReached: isBlockReached, on: record, in: matches) {
      return found
    }
    let isReviewReached = score >= Int(thresholds.reviewTenths)
    return decision(.review, isReached: isReviewReached, on: record, in: matches)
      ?? Decision(verdict: .allow, reason: .clean)
  }

  /// The decision for a verdict, if anything speaks for it: of the enforced rules the first in order
  /// that gives the verdict, adds to a score that is reached, or, where a person is to look, failed.
  private func decision(
    _ verdict: Verdict, isReached: Bool, on record: MatchedRecord, in matches: borrowing Matches
  ) -> Decision? {
    var found: Decision?
    var firstOrder = UInt32.max
    for index in 0..<Int(record.rules.count) {
      let matched = matches.rules[Int(record.rules.start) + index]
      let rank = ruleSet.ranks[matched.rule]
      guard rank.isEnforced, found == nil || rank.order < firstOrder,
        let reason = reason(of: rank, matched.outcome, for: verdict, isReached: isReached)
      else { continue }
      found = Decision(verdict: verdict, reason: reason, decidingIndex: index)
      firstOrder = rank.order
    }
    return found
  }

  /// Why an enforced rule speaks for a verdict, or nil if it does not.
  private func reason(
    of rank: RuleRank, _ outcome: MatchedRule.Outcome, for verdict: Verdict, isReached: Bool
  ) -> VerdictReason? {
    switch outcome {
    case .candidate: return nil
    case .failed: return verdict == .review ? .failure : nil
    case .fired: break
    }
    switch rank.action {
    case .verdict(let given): return given == verdict ? .rule : nil
    // A score that speaks for the sender is not what its verdict rests on.
    case .score(let tenths, _): return isReached && tenths > 0 ? .score : nil
    }
  }

  /// The sum in tenths of the enforced scoring rules that fired, each group at most its cap.
  private mutating func sumOfScores(
    of record: MatchedRecord, in matches: borrowing Matches
  ) -> Int? {
    for group in 0..<groupSums.count { groupSums[group] = 0 }
    var sum: Int64 = 0
    var hasScore = false
    for index in record.rules.indices {
      let matched = matches.rules[index]
      let rank = ruleSet.ranks[matched.rule]
      guard matched.outcome == .fired, rank.isEnforced,
        case .score(let tenths, let group) = rank.action
      else { continue }
      hasScore = true
      if let group { groupSums[group] += Int64(tenths) } else { sum += Int64(tenths) }
    }
    for group in 0..<groupSums.count {
      sum += min(groupSums[group], Int64(ruleSet.groupCaps[group]))
    }
    return hasScore ? Int(sum) : nil
  }
}
