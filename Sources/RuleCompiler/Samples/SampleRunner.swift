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
  private let directory: CheckedDirectory
  private let ruleSet: RuleSet
  private let onlyRule: String?
  private var report = SampleReport()

  init(directory: CheckedDirectory, ruleSet: RuleSet, onlyRule: String?) {
    self.directory = directory
    self.ruleSet = ruleSet
    self.onlyRule = onlyRule
  }

  mutating func run(into diagnostics: inout DiagnosticList) -> SampleReport {
    let rules = Dictionary(grouping: directory.rules, by: \.file)
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
    let chosen = rules.filter { onlyRule == nil || $0.syntax.identifier.text == onlyRule }
    guard !chosen.isEmpty else { return }
    var emitter = RuleEmitter(manifest: directory.manifest, lists: lists(for: file))
    for rule in chosen { _ = emitter.emit(rule) }
    let ruleSet = emitter.builder.build(identifier: "samples")
    let places = Dictionary(
      ruleSet.rules.enumerated().map { ($0.element.identifier, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var workspace = Workspace(for: ruleSet)
    for rule in chosen {
      guard let place = places[rule.syntax.identifier.text] else { continue }
      report.ruleCount += 1
      if !rule.syntax.hits.isEmpty && !rule.syntax.misses.isEmpty { report.coveredRuleCount += 1 }
      for (claim, samples) in [
        (SampleReport.Result.Claim.hit, rule.syntax.hits), (.miss, rule.syntax.misses),
      ] {
        for (index, sample) in samples.enumerated() {
          var result = SampleReport.Result(
            file: file.path, name: rule.syntax.identifier.text, claim: claim, number: index + 1,
            range: sample.mapping.range)
          let bench = Bench(ruleSet: ruleSet, place: place, rule: rule)
          result.failure = bench.run(sample, claim: claim, in: &workspace, into: &diagnostics)
          report.results.append(result)
        }
      }
    }
  }

  // MARK: Cases

  private mutating func runCases(of file: RuleFile, into diagnostics: inout DiagnosticList) {
    guard !file.cases.isEmpty else { return }
    let set = wholeSet(for: file)
    var workspace = Workspace(for: set)
    var settler = Settler(for: set, engine: "samples")
    for (index, test) in file.cases.enumerated() {
      let record = SampleRecord(test.record, kind: nil, validMilliseconds: .allTimes)
      let failure = record.line.withByteView { line -> String? in
        set.match(Chunk(lines: line, batchOffset: 0), of: .zero, in: &workspace)
        guard let matched = onlyRecord(of: workspace, test.record, into: &diagnostics) else {
          return "the record is no record"
        }
        let ruling = settler.ruling(on: matched, in: workspace)
        let fired = firedRules(matched, in: workspace, of: set)
        return judge(test, ruling: ruling, fired: fired, into: &diagnostics)
      }
      report.results.append(
        SampleReport.Result(
          file: file.path, name: test.title.text, claim: .case, number: index + 1,
          range: test.record.range, failure: failure))
    }
  }

  private func wholeSet(for file: RuleFile) -> RuleSet {
    guard !file.fixtures.isEmpty else { return ruleSet }
    var emitter = RuleEmitter(manifest: directory.manifest, lists: lists(for: file))
    for rule in directory.rules where rule.syntax.mode != .disabled { _ = emitter.emit(rule) }
    return emitter.builder.build(identifier: "samples")
  }

  private func firedRules(
    _ matched: MatchedRecord, in workspace: borrowing Workspace, of set: RuleSet
  ) -> [String] {
    (Int(matched.firedStart)..<Int(matched.firedStart + matched.firedCount)).map {
      set.rules[Int(workspace.fired[$0].rule)].identifier
    }
  }

  private func judge(
    _ test: CaseSyntax, ruling: Ruling, fired: [String], into diagnostics: inout DiagnosticList
  ) -> String? {
    let shown = fired.isEmpty ? "no rule fired" : "fired: " + fired.joined(separator: ", ")
    if ruling.verdict != test.verdict.value {
      let failure = "the verdict is \(ruling.verdict.name), not \(test.verdict.value.name)"
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
private struct Bench {
  let ruleSet: RuleSet
  let place: Int
  let rule: CheckedRule

  /// Runs a sample and returns what is wrong with its claim.
  func run(
    _ sample: Sample, claim: SampleReport.Result.Claim, in workspace: inout Workspace,
    into diagnostics: inout DiagnosticList
  ) -> String? {
    let record = SampleRecord(
      sample.mapping, kind: rule.syntax.kinds.first?.value,
      validMilliseconds: ruleSet.rules[place].validMilliseconds)
    return record.line.withByteView { line in
      ruleSet.match(
        Chunk(lines: line, batchOffset: 0), of: .zero, in: &workspace, onlyRule: place)
      guard let matched = onlyRecord(of: workspace, sample.mapping, into: &diagnostics) else {
        return "the sample is no record"
      }
      let name = rule.syntax.identifier.text
      if matched.firedCount > 0, workspace.fired[0].limit != .none {
        let failure = "`\(name)` runs into the \(workspace.fired[0].limit.name) on this sample"
        diagnostics.error(
          .sampleLimit, failure, at: sample.mapping.range,
          hint: "look for repetition inside repetition, and for `.*` where `.{0,40}` would do")
        return failure
      }
      let fires = matched.firedCount > 0
      let isMiss = claim == .miss
      guard fires == isMiss else {
        return isMiss ? checkBlocker(of: sample, matched, in: &workspace, into: &diagnostics) : nil
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
    of sample: Sample, _ matched: MatchedRecord, in workspace: inout Workspace,
    into diagnostics: inout DiagnosticList
  ) -> String? {
    guard let blocker = sample.blockedBy else { return nil }
    let key = FieldTable.field(blocker.text)?.key
    guard key != nil || blocker.text == "text" else {
      let names = FieldTable.all.map(\.name) + ["text"]
      diagnostics.error(
        .unknownField, "\(Quoted(blocker.text)) is no field", at: blocker.range,
        hint: nearestName(to: blocker.text, among: names).map { "did you mean `\($0)`?" })
      return "unknown field"
    }
    let trace = ruleSet.trace(matched, in: &workspace) { test in
      test.key == key ?? .text
    }
    guard trace[ruleSet.rules[place].root] == .no else { return nil }
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
  of workspace: borrowing Workspace, _ sample: Mapping, into diagnostics: inout DiagnosticList
) -> MatchedRecord? {
  guard workspace.matched.count == 1 else {
    diagnostics.error(.badSample, "the sample is no record", at: sample.range)
    return nil
  }
  let matched = workspace.matched[0]
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

extension Digest128 {
  /// Samples have ids, so no digest is asked.
  fileprivate static var zero: Digest128 { Digest128(high: 0, low: 0) }
}
