import Records
public import Stats
import Views

extension RuleSet {
  /// The labels that each family of counters can have under these rules.
  ///
  /// What ``Tally`` counts, and what a series starts with at zero.
  public var counterLabels: [CounterFamily: [String]] {
    let rules = rules.map(\.identifier)
    return [
      .records: RecordKind.allCases.map { "\($0.name)" },
      .decisions: Verdict.allCases.map(\.name),
      .ruleHits: rules, .ruleFailures: rules, .tags: tags.map { $0 },
      .rejected: RejectionReason.allCases.map { "\($0.code)" },
      .flags: RecordFlags.named.map { "\($0.name)" },
      .evasion: Evasion.Mark.allCases.map { "\($0.name)" },
      .views: View.allCases.map { "\($0.name)" },
    ]
  }
}
