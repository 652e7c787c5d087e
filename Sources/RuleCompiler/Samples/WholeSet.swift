import Bytes
import Documents
import Engine

/// The whole rule set, as the samples of one file see it: what becomes of a record in the end.
struct WholeSet: ~Copyable {
  private let ruleSet: RuleSet
  private var matcher: Matcher
  private var precedence: Precedence

  init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    matcher = Matcher(for: ruleSet)
    precedence = Precedence(for: ruleSet)
  }

  /// What the set makes of a record.
  private struct Outcome {
    var verdict: Verdict
    /// The id of the rule that decides; nil where none does.
    var deciding: String?
    /// The ids of the rules that fire.
    var fired: [String]

    var shown: String {
      fired.isEmpty ? "no rule fired" : "fired: " + fired.joined(separator: ", ")
    }
  }

  /// Decides a record; nil where it is none, which is reported.
  private mutating func decide(
    _ record: SampleRecord, _ sample: Mapping, into diagnostics: inout DiagnosticList
  ) -> Outcome? {
    record.line.withByteView { line in
      matcher.match(Chunk(lines: line, batchOffset: 0), in: .sample)
      guard let matched = onlyRecord(of: matcher.matches, sample, into: &diagnostics) else {
        return nil
      }
      let decision = precedence.decision(on: matched, in: matcher.matches)
      let fired = matcher.matches.rules(of: matched).map {
        ruleSet.rules[$0.rule.index].identifier
      }
      return Outcome(
        verdict: decision.verdict,
        deciding: decision.decidingIndex.map { fired[$0] }, fired: fired)
    }
  }

  // MARK: Misses

  /// Whether a miss of one rule is let through by all of them, or says why it is not.
  ///
  /// - Parameters:
  ///   - sample: The miss.
  ///   - record: Its record.
  ///   - diagnostics: Where findings are added.
  /// - Returns: What is wrong; nil where nothing is.
  mutating func check(
    _ sample: Sample, _ record: SampleRecord, into diagnostics: inout DiagnosticList
  ) -> String? {
    guard let outcome = decide(record, sample.mapping, into: &diagnostics) else { return nil }
    if let idle = sample.allowBy.first(where: { !outcome.fired.contains($0.text) }) {
      let failure = "`\(idle.text)` does not fire on this miss"
      diagnostics.error(.needlessPermission, failure, at: idle.range, hint: outcome.shown)
      return failure
    }
    if let permission = sample.reviewOK, outcome.verdict != .review {
      let failure = "the verdict on this miss is \(outcome.verdict.name), not review"
      diagnostics.error(.needlessPermission, failure, at: permission.range, hint: outcome.shown)
      return failure
    }
    guard outcome.verdict != .allow, let deciding = outcome.deciding,
      !sample.allowBy.contains(where: { $0.text == deciding }),
      outcome.verdict != .review || sample.reviewOK == nil
    else { return nil }
    let failure = "another rule has this miss in \(outcome.verdict.name): `\(deciding)`"
    let permission = outcome.verdict == .review ? " or `review_ok: true`" : ""
    diagnostics.error(
      .missCaught, failure, at: sample.mapping.range,
      hint: "mend that rule, or write `allow_by: \(deciding)`\(permission) where it is meant")
    return failure
  }

  // MARK: Cases

  /// Whether a case comes out as it says.
  ///
  /// - Parameters:
  ///   - test: The case.
  ///   - diagnostics: Where findings are added.
  /// - Returns: What is wrong; nil where nothing is.
  mutating func check(_ test: CaseSyntax, into diagnostics: inout DiagnosticList) -> String? {
    let record = SampleRecord(
      test.record, kind: nil, validMilliseconds: Int64.min..<Int64.max)
    guard let outcome = decide(record, test.record, into: &diagnostics) else {
      return "the record is no record"
    }
    if outcome.verdict != test.verdict.value {
      let failure = "the verdict is \(outcome.verdict.name), not \(test.verdict.value.name)"
      diagnostics.error(.caseFailed, failure, at: test.verdict.range, hint: outcome.shown)
      return failure
    }
    guard let rules = test.rules else { return nil }
    if rules.value.isEmpty, let rule = outcome.fired.first {
      let failure = "`rules: []` says that no rule fires, and `\(rule)` does"
      diagnostics.error(.caseFailed, failure, at: rules.range, hint: outcome.shown)
      return failure
    }
    for rule in rules.value where !outcome.fired.contains(rule.text) {
      let failure = "the rule `\(rule.text)` does not fire"
      diagnostics.error(.caseFailed, failure, at: rule.range, hint: outcome.shown)
      return failure
    }
    return nil
  }
}
