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
  private var hits: ScratchArray<Int64>
  private var failures: ScratchArray<Int64>
  private var tags: ScratchArray<Int64>

  /// For each tag the number of the last record that it was counted on.
  private var taggedRecords: ScratchArray<Int64>
  private var recordNumber: Int64 = 0

  init(for ruleSet: RuleSet) {
    hits = ScratchArray(repeating: 0, count: ruleSet.rules.count)
    failures = ScratchArray(repeating: 0, count: ruleSet.rules.count)
    tags = ScratchArray(repeating: 0, count: ruleSet.tags.count)
    taggedRecords = ScratchArray(repeating: 0, count: ruleSet.tags.count)
  }

  mutating func note(_ rejection: Rejection) {
    reasons[Int(rejection.reason.rawValue)] += 1
  }

  /// Counts a record that is allowed and of which there is nothing to tell.
  mutating func notePlain(_ kind: RecordKind) {
    kinds[Int(kind.rawValue)] += 1
    verdicts[Int(Verdict.allow.rawValue)] += 1
  }

  mutating func note(
    _ matched: MatchedRecord, _ ruling: Ruling, in workspace: borrowing Workspace,
    ruleSet: RuleSet
  ) {
    recordNumber += 1
    kinds[Int(matched.record.kind.rawValue)] += 1
    verdicts[Int(ruling.verdict.rawValue)] += 1
    if !matched.record.flags.isEmpty {
      for (place, flag) in RecordFlags.named.enumerated()
      where matched.record.flags.contains(flag.flag) {
        flags[place] += 1
      }
    }
    noteEvasion(matched.evasion)
    for place in Int(matched.firedStart)..<Int(matched.firedStart + matched.firedCount) {
      let fired = workspace.fired[place]
      if fired.hasView { views[Int(fired.view.rawValue)] += 1 }
      let rule = Int(fired.rule)
      guard fired.limit == .none else {
        failures[rule] += 1
        continue
      }
      hits[rule] += 1
      let standing = ruleSet.standings[rule]
      guard standing.isEnforced else { continue }
      for item in standing.tags.startOffset..<standing.tags.endOffset {
        let tag = Int(ruleSet.ruleTags[item])
        guard taggedRecords[tag] != recordNumber else { continue }
        taggedRecords[tag] = recordNumber
        tags[tag] += 1
      }
    }
  }

  private mutating func noteEvasion(_ evasion: Evasion) {
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
    for (place, flag) in RecordFlags.named.enumerated() {
      Tally.move(&flags, place, to: &counters, .flags, "\(flag.name)")
    }
    for mark in Evasion.Mark.allCases {
      Tally.move(&marks, Int(mark.rawValue), to: &counters, .evasion, "\(mark.name)")
    }
    for view in View.allCases {
      Tally.move(&views, Int(view.rawValue), to: &counters, .views, "\(view.name)")
    }
    for (place, rule) in ruleSet.rules.enumerated() {
      Tally.move(&hits, place, to: &counters, .ruleHits, rule.identifier)
      Tally.move(&failures, place, to: &counters, .ruleFailures, rule.identifier)
    }
    for (place, tag) in ruleSet.tags.enumerated() {
      Tally.move(&tags, place, to: &counters, .tags, tag)
    }
    return counters
  }

  private static func move(
    _ table: inout ScratchArray<Int64>, _ place: Int, to counters: inout Counters,
    _ family: CounterFamily, _ label: @autoclosure () -> String
  ) {
    guard table[place] != 0 else { return }
    counters.add(table[place], to: family, label())
    table[place] = 0
  }
}
