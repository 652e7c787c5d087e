import Bytes
import Documents
import Engine
import Lists

/// Leaves out every part of every rule in turn, and asks the samples whether one notices.
///
/// Whole conditions are left out of the compiled tree, of which the truths are known; only patterns
/// and words are compiled anew, and only where a sample hangs on their condition.
struct CoverageRunner {
  private let directory: LoadedDirectory
  private let context: ReductionContext

  /// For each part whether a sample needs it.
  private var parts: [CoverageReport.Part: Bool] = [:]

  /// A sample of a rule: its line, and the truths of the rule's conditions.
  private struct Trial {
    var line: [UInt8]
    /// The characters of the line.
    var characters: Set<Unicode.Scalar>
    var truths: [Truth]
  }

  /// A rule with its samples.
  private struct Subject {
    var tree: ConditionTree
    var trials: [Trial]
  }

  /// A condition without one of its parts, and the samples that may notice.
  private struct Attempt {
    var part: CoverageReport.Part
    var place: Int
    var node: NodeID
    var trials: [Int]
  }

  /// Looks at a directory without errors.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - includesLists: Whether words of lists are parts as well.
  init(_ directory: LoadedDirectory, includesLists: Bool) {
    self.directory = directory
    var words: [String: (texts: [String], range: SourceRange)] = [:]
    for (name, list) in directory.lists where includesLists {
      guard case .words(let list) = list, let file = directory.listFiles[name]?.parts.first?.source
      else { continue }
      let entries = list.entries
      words[name] = ((0..<entries.count).map { entries.text($0).text }, file.range(0..<0))
    }
    context = ReductionContext(compiler: directory.compiler, words: words)
  }

  mutating func run() -> CoverageReport {
    let rules = Dictionary(grouping: directory.rules, by: \.file)
    for file in directory.sortedFiles {
      let tested = (rules[file.place] ?? []).filter {
        $0.syntax.hasIdentifier && !$0.syntax.hits.isEmpty && !$0.syntax.misses.isEmpty
      }
      if !tested.isEmpty { run(tested, of: file) }
    }
    var report = CoverageReport()
    report.parts = parts.map { ($0.key, $0.value) }.sorted { left, right in
      let (first, second) = (left.part.range, right.part.range)
      if first.file.path != second.file.path { return first.file.path < second.file.path }
      if first.bytes.start != second.bytes.start { return first.bytes.start < second.bytes.start }
      return left.part.text < right.part.text
    }
    return report
  }

  private mutating func run(_ rules: [CheckedRule], of file: RuleFile) {
    var emitter = RuleEmitter(
      directory, lists: directory.lists(for: file), bindings: file.bindings)
    let conditions = rules.map { emitter.emit($0) }
    let ruleSet = emitter.builder.build(identifier: "samples")
    var matcher = Matcher(for: ruleSet)
    for (rule, condition) in zip(rules, conditions) {
      let bench = SampleBench(
        ruleSet: ruleSet, id: RuleID(0), rule: rule, condition: condition, directories: [])
      var subject = Subject(tree: ConditionTree(condition), trials: [])
      for sample in rule.syntax.hits + rule.syntax.misses {
        let line = bench.record(of: sample).line
        guard let truths = matcher.truths(of: subject.tree, on: line) else { continue }
        let characters = Set(String(decoding: line, as: UTF8.self).unicodeScalars)
        subject.trials.append(Trial(line: line, characters: characters, truths: truths))
      }
      leaveOutConditions(of: subject)
      // Of its own, so that no rule carries what was tried on those before it.
      var trial = emitter
      let attempts = attempts(on: subject, by: &trial)
      run(attempts, on: subject, with: trial)
    }
  }

  private mutating func leaveOutConditions(of subject: Subject) {
    for place in subject.tree.removable {
      let condition = subject.tree.places[place].condition
      let part = CoverageReport.Part(
        kind: .condition, text: condition.label, range: condition.range)
      guard parts[part] != true else { continue }
      parts[part] = subject.trials.contains { trial in
        let truth = subject.tree.root(trial.truths, if: place, were: nil)
        return (truth == .yes) != (trial.truths[0] == .yes)
      }
    }
  }

  /// The conditions without one of their parts that a sample may notice, added to the rule set.
  private mutating func attempts(
    on subject: Subject, by emitter: inout RuleEmitter
  ) -> [Attempt] {
    var attempts: [Attempt] = []
    for (place, entry) in subject.tree.places.enumerated() {
      guard let kind = entry.condition.kind else { continue }
      let critical = subject.trials.indices.filter { index in
        let truths = subject.trials[index].truths
        let truth = subject.tree.root(truths, if: place, were: truths[place].negated)
        return (truth == .yes) != (truths[0] == .yes)
      }
      for reduction in kind.reductions(in: context) {
        let part = CoverageReport.Part(
          kind: reduction.what, text: reduction.text, range: reduction.range)
        guard parts[part] != true else { continue }
        parts[part] = false
        guard critical.contains(where: { mayMatter(reduction, to: subject.trials[$0]) }),
          let rest = reduction.rest()
        else {
          continue
        }
        let emitted = rest.emit(at: reduction.range, by: &emitter)
        attempts.append(Attempt(part: part, place: place, node: emitted.node, trials: critical))
      }
    }
    return attempts
  }

  /// A word of a list that does not stand in a line does not matter to it: its letters may be
  /// disguised, so that half of them are enough.
  private func mayMatter(_ reduction: Reduction, to trial: Trial) -> Bool {
    guard reduction.what == .listWord else { return true }
    let letters = Set(reduction.text.unicodeScalars)
    return letters.count { trial.characters.contains($0) } * 2 >= letters.count
  }

  private mutating func run(_ attempts: [Attempt], on subject: Subject, with emitter: RuleEmitter) {
    guard !attempts.isEmpty else { return }
    var matcher = Matcher(for: emitter.builder.build(identifier: "samples"))
    for (index, trial) in subject.trials.enumerated() {
      let open = attempts.filter { $0.trials.contains(index) && parts[$0.part] != true }
      guard !open.isEmpty else { continue }
      guard let truths = matcher.truths(of: open.map(\.node), on: trial.line) else { continue }
      for (attempt, truth) in zip(open, truths) {
        let whole = subject.tree.root(trial.truths, if: attempt.place, were: truth)
        if (whole == .yes) != (trial.truths[0] == .yes) { parts[attempt.part] = true }
      }
    }
  }
}

extension Matcher {
  /// The truths of nodes on a line; nil where it is no record.
  fileprivate mutating func truths(of nodes: [NodeID], on line: [UInt8]) -> [Truth]? {
    line.withByteView { bytes in
      // One rule is enough to have the record read; the nodes are asked behind it.
      match(Chunk(lines: bytes, batchOffset: 0), in: .sample, onlyRule: RuleID(0))
      guard matches.records.count == 1, matches.records[0].rejection == nil else { return nil }
      let matched = matches.records[0]
      let trace = trace(matched, of: nodes)
      return nodes.map { trace[$0] }
    }
  }

  fileprivate mutating func truths(of tree: ConditionTree, on line: [UInt8]) -> [Truth]? {
    truths(of: tree.places.map(\.condition.node), on: line)
  }
}
