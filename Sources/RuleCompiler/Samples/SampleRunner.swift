import Bytes
import Digests
import Documents
import Engine
import Lists
import Records

/// Runs hits, misses and cases through the engine, as real records go.
///
/// Hits and misses run on the rule as written, whatever its mode, with the file's fixtures in the
/// place of lists and a clock inside its validity. Cases run on the whole set.
struct SampleRunner {
  private let directory: LoadedDirectory

  /// The whole set, for cases; nil where there was an error, so that they would test half of it.
  private let ruleSet: RuleSet?
  private let onlyRule: String?
  private var report = SampleReport()

  init(directory: LoadedDirectory, ruleSet: RuleSet?, onlyRule: String?) {
    self.directory = directory
    self.ruleSet = ruleSet
    self.onlyRule = onlyRule
  }

  mutating func run(into diagnostics: inout DiagnosticList) -> SampleReport {
    // The samples of a rule that is wrong itself would only say so a second time.
    let errors = diagnostics.all.filter { $0.severity == .error }.map(\.range)
    let sound = directory.rules.filter { rule in
      !errors.contains { rule.syntax.range.contains($0) }
    }
    let rules = Dictionary(grouping: sound, by: \.file)
    for file in directory.sortedFiles {
      runRules(rules[file.path] ?? [], of: file, into: &diagnostics)
      if onlyRule == nil { runCases(of: file, into: &diagnostics) }
    }
    return report
  }

  private func lists(for file: RuleFile) -> [String: EntryList] {
    var lists = directory.lists
    for fixture in file.fixtures {
      let declared = directory.manifest.lists.first { $0.name.text == fixture.list.text }
      guard let declared else { continue }
      let parse = ListParse(values: fixture.entries.map(\.text), type: declared.type)
      lists[fixture.list.text] = EntryList(parse.entries)
    }
    return lists
  }

  // MARK: Hits and misses

  private mutating func runRules(
    _ rules: [CheckedRule], of file: RuleFile, into diagnostics: inout DiagnosticList
  ) {
    let chosen = rules.filter { rule in
      rule.syntax.hasIdentifier && !rule.syntax.kinds.isEmpty
        && (onlyRule == nil || rule.syntax.identifier.text == onlyRule)
    }
    guard !chosen.isEmpty else { return }
    var emitter = RuleEmitter(
      directory, lists: lists(for: file), bindings: file.bindings)
    for rule in chosen { _ = emitter.emit(rule) }
    let ruleSet = emitter.builder.build(identifier: "samples")
    let ids = Dictionary(
      ruleSet.rules.enumerated().map { ($0.element.identifier, RuleID($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    var matcher = Matcher(for: ruleSet)
    for rule in chosen {
      guard let id = ids[rule.syntax.identifier.text] else { continue }
      report.ruleCount += 1
      if !rule.syntax.hits.isEmpty && !rule.syntax.misses.isEmpty { report.coveredRuleCount += 1 }
      for (claim, samples) in [
        (SampleReport.Result.Claim.hit, rule.syntax.hits), (.miss, rule.syntax.misses),
      ] {
        for (index, sample) in samples.enumerated() where !diagnostics.isFull {
          var result = SampleReport.Result(
            file: file.path, name: rule.syntax.identifier.text, claim: claim, number: index + 1,
            range: sample.mapping.range)
          let bench = SampleBench(ruleSet: ruleSet, id: id, rule: rule)
          result.failure = bench.run(sample, claim: claim, by: &matcher, into: &diagnostics)
          report.results.append(result)
        }
      }
    }
  }

  // MARK: Cases

  private mutating func runCases(of file: RuleFile, into diagnostics: inout DiagnosticList) {
    guard !file.cases.isEmpty, let set = wholeSet(for: file) else { return }
    var matcher = Matcher(for: set)
    var precedence = Precedence(for: set)
    for (index, test) in file.cases.enumerated() {
      guard !diagnostics.isFull else { return diagnostics.cutShort() }
      let record = SampleRecord(test.record, kind: nil, validMilliseconds: .allTimes)
      let failure = record.line.withByteView { line -> String? in
        matcher.match(Chunk(lines: line, batchOffset: 0), in: .sample)
        guard let matched = onlyRecord(of: matcher.matches, test.record, into: &diagnostics) else {
          return "the record is no record"
        }
        let decision = precedence.decision(on: matched, in: matcher.matches)
        let fired = firedRules(matched, in: matcher.matches, of: set)
        return judge(test, decision, fired: fired, into: &diagnostics)
      }
      report.results.append(
        SampleReport.Result(
          file: file.path, name: test.title.text, claim: .case, number: index + 1,
          range: test.record.range, failure: failure))
    }
  }

  private func wholeSet(for file: RuleFile) -> RuleSet? {
    guard ruleSet != nil, !file.fixtures.isEmpty || file.bindings != nil else { return ruleSet }
    var emitter = RuleEmitter(
      directory, lists: lists(for: file), bindings: file.bindings)
    for rule in directory.rules where rule.syntax.mode != .disabled { _ = emitter.emit(rule) }
    return emitter.builder.build(identifier: "samples")
  }

  private func firedRules(
    _ matched: MatchedRecord, in matches: borrowing Matches, of set: RuleSet
  ) -> [String] {
    matches.rules(of: matched).map { set.rules[$0.rule.index].identifier }
  }

  private func judge(
    _ test: CaseSyntax, _ decision: Decision, fired: [String],
    into diagnostics: inout DiagnosticList
  ) -> String? {
    let shown = fired.isEmpty ? "no rule fired" : "fired: " + fired.joined(separator: ", ")
    if decision.verdict != test.verdict.value {
      let failure = "the verdict is \(decision.verdict.name), not \(test.verdict.value.name)"
      diagnostics.error(.caseFailed, failure, at: test.verdict.range, hint: shown)
      return failure
    }
    for rule in test.rules?.value ?? [] where !fired.contains(rule.text) {
      let failure = "the rule `\(rule.text)` does not fire"
      diagnostics.error(.caseFailed, failure, at: rule.range, hint: shown)
      return failure
    }
    return nil
  }
}

/// One rule on the test bench.
private struct SampleBench {
  let ruleSet: RuleSet
  let id: RuleID
  let rule: CheckedRule

  /// Runs a sample and returns what is wrong with its claim.
  func run(
    _ sample: Sample, claim: SampleReport.Result.Claim, by matcher: inout Matcher,
    into diagnostics: inout DiagnosticList
  ) -> String? {
    let record = SampleRecord(
      sample.mapping, kind: rule.syntax.kinds.first?.value,
      validMilliseconds: ruleSet.rules[id.index].validMilliseconds)
    return record.line.withByteView { line in
      matcher.match(Chunk(lines: line, batchOffset: 0), in: .sample, onlyRule: id)
      guard let matched = onlyRecord(of: matcher.matches, sample.mapping, into: &diagnostics) else {
        return "the sample is no record"
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
      let isMiss = claim == .miss
      guard fires == isMiss else {
        return isMiss ? checkBlocker(of: sample, matched, by: &matcher, into: &diagnostics) : nil
      }
      let failure = isMiss ? "`\(name)` fires on this miss" : "`\(name)` does not fire on this hit"
      diagnostics.error(
        isMiss ? .missHit : .hitMissed, failure, at: sample.mapping.range,
        hint: "see which conditions hold with `weir explain --rule \(name) --text '…'`")
      return failure
    }
  }

  /// A miss with `blocked_by` hangs on that field: were it unknown, the rule might fire.
  private func checkBlocker(
    of sample: Sample, _ matched: MatchedRecord, by matcher: inout Matcher,
    into diagnostics: inout DiagnosticList
  ) -> String? {
    guard let blocker = sample.blockedBy else { return nil }
    let subject =
      ["text", "has"].contains(blocker.text)
      ? Subject.key(.text) : FieldTable.field(blocker.text)?.subject
    guard let subject else {
      let names = FieldTable.all.map(\.name) + ["text", "has"]
      diagnostics.error(
        .unknownField, "\(Quoted(blocker.text)) is no field", at: blocker.range,
        hint: nearestName(to: blocker.text, among: names).map { "did you mean `\($0)`?" })
      return "unknown field"
    }
    let trace = matcher.trace(matched) { $0.subject == subject }
    guard trace[ruleSet.rules[id.index].root] == .no else { return nil }
    let failure = "the rule misses this, but not because of `\(blocker.text)`"
    diagnostics.error(
      .wrongBlocker, failure, at: blocker.range,
      hint: "see what else fails with `weir explain --rule \(rule.syntax.identifier.text)`")
    return failure
  }
}

/// The record of a sample, unless the decoder of real records rejects it, which is reported at the
/// field that is wrong.
private func onlyRecord(
  of matches: borrowing Matches, _ sample: Mapping, into diagnostics: inout DiagnosticList
) -> MatchedRecord? {
  guard matches.records.count == 1 else {
    diagnostics.error(.badSample, "the sample is no record", at: sample.range)
    return nil
  }
  let matched = matches.records[0]
  guard let rejection = matched.rejection else { return matched }
  let wrong = rejection.key.flatMap { sample.entry("\($0.name)") }
  diagnostics.error(
    .badSample, "the sample is no record: it \(rejection.reason)",
    at: wrong?.value.range ?? sample.range,
    hint: rejection.key.map { "look at `\($0.name)`" })
  return nil
}

extension Range where Bound == Int64 {
  fileprivate static var allTimes: Range<Int64> { Int64.min..<Int64.max }
}

extension MatchContext {
  /// Samples have ids, so no digest is asked.
  static var sample: MatchContext { MatchContext(batch: Digest128(high: 0, low: 0)) }
}
