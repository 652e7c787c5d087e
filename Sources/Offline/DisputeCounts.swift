public import Engine

/// Where PCRE2 and the prefilter disagreed, by pattern.
public struct DisputeCounts: Sendable {
  /// On how many texts a pattern matched that the prefilter would have left out.
  public private(set) var missed: [ProbeID: Int] = [:]

  /// On how many texts a pattern ran into a limit that the prefilter would have left out.
  public private(set) var limits: [ProbeID: Int] = [:]

  /// Begins with none.
  public init() {}

  /// Counts what a matcher found.
  public mutating func add(_ disputes: [PrefilterDispute]) {
    for dispute in disputes {
      switch dispute.kind {
      case .missed: missed[dispute.probe, default: 0] += 1
      case .limit: limits[dispute.probe, default: 0] += 1
      }
    }
  }

  /// The rules that ask a pattern and the number of texts, the most frequent first.
  public static func byRules(
    _ counts: [ProbeID: Int], of ruleSet: RuleSet
  ) -> [(rules: [String], count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { probe, count in
      (ruleSet.rules(withProbe: probe).map(\.identifier), count)
    }
  }
}
