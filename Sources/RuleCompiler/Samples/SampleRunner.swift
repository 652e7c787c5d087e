import Bytes
import Digests
import Documents
import Engine
import Lists
import Records

/// Runs hits, misses and cases through the engine, as real records go.
///
/// Hits and misses run on the rule as written, whatever its mode, with the file's fixtures in the
/// place of lists and a clock inside its validity; misses and cases run on the whole set.
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
    var shared = ruleSet.map { WholeSet($0) }
    for file in directory.sortedFiles {
      let chosen = (rules[file.place] ?? []).filter { rule in
        rule.syntax.hasIdentifier && !rule.syntax.kinds.isEmpty
          && (onlyRule == nil || rule.syntax.identifier.text == onlyRule)
      }
      guard !chosen.isEmpty || onlyRule == nil && !file.cases.isEmpty else { continue }
      if file.replacesNothing {
        run(chosen, of: file, in: &shared, into: &diagnostics)
      } else {
        var own = ruleSet.map { _ in WholeSet(set(for: file)) }
        run(chosen, of: file, in: &own, into: &diagnostics)
      }
    }
    return report
  }

  private mutating func run(
    _ rules: [CheckedRule], of file: RuleFile, in whole: inout WholeSet?,
    into diagnostics: inout DiagnosticList
  ) {
    if !rules.isEmpty {
      let (ruleSet, conditions) = bench(for: rules, of: file)
      var sets = SampleSets(own: Matcher(for: ruleSet), whole: whole.take())
      runSamples(of: rules, conditions, in: ruleSet, by: &sets, into: &diagnostics)
      whole = sets.whole.take()
    }
    if onlyRule == nil, ruleSet != nil { runCases(of: file, in: &whole, into: &diagnostics) }
  }

  // MARK: Hits and misses

  /// The rules of a file as they are tried: in the whole set where that has them as they are.
  private func bench(
    for rules: [CheckedRule], of file: RuleFile
  ) -> (ruleSet: RuleSet, conditions: [EmittedCondition]) {
    if let ruleSet, file.replacesNothing, let entries = directory.emitted?.entries {
      let conditions = rules.compactMap { entries[$0.syntax.identifier.text]?.condition }
      if conditions.count == rules.count { return (ruleSet, conditions) }
    }
    var emitter = RuleEmitter(
      directory, lists: directory.lists(for: file), bindings: file.bindings)
    let conditions = rules.map { emitter.emit($0) }
    return (emitter.builder.build(identifier: "samples"), conditions)
  }

  private mutating func runSamples(
    of rules: [CheckedRule], _ conditions: [EmittedCondition], in ruleSet: RuleSet,
    by sets: inout SampleSets, into diagnostics: inout DiagnosticList
  ) {
    let ids = Dictionary(
      ruleSet.rules.enumerated().map { ($0.element.identifier, RuleID($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    for (rule, condition) in zip(rules, conditions) {
      guard let id = ids[rule.syntax.identifier.text] else { continue }
      report.ruleCount += 1
      if !rule.syntax.hits.isEmpty && !rule.syntax.misses.isEmpty { report.coveredRuleCount += 1 }
      let bench = SampleBench(
        ruleSet: ruleSet, id: id, rule: rule, condition: condition,
        directories: directory.names)
      run(rule.syntax.hits, as: .hit, on: bench, by: &sets, into: &diagnostics)
      run(rule.syntax.misses, as: .miss, on: bench, by: &sets, into: &diagnostics)
    }
  }

  private mutating func run(
    _ samples: [Sample], as claim: SampleReport.Result.Claim, on bench: SampleBench,
    by sets: inout SampleSets, into diagnostics: inout DiagnosticList
  ) {
    for (index, sample) in samples.enumerated() where !diagnostics.isFull {
      var result = SampleReport.Result(
        file: bench.rule.file.path, name: bench.rule.syntax.identifier.text, claim: claim,
        number: index + 1, range: sample.mapping.range)
      let record = bench.record(of: sample)
      result.failure = bench.run(
        sample, record, claim: claim, by: &sets.own, into: &diagnostics)
      if claim == .miss, result.failure == nil {
        result.failure = sets.whole?.check(sample, record, into: &diagnostics) ?? nil
      }
      report.results.append(result)
    }
  }

  // MARK: Cases

  private mutating func runCases(
    of file: RuleFile, in whole: inout WholeSet?, into diagnostics: inout DiagnosticList
  ) {
    for (index, test) in file.cases.enumerated() {
      guard !diagnostics.isFull else { return diagnostics.cutShort() }
      let failure = whole?.check(test, into: &diagnostics) ?? nil
      report.results.append(
        SampleReport.Result(
          file: file.path, name: test.title.text, claim: .case, number: index + 1,
          range: test.record.range, failure: failure))
    }
  }

  /// The whole set as the samples of a file see it that replaces something in it.
  private func set(for file: RuleFile) -> RuleSet {
    var emitter = RuleEmitter(
      directory, lists: directory.lists(for: file), bindings: file.bindings)
    for rule in directory.rules where rule.syntax.mode != .disabled { _ = emitter.emit(rule) }
    return emitter.builder.build(identifier: "samples")
  }
}

extension RuleFile {
  /// True if its samples see the lists and bindings of the directory.
  fileprivate var replacesNothing: Bool { fixtures.isEmpty && bindings == nil }
}

extension LoadedDirectory {
  /// The lists as the samples of a file see them, with its fixtures.
  func lists(for file: RuleFile) -> [String: EntryList] {
    var lists = lists
    for fixture in file.fixtures {
      let declared = manifest.lists.first { $0.name.text == fixture.list.text }
      guard let declared else { continue }
      let parse = ListParse(values: fixture.entries.map(\.text), type: declared.type)
      lists[fixture.list.text] = EntryList(parse.entries)
    }
    return lists
  }
}

/// The set in which a rule is tried, and all rules; nil where there was an error.
private struct SampleSets: ~Copyable {
  var own: Matcher
  var whole: WholeSet?
}

/// The record of a sample, unless the decoder of real records rejects it, which is reported at the
/// field that is wrong.
func onlyRecord(
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
    hint: rejection.key.map {
      $0 == .ts ? "write '2026-11-01T10:00:00+08:00'" : "look at `\($0.name)`"
    })
  return nil
}

extension MatchContext {
  /// Samples have ids, so no digest is asked.
  static var sample: MatchContext { MatchContext(batch: Digest128(high: 0, low: 0)) }
}
