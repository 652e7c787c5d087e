// Stats: counters, and the snapshot that watchers read.
//
// Touches: memory only. The Pipeline writes what is rendered here.
// Hostile: never; labels are rule ids, tags, queues and reasons, which are closed sets.
// Fails: a payload that does not decode is damage, and is reported as such.

/// What is counted; the raw value is the name in the journal, in `stats.json` and in the counters.
public enum CounterFamily: String, CaseIterable, Sendable {
  /// Records that were decided, by kind.
  case records
  /// Decisions by verdict.
  case decisions
  /// Records on which a rule fired, by rule id, shadow rules included.
  case ruleHits = "rule_hits"
  /// Records on which a rule failed (a PCRE2 limit), by rule id.
  case ruleFailures = "rule_failures"
  /// Decisions that carry a tag, by tag.
  case tags
  /// Rejected lines, by reason.
  case rejected
  /// Batches by outcome: decided, repeated, corrupt.
  case batches
  /// What was noticed on records, by flag: a repaired text, a synthesised id.
  case flags
  /// Records on which a rule fired, by the mark of evasion that their text shows.
  case evasion
  /// Rules that fired on a text, by the view that was needed.
  case views
}

/// One counter: what is counted, and for whom.
public struct CounterKey: Hashable, Comparable, Sendable {
  /// What is counted.
  public var family: CounterFamily
  /// A value from a closed set: a rule id, a tag, a verdict.
  ///
  /// Never text that a sender chose.
  public var label: String

  /// Names a counter.
  public init(_ family: CounterFamily, _ label: String) {
    self.family = family
    self.label = label
  }

  /// Orders by family name, then by label, so that renderings are stable.
  public static func < (left: CounterKey, right: CounterKey) -> Bool {
    (left.family.rawValue, left.label) < (right.family.rawValue, right.label)
  }
}

/// Sums that can be added to each other: the delta of a group, of an interval, of a whole run.
///
/// Deltas ride in the commit record of the spool's journal, so that all counters files added up
/// equal all decisions, after any crash.
public struct Counters: Equatable, Sendable {
  /// The sums that are not zero.
  public private(set) var sums: [CounterKey: Int64] = [:]

  /// Makes counters that are all zero.
  public init() {}

  /// True if every counter is zero.
  public var isEmpty: Bool { sums.isEmpty }

  /// The sum of one counter.
  public subscript(_ family: CounterFamily, _ label: String) -> Int64 {
    sums[CounterKey(family, label)] ?? 0
  }

  /// Adds to one counter.
  public mutating func add(_ amount: Int64, to family: CounterFamily, _ label: String) {
    guard amount != 0 else { return }
    add(amount, to: CounterKey(family, label))
  }

  /// Adds all counters of another value.
  public mutating func add(_ other: Counters) {
    for (key, amount) in other.sums { add(amount, to: key) }
  }

  private mutating func add(_ amount: Int64, to key: CounterKey) {
    sums[key] = (sums[key] ?? 0).addingWithoutOverflow(amount)
  }

  /// The sum over all labels of a family.
  public func total(_ family: CounterFamily) -> Int64 {
    sums.reduce(0) { $1.key.family == family ? $0.addingWithoutOverflow($1.value) : $0 }
  }

  /// The labels and sums of a family, in the order of the labels.
  public func entries(_ family: CounterFamily) -> [(label: String, sum: Int64)] {
    sums.filter { $0.key.family == family }.map { ($0.key.label, $0.value) }
      .sorted { $0.0 < $1.0 }
  }
}

extension Int64 {
  /// The sum, or the largest or smallest number where that cannot hold it: a wrong number in a file
  /// or a wrong clock is no reason to stop.
  func addingWithoutOverflow(_ other: Int64) -> Int64 {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? (other > 0 ? .max : .min) : sum
  }
}
