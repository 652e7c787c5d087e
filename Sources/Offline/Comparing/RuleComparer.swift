import Bytes
public import Engine
import Lists
import Pipeline
import Records
import Views

/// Decides files by two rule sets at once, and keeps what differs.
public struct RuleComparer: ~Copyable {
  /// What differs so far.
  public private(set) var comparison = RuleComparison()

  private let old: ChunkMatcher
  private let new: ChunkMatcher
  private var difference: DecisionDifference

  /// Makes a comparer.
  ///
  /// - Parameters:
  ///   - old: The rules of now.
  ///   - new: The rules to come.
  public init(old: RuleSet, new: RuleSet) {
    self.old = ChunkMatcher(old, workerCount: coreCount())
    self.new = ChunkMatcher(new, workerCount: coreCount())
    difference = DecisionDifference(old: old, new: new)
  }

  /// Decides the records of a file by both rule sets.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - showProgress: Called behind each chunk with the bytes that are done, the bytes of the
  ///     file, and the records of all files so far.
  /// - Throws: `RecordFileError` where the file cannot be read.
  public mutating func compare(
    _ file: consuming LabelledStream,
    _ showProgress: (_ done: Int, _ byteCount: Int, _ recordCount: Int) -> Void
  ) throws(RecordFileError) {
    var file = file
    let byteCount = file.byteCount
    var isMore = true
    while isMore {
      while old.hasRoom, new.hasRoom, let chunk = try file.next() {
        old.offer(chunk, of: file.digestSoFar)
        new.offer(chunk, of: file.digestSoFar)
      }
      isMore = old.settleNext { (oldMatcher, _) in
        _ = new.settleNext { (newMatcher, _) in
          difference.add(oldMatcher.matches, newMatcher.matches, to: &comparison)
          showProgress(newMatcher.matches.chunk.endOffset, byteCount, comparison.recordCount)
        }
      }
    }
  }
}

/// Compares the decisions on the same records.
private struct DecisionDifference: ~Copyable {
  private let oldRules: [String]
  private let newRules: [String]
  private var oldPrecedence: Precedence
  private var newPrecedence: Precedence
  private var views: ViewScratch
  private var campaigns = SketchIndex(capacity: 50_000)

  /// Of a text no more than this is kept as an example.
  private static let exampleByteCountMax = 2_048

  init(old: RuleSet, new: RuleSet) {
    oldRules = old.rules.map(\.identifier)
    newRules = new.rules.map(\.identifier)
    oldPrecedence = Precedence(for: old)
    newPrecedence = Precedence(for: new)
    views = ViewScratch(tables: new.viewTables)
  }

  mutating func add(
    _ old: borrowing Matches, _ new: borrowing Matches, to comparison: inout RuleComparison
  ) {
    precondition(old.records.count == new.records.count, "two chunks are not the same")
    for index in 0..<new.records.count {
      guard new.records[index].rejection == nil else {
        comparison.rejectedCount += 1
        continue
      }
      comparison.recordCount += 1
      let (before, after) = (old.records[index], new.records[index])
      // Of most records neither rule set has anything to say.
      if before.rules.isEmpty, after.rules.isEmpty, before.protection == nil,
        after.protection == nil
      {
        continue
      }
      let oldDecision = oldPrecedence.decision(on: before, in: old)
      let newDecision = newPrecedence.decision(on: after, in: new)
      let oldRule = name(of: oldDecision, on: before, in: old, oldRules)
      let newRule = name(of: newDecision, on: after, in: new, newRules)
      guard oldDecision.verdict != newDecision.verdict else {
        if oldRule != newRule { comparison.otherRuleCount += 1 }
        continue
      }
      let isHarder = oldDecision.verdict < newDecision.verdict
      let change = RuleComparison.Change(
        before: oldDecision.verdict, after: newDecision.verdict,
        rule: isHarder ? newRule : oldRule)
      if isHarder {
        add(change, after, newDecision, in: new, to: &comparison)
      } else {
        add(change, before, oldDecision, in: old, to: &comparison)
      }
    }
  }

  private func name(
    of decision: Decision, on matched: MatchedRecord, in matches: borrowing Matches,
    _ names: [String]
  ) -> String? {
    matches.decidingRule(of: matched, decision).map { names[$0.rule.index] }
  }

  /// Counts a record that changes, with the matches of the rule set whose rule makes it so.
  private mutating func add(
    _ change: RuleComparison.Change, _ matched: MatchedRecord, _ decision: Decision,
    in matches: borrowing Matches, to comparison: inout RuleComparison
  ) {
    let source = matches.source(of: matched)
    let text = source.bytes(of: matched.record.field(.text))
    views.begin(text)
    let sketch = Sketch(of: views.text(.skeleton))
    // Calls and texts without a word are one campaign.
    let number = sketch.isEmpty ? -1 : campaigns.group(of: sketch)?.number
    if number == nil { comparison.isIndexFull = true }
    comparison.groups[change, default: RuleComparison.Group()].add(toCampaign: number) {
      let spans = matches.decidingRule(of: matched, decision).map { matches.spans(of: $0) }
      return RuleComparison.Campaign(
        identifier: source.bytes(of: matched.record.field(.id)).array,
        text: Array(text.array.prefix(DecisionDifference.exampleByteCountMax)), spans: spans ?? [])
    }
  }
}
