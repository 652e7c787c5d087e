import Bytes
import Records

/// Why a record got its verdict.
public enum Reason: UInt8, CaseIterable, Sendable {
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
public struct Ruling: Equatable, Sendable {
  /// What is done with the record.
  public var verdict: Verdict
  /// Why.
  public var reason: Reason
  /// The deciding one among the fired rules of the record, counted from its first; or nil.
  public var decidingPlace: Int?
  /// The sum of scores in tenths; nil where no scoring rule fired.
  public var scoreTenths: Int?
}

/// Gives a ruling from the rules that fired: the precedence that docs/RULES.md tells authors.
///
/// Protected sender, then an `allow` rule, then a `block` rule or a score at the block threshold,
/// then a `review` rule, a score at the review threshold or a failed rule, then allow. Of several
/// rules of equal rank the more severe decides, then the one whose id comes first.
struct Court: ~Copyable {
  private let ruleSet: RuleSet
  private var groupSums: ScratchArray<Int64>

  init(for ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    groupSums = ScratchArray(repeating: 0, count: ruleSet.groupCaps.count)
  }

  mutating func rule(on matched: MatchedRecord, in workspace: borrowing Workspace) -> Ruling {
    guard matched.firedCount > 0 || matched.protectedList >= 0 else {
      let isReleased = matched.record.stage == .cdr
      return Ruling(verdict: .allow, reason: isReleased ? .released : .clean)
    }
    let score = sumOfScores(of: matched, in: workspace)
    var ruling = rank(matched, score: score ?? 0, in: workspace)
    ruling.scoreTenths = score
    if matched.protectedList >= 0 {
      ruling = Ruling(verdict: .allow, reason: .protected, scoreTenths: score)
    } else if matched.record.stage == .cdr {
      ruling.verdict = .allow
      ruling.reason = .released
    }
    return ruling
  }

  private mutating func rank(
    _ matched: MatchedRecord, score: Int, in workspace: borrowing Workspace
  ) -> Ruling {
    let thresholds = ruleSet.thresholds
    if let ruling = ruling(.allow, isReached: false, on: matched, in: workspace) { return ruling }
    let isBlockReached = score >= Int(thresholds.blockTenths)
    if let ruling = ruling(.block, isReached: isBlockReached, on: matched, in: workspace) {
      return ruling
    }
    let isReviewReached = score >= Int(thresholds.reviewTenths)
    return ruling(.review, isReached: isReviewReached, on: matched, in: workspace)
      ?? Ruling(verdict: .allow, reason: .clean)
  }

  /// The ruling of a rank, if anything speaks for it: of the enforced rules the first in order that
  /// gives the verdict, adds to a score that is reached, or, where a person is to look, failed.
  private func ruling(
    _ verdict: Verdict, isReached: Bool, on matched: MatchedRecord,
    in workspace: borrowing Workspace
  ) -> Ruling? {
    var found: Ruling?
    var firstOrder = UInt32.max
    for place in 0..<Int(matched.firedCount) {
      let fired = workspace.fired[Int(matched.firedStart) + place]
      let standing = ruleSet.standings[Int(fired.rule)]
      guard standing.isEnforced, found == nil || standing.order < firstOrder else { continue }
      let reason = reason(
        of: standing, hasFailed: fired.limit != .none, for: verdict, isReached: isReached)
      guard let reason else { continue }
      found = Ruling(verdict: verdict, reason: reason, decidingPlace: place)
      firstOrder = standing.order
    }
    return found
  }

  /// Why an enforced rule speaks for a verdict, or nil if it does not.
  private func reason(
    of standing: RuleStanding, hasFailed: Bool, for verdict: Verdict, isReached: Bool
  ) -> Reason? {
    if hasFailed { return verdict == .review ? .failure : nil }
    switch standing.action {
    case .verdict(let given): return given == verdict ? .rule : nil
    // A score that speaks for the sender is not what its verdict rests on.
    case .score(let tenths, _): return isReached && tenths > 0 ? .score : nil
    }
  }

  /// The sum in tenths of the enforced scoring rules that fired, each group at most its cap.
  private mutating func sumOfScores(
    of matched: MatchedRecord, in workspace: borrowing Workspace
  ) -> Int? {
    for group in 0..<groupSums.count { groupSums[group] = 0 }
    var sum: Int64 = 0
    var hasScore = false
    for place in 0..<Int(matched.firedCount) {
      let fired = workspace.fired[Int(matched.firedStart) + place]
      let standing = ruleSet.standings[Int(fired.rule)]
      guard fired.limit == .none, standing.isEnforced,
        case .score(let tenths, let group) = standing.action
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
