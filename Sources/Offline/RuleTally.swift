import Bytes
public import Engine

/// How often each rule did what on the records that were decided.
public struct RuleTally: Sendable {
  /// The counts of one rule.
  public struct Row: Equatable, Sendable {
    /// Records on which it fired and may decide.
    public var fired = 0
    /// Records whose verdict rests on it.
    public var deciding = 0
    /// Records that would have another verdict without it.
    public var alone = 0
    /// Records on which it fired in shadow mode.
    public var shadow = 0
    /// Records on which it ran into a limit.
    public var failed = 0

    /// True if the rule had to do with no record.
    public var isIdle: Bool { self == Row() }
  }

  /// The part of a rule that is asked for each record; a copy of a rule would count references.
  private struct Head {
    var action: RuleAction
    var isEnforced: Bool
  }

  /// The counts, in the order of the rules.
  public private(set) var rows: [Row]
  private let heads: [Head]
  private let thresholds: Thresholds

  /// Begins with no record.
  public init(for ruleSet: RuleSet) {
    rows = Array(repeating: Row(), count: ruleSet.rules.count)
    heads = ruleSet.rules.map { Head(action: $0.action, isEnforced: $0.mode == .enforce) }
    thresholds = ruleSet.thresholds
  }

  /// Counts the rules of a decided record.
  ///
  /// - Parameters:
  ///   - record: A record that is no rejection.
  ///   - decision: What was decided.
  ///   - matches: What came of its chunk.
  public mutating func add(
    _ record: MatchedRecord, _ decision: Decision, in matches: borrowing Matches
  ) {
    for index in record.rules.indices {
      let matched = matches.rules[index]
      let place = matched.rule.index
      switch matched.outcome {
      case .candidate: break
      case .failed: rows[place].failed += 1
      case .fired where heads[place].isEnforced: rows[place].fired += 1
      case .fired: rows[place].shadow += 1
      }
    }
    guard let deciding = matches.decidingRule(of: record, decision)?.rule else { return }
    rows[deciding.index].deciding += 1
    if isAlone(deciding, on: record, decision, in: matches) { rows[deciding.index].alone += 1 }
  }

  /// Whether no other rule that fired gives the verdict of a decision, or a score that does.
  private func isAlone(
    _ deciding: RuleID, on record: MatchedRecord, _ decision: Decision,
    in matches: borrowing Matches
  ) -> Bool {
    let isScored = (decision.scoreTenths ?? 0) >= threshold(of: decision.verdict)
    for index in record.rules.indices {
      let matched = matches.rules[index]
      let head = heads[matched.rule.index]
      guard matched.rule != deciding, matched.outcome == .fired, head.isEnforced else { continue }
      switch head.action {
      case .verdict(let verdict): if verdict == decision.verdict { return false }
      case .score(let tenths, _): if isScored, tenths > 0 { return false }
      }
    }
    return true
  }

  private func threshold(of verdict: Verdict) -> Int {
    switch verdict {
    case .allow: .max
    case .review: Int(thresholds.reviewTenths)
    case .block: Int(thresholds.blockTenths)
    }
  }
}
