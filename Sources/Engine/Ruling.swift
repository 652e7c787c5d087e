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

/// Gives a ruling from the rules that fired: the precedence of DESIGN section 5.
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
    if let place = best(of: matched, in: workspace, where: { $0.action == .verdict(.allow) }) {
      return Ruling(verdict: .allow, reason: .rule, decidingPlace: place)
    }
    let isBlockReached = score >= Int(ruleSet.thresholds.blockTenths)
    if let ruling = ruling(.block, isReached: isBlockReached, on: matched, in: workspace) {
      return ruling
    }
    let isReviewReached = score >= Int(ruleSet.thresholds.reviewTenths)
    if let ruling = ruling(.review, isReached: isReviewReached, on: matched, in: workspace) {
      return ruling
    }
    if let place = firstFailure(of: matched, in: workspace) {
      return Ruling(verdict: .review, reason: .failure, decidingPlace: place)
    }
    return Ruling(verdict: .allow, reason: .clean)
  }

  /// The ruling of a rank, if a rule with the verdict fired or the score reached its threshold.
  private func ruling(
    _ verdict: Verdict, isReached: Bool, on matched: MatchedRecord,
    in workspace: borrowing Workspace
  ) -> Ruling? {
    let place = best(of: matched, in: workspace) { rule in
      if case .score(let tenths, _) = rule.action { return isReached && tenths > 0 }
      return rule.action == .verdict(verdict)
    }
    guard let place else { return nil }
    let fired = workspace.fired[Int(matched.firedStart) + place]
    let isRule = ruleSet.rules[Int(fired.rule)].action == .verdict(verdict)
    return Ruling(verdict: verdict, reason: isRule ? .rule : .score, decidingPlace: place)
  }

  /// The enforced rule that fired and comes first in order among those that a closure accepts.
  private func best(
    of matched: MatchedRecord, in workspace: borrowing Workspace, where accepts: (Rule) -> Bool
  ) -> Int? {
    var found: (place: Int, order: UInt32)?
    for place in 0..<Int(matched.firedCount) {
      let fired = workspace.fired[Int(matched.firedStart) + place]
      let rule = ruleSet.rules[Int(fired.rule)]
      guard fired.limit == .none, rule.mode == .enforce, accepts(rule) else { continue }
      if found.map({ rule.order < $0.order }) ?? true { found = (place, rule.order) }
    }
    return found?.place
  }

  private func firstFailure(
    of matched: MatchedRecord, in workspace: borrowing Workspace
  ) -> Int? {
    var found: (place: Int, order: UInt32)?
    for place in 0..<Int(matched.firedCount) {
      let fired = workspace.fired[Int(matched.firedStart) + place]
      let rule = ruleSet.rules[Int(fired.rule)]
      guard fired.limit != .none, rule.mode == .enforce else { continue }
      if found.map({ rule.order < $0.order }) ?? true { found = (place, rule.order) }
    }
    return found?.place
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
      let rule = ruleSet.rules[Int(fired.rule)]
      guard fired.limit == .none, rule.mode == .enforce,
        case .score(let tenths, let group) = rule.action
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
