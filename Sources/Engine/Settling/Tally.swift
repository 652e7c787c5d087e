import Bytes
import Records
import Stats
import Views

/// Counts decisions in dense tables while a group is settled; named counters are made of it once a
/// group.
struct Tally: ~Copyable {
  private var kinds = ScratchArray<Int64>(repeating: 0, count: RecordKind.allCases.count)
  private var verdicts = ScratchArray<Int64>(repeating: 0, count: Verdict.allCases.count)
  private var reasons = ScratchArray<Int64>(repeating: 0, count: RejectionReason.allCases.count)
  private var flags = ScratchArray<Int64>(repeating: 0, count: RecordFlags.named.count)
  private var marks = ScratchArray<Int64>(repeating: 0, count: Evasion.Mark.allCases.count)
  private var views = ScratchArray<Int64>(repeating: 0, count: View.allCases.count)
  private var hits: Table<RuleID, Int64>
  private var failures: Table<RuleID, Int64>
  private var tags: Table<TagID, Int64>

  /// For each tag the number of the last record that it was counted on.
  private var taggedRecords: Table<TagID, Int64>
  private var recordNumber: Int64 = 0

  init(for ruleSet: RuleSet) {
    hits = Table(repeating: 0, count: ruleSet.rules.count)
    failures = Table(repeating: 0, count: ruleSet.rules.count)
    tags = Table(repeating: 0, count: ruleSet.tags.count)
    taggedRecords = Table(repeating: 0, count: ruleSet.tags.count)
  }

  mutating func add(_ rejection: Rejection) {
    reasons[Int(rejection.reason.rawValue)] += 1
  }

  /// Counts a record that is allowed and of which there is nothing to tell.
  mutating func addPlain(_ kind: RecordKind) {
    kinds[Int(kind.rawValue)] += 1
    verdicts[Int(Verdict.allow.rawValue)] += 1
  }

  mutating func add(
    _ record: MatchedRecord, _ decision: Decision, in matches: borrowing Matches,
    ruleSet: RuleSet
  ) {
    recordNumber += 1
    kinds[Int(record.record.kind.rawValue)] += 1
    verdicts[Int(decision.verdict.rawValue)] += 1
    if !record.record.flags.isEmpty {
      for (index, flag) in RecordFlags.named.enumerated()
      where record.record.flags.contains(flag.flag) {
        flags[index] += 1
      }
    }
    add(record.evasion)
    for index in record.rules.indices {
      let matched = matches.rules[index]
      if let view = matched.view { views[Int(view.rawValue)] += 1 }
      switch matched.outcome {
      case .candidate: continue
      case .failed: failures[matched.rule] += 1
      case .fired:
        hits[matched.rule] += 1
        addTags(of: ruleSet.ranks[matched.rule], ruleSet)
      }
    }
  }

  /// Counts each tag of an enforced rule once a record.
  private mutating func addTags(of rank: RuleRank, _ ruleSet: RuleSet) {
    guard rank.isEnforced else { return }
    for index in rank.tags.indices {
      let tag = ruleSet.ruleTags[index]
      guard taggedRecords[tag] != recordNumber else { continue }
      taggedRecords[tag] = recordNumber
      tags[tag] += 1
    }
  }

  private mutating func add(_ evasion: Evasion) {
    guard evasion != Evasion() else { return }
    for mark in Evasion.Mark.allCases where evasion.count(of: mark) > 0 {
      marks[Int(mark.rawValue)] += 1
    }
  }

  mutating func take(ruleSet: RuleSet) -> Counters {
    var counters = Counters()
    for kind in RecordKind.allCases {
      Tally.move(&kinds, Int(kind.rawValue), to: &counters, .records, "\(kind.name)")
    }
    for verdict in Verdict.allCases {
      Tally.move(&verdicts, Int(verdict.rawValue), to: &counters, .decisions, verdict.name)
    }
    for reason in RejectionReason.allCases {
      Tally.move(&reasons, Int(reason.rawValue), to: &counters, .rejected, "\(reason.code)")
    }
    for (index, flag) in RecordFlags.named.enumerated() {
      Tally.move(&flags, index, to: &counters, .flags, "\(flag.name)")
    }
    for mark in Evasion.Mark.allCases {
      Tally.move(&marks, Int(mark.rawValue), to: &counters, .evasion, "\(mark.name)")
    }
    for view in View.allCases {
      Tally.move(&views, Int(view.rawValue), to: &counters, .views, "\(view.name)")
    }
    for (index, rule) in ruleSet.rules.enumerated() {
      let id = RuleID(index)
      Tally.move(&hits[id], to: &counters, .ruleHits, rule.identifier)
      Tally.move(&failures[id], to: &counters, .ruleFailures, rule.identifier)
    }
    for (index, tag) in ruleSet.tags.enumerated() {
      Tally.move(&tags[TagID(index)], to: &counters, .tags, tag)
    }
    return counters
  }

  private static func move(
    _ table: inout ScratchArray<Int64>, _ index: Int, to counters: inout Counters,
    _ family: CounterFamily, _ label: @autoclosure () -> String
  ) {
    move(&table[index], to: &counters, family, label())
  }

  private static func move(
    _ count: inout Int64, to counters: inout Counters, _ family: CounterFamily,
    _ label: @autoclosure () -> String
  ) {
    guard count != 0 else { return }
    counters.add(count, to: family, label())
    count = 0
  }
}
