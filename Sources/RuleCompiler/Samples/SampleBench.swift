import Bytes
import Documents
import Engine
import Records

/// One rule on the test bench.
struct SampleBench {
  let ruleSet: RuleSet
  let id: RuleID
  let rule: CheckedRule

  /// The conditions as they were emitted.
  let condition: EmittedCondition

  /// The rule directories, as the author named them.
  let directories: [String]

  /// Runs a sample and returns what is wrong with its claim.
  func run(
    _ sample: Sample, _ record: SampleRecord, claim: SampleReport.Result.Claim,
    by matcher: inout Matcher, into diagnostics: inout DiagnosticList
  ) -> String? {
    record.line.withByteView { line in
      matcher.match(Chunk(lines: line, batchOffset: 0), in: .sample, onlyRule: id)
      guard let matched = onlyRecord(of: matcher.matches, sample.mapping, into: &diagnostics) else {
        return "the sample is no record"
      }
      guard checkKind(of: matched, sample, into: &diagnostics) else {
        return "the rule does not look at such records"
      }
      let name = rule.syntax.identifier.text
      let outcome = matcher.matches.rules(of: matched).first?.outcome
      if case .failed(let limit)? = outcome {
        let failure = "`\(name)` runs into the \(limit.name) on this sample"
        diagnostics.error(
          .sampleLimit, failure, at: sample.mapping.range,
          hint: "look for repetition inside repetition, and for `.*` where `.{0,40}` would do")
        return failure
      }
      let fires = outcome == .fired
      if claim == .miss, !fires {
        return checkBlocker(of: sample, matched, by: &matcher, into: &diagnostics)
      }
      guard fires == (claim == .miss) else { return nil }
      let step = explain(matched, by: &matcher)
      let command = record.explainCommand(for: rule.syntax, sample.mapping, in: directories)
      return fires
        ? reportFiring(on: sample, step, hint: command, into: &diagnostics)
        : reportMissing(sample, step, hint: command, into: &diagnostics)
    }
  }

  /// The line of a sample, inside of the time in which the rule is in force.
  func record(of sample: Sample) -> SampleRecord {
    SampleRecord(
      sample.mapping, kind: rule.syntax.kinds.first?.value,
      validMilliseconds: ruleSet.rules[id.index].validMilliseconds)
  }

  private func explain(_ matched: MatchedRecord, by matcher: inout Matcher) -> Explanation.Step {
    let narrator = ConditionNarrator(
      ruleSet: ruleSet, trace: matcher.trace(matched, of: [condition.node]))
    return narrator.step(condition, matched, in: matcher.matches)
  }

  // MARK: Failures

  /// A rule that does not look at a record proves nothing by missing it.
  private func checkKind(
    of matched: MatchedRecord, _ sample: Sample, into diagnostics: inout DiagnosticList
  ) -> Bool {
    let kind = matched.record.kind
    guard !rule.kinds.contains(kind) else { return true }
    let what = kind == .call ? "calls" : "messages"
    diagnostics.error(
      .badSample, "the rule does not look at \(what), so this shows nothing",
      at: sample.mapping.entry("kind")?.value.range ?? sample.mapping.range,
      hint: "leave `kind` out")
    return false
  }

  private func reportMissing(
    _ sample: Sample, _ step: Explanation.Step, hint: String,
    into diagnostics: inout DiagnosticList
  ) -> String {
    let missing = step.shortfalls
    var failure = "`\(rule.syntax.identifier.text)` does not fire on this hit"
    if missing.count == 1 {
      failure += ": \(missing[0])"
    } else if missing.count > 1 {
      failure += ", for \(missing.count) reasons"
    }
    diagnostics.error(
      .hitMissed, failure, at: sample.mapping.range, hint: hint, notes: notes(on: missing))
    return failure
  }

  private func reportFiring(
    on sample: Sample, _ step: Explanation.Step, hint: String,
    into diagnostics: inout DiagnosticList
  ) -> String {
    var failure = "`\(rule.syntax.identifier.text)` fires on this miss"
    let findings = step.evidence.prefix(2)
    if !findings.isEmpty { failure += ": " + findings.joined(separator: "; ") }
    diagnostics.error(.missHit, failure, at: sample.mapping.range, hint: hint)
    return failure
  }

  private func notes(on missing: [Explanation.Shortfall]) -> [Diagnostic.Note] {
    guard missing.count > 1 else {
      return missing.map { Diagnostic.Note("asked for here", at: $0.step.range) }
    }
    return missing.prefix(SampleBench.noteCountMax).map {
      Diagnostic.Note("\($0)", at: $0.step.range)
    }
  }

  /// Reasons of a failure that are shown; who has more of them has another sample in mind.
  private static let noteCountMax = 4

  /// A miss with `blocked_by` hangs on that alone: were it not known, the rule might fire.
  private func checkBlocker(
    of sample: Sample, _ matched: MatchedRecord, by matcher: inout Matcher,
    into diagnostics: inout DiagnosticList
  ) -> String? {
    guard let blocker = sample.blockedBy else { return nil }
    let step = explain(matched, by: &matcher)
    let blockers = SampleBlockers(step)
    guard let isOnly = blockers.isOnlyBlocker(blocker.text) else {
      let nearest = nearestName(to: blocker.text, among: blockers.names)
      diagnostics.error(
        .unknownField, "the rule asks for nothing that is called \(Quoted(blocker.text))",
        at: blocker.range,
        hint: nearest.map { "did you mean `\($0)`?" } ?? hint(from: blockers))
      return "nothing is called so"
    }
    guard !isOnly else { return nil }
    let missing = step.shortfalls
    let failure =
      missing.count > 1
      ? "\(missing.count) things keep the rule from firing, and not `\(blocker.text)` alone"
      : "the rule misses this, but not because of `\(blocker.text)`"
    diagnostics.error(
      .wrongBlocker, failure, at: blocker.range, hint: hint(from: blockers),
      notes: notes(on: missing))
    return failure
  }

  private func hint(from blockers: SampleBlockers) -> String {
    blockers.onlyBlockers.first.map { "`blocked_by: \($0)` would be true" }
      ?? "change the record until one thing alone keeps the rule from firing"
  }
}

extension Explanation.Step {
  /// What the questions found that hold under this condition.
  fileprivate var evidence: [String] {
    guard truth == .yes, combination != .some(.none) else { return [] }
    guard parts.isEmpty else { return parts.flatMap(\.evidence) }
    return finding.map { ["`\(label)` \($0)"] } ?? []
  }
}
