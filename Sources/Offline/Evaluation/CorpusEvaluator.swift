import Bytes
public import Engine
import Lists
import Records
import Views

/// Decides labelled files one after the other and counts what came of them.
public struct CorpusEvaluator: ~Copyable {
  private var scanner: Scanner
  private var counter: CorpusCounter

  /// Makes an evaluator.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules.
  ///   - families: The family of each rule, in the order of the rules.
  ///   - options: What is read of records beside their texts.
  public init(ruleSet: RuleSet, families: [String], options: Evaluation.Options) {
    scanner = Scanner(ruleSet: ruleSet)
    counter = CorpusCounter(ruleSet: ruleSet, families: families, options: options)
  }

  /// The counts so far.
  public var evaluation: Evaluation { counter.evaluation }

  /// Decides the texts of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - showProgress: Called behind each chunk with the bytes that are done, the bytes of the
  ///     file, and the records of all files so far.
  /// - Throws: `RecordFileError` where the file cannot be read.
  public mutating func decide(
    _ file: consuming LabelledStream,
    _ showProgress: (_ done: Int, _ byteCount: Int, _ recordCount: Int) -> Void
  ) throws(RecordFileError) {
    try scanner.scan(file) { (matches, byteCount) in
      for index in 0..<matches.records.count {
        counter.count(matches.records[index], in: matches)
      }
      showProgress(matches.chunk.endOffset, byteCount, counter.evaluation.measuredCount)
    }
  }
}

/// Counts what came of labelled records.
private struct CorpusCounter: ~Copyable {
  var evaluation: Evaluation

  private let options: Evaluation.Options
  private let families: [String]
  private let isEnforced: [Bool]
  private var precedence: Precedence
  private var views: ViewScratch
  /// Of fraud and of honest texts apart: a campaign and those who warn of it are not the same.
  private var clusters = [
    SketchIndex(capacity: clusterCountMax), SketchIndex(capacity: clusterCountMax),
  ]
  /// Which false hit a cluster of honest texts is shown by.
  private var falseHitOfCluster: [Int: Int] = [:]

  /// About 250 bytes each.
  private static let clusterCountMax = 200_000

  init(ruleSet: RuleSet, families: [String], options: Evaluation.Options) {
    self.options = options
    self.families = families
    isEnforced = ruleSet.rules.map { $0.mode == .enforce }
    precedence = Precedence(for: ruleSet)
    views = ViewScratch(tables: ruleSet.viewTables)
    evaluation = Evaluation(ruleSet: ruleSet, breakdownKeys: options.breakdownKeys)
  }

  mutating func count(_ matched: MatchedRecord, in matches: borrowing Matches) {
    guard matched.rejection == nil else {
      evaluation.rejectedCount += 1
      return
    }
    let values = values(of: matches.chunk.lines[matched.line])
    let label = values[0]
    switch options.labels.expectation(of: label) {
    case nil: evaluation.addUnknown(label)
    case .skip: evaluation.skippedCount += 1
    case .fraud: count(matched, values, isFraud: true, in: matches)
    case .clean: count(matched, values, isFraud: false, in: matches)
    }
  }

  /// The values of the label and of the keys of the breakdowns, empty where there is none.
  private func values(of line: ByteView) -> [String] {
    var values = Array(repeating: "", count: 1 + options.breakdownKeys.count)
    guard var members = LineMembers(line) else { return values }
    while let member = members.next() {
      let key = line[member.key]
      if options.labelKey.withByteView({ $0 == key }) { values[0] = line.textOfJSON(member.value) }
      for (index, wanted) in options.breakdownKeys.enumerated()
      where wanted.withByteView({ $0 == key }) {
        values[index + 1] = line.textOfJSON(member.value)
      }
    }
    return values
  }

  private mutating func count(
    _ matched: MatchedRecord, _ values: [String], isFraud: Bool, in matches: borrowing Matches
  ) {
    var cluster: Int?
    if options.countsClustersOnce, matched.record.has(.text) {
      let text = matches.source(of: matched).bytes(of: matched.record.field(.text))
      let group = group(of: text, isFraud: isFraud)
      guard group?.isNew ?? true else {
        evaluation.repeatCount += 1
        if !isFraud, let hit = falseHitOfCluster[group?.number ?? -1] {
          evaluation.addRepeat(ofHit: hit)
        }
        return
      }
      cluster = group?.number
    }
    let decision = precedence.decision(on: matched, in: matches)
    evaluation.total.add(decision.verdict, isFraud: isFraud)
    evaluation.labels.add(decision.verdict, of: values[0], isFraud: isFraud)
    for index in evaluation.breakdowns.indices {
      evaluation.breakdowns[index].add(decision.verdict, of: values[index + 1], isFraud: isFraud)
    }
    guard !matched.rules.isEmpty else { return }
    if isFraud {
      evaluation.fraudTally.add(matched, decision, in: matches)
    } else {
      evaluation.cleanTally.add(matched, decision, in: matches)
    }
    countRules(of: matched, decision, isFraud: isFraud, in: matches)
    guard !isFraud, decision.verdict != .allow else { return }
    let number = evaluation.keep(matched, decision, label: values[0], in: matches, options)
    if let cluster, let number { falseHitOfCluster[cluster] = number }
  }

  private mutating func group(of text: ByteView, isFraud: Bool) -> (number: Int, isNew: Bool)? {
    views.begin(text)
    let sketch = Sketch(of: views.text(.skeleton))
    let group = clusters[isFraud ? 0 : 1].group(of: sketch)
    if group == nil, !sketch.isEmpty { evaluation.isIndexFull = true }
    return group
  }

  /// Counts the families whose rules fired, and the rules that fired together.
  private mutating func countRules(
    of matched: MatchedRecord, _ decision: Decision, isFraud: Bool, in matches: borrowing Matches
  ) {
    var fired: [Int] = []
    var families: Set<String> = []
    for index in matched.rules.indices where matches.rules[index].outcome == .fired {
      let rule = matches.rules[index].rule.index
      guard isEnforced[rule] else { continue }
      fired.append(rule)
      if !evaluation.isAllowing[rule] { families.insert(self.families[rule]) }
    }
    for family in families {
      evaluation.families[family, default: OutcomePair()].add(decision.verdict, isFraud: isFraud)
    }
    evaluation.addPairs(of: fired)
  }
}

extension Evaluation.Breakdown {
  mutating func add(_ verdict: Verdict, of value: String, isFraud: Bool) {
    let isKept = values[value] != nil || values.count < Evaluation.valueCountMax
    values[isKept ? value : Evaluation.otherValues, default: OutcomePair()]
      .add(verdict, isFraud: isFraud)
  }
}

extension Evaluation {
  /// Rules that fire on one record beyond this many are not paired.
  private static let pairedRuleCountMax = 16

  fileprivate mutating func addUnknown(_ label: String) {
    let isKept = unknownLabels[label] != nil || unknownLabels.count < Evaluation.valueCountMax
    unknownLabels[isKept ? label : Evaluation.otherValues, default: 0] += 1
  }

  fileprivate mutating func addPairs(of fired: [Int]) {
    let fired = fired.prefix(Evaluation.pairedRuleCountMax)
    for (place, first) in fired.enumerated() {
      for second in fired.dropFirst(place + 1) {
        let pair = UInt64(min(first, second)) << 32 | UInt64(max(first, second))
        guard pairs[pair] != nil || pairs.count < Evaluation.pairCountMax else { continue }
        pairs[pair, default: 0] += 1
      }
    }
  }

  fileprivate mutating func addRepeat(ofHit number: Int) {
    guard let place = falseHits.firstIndex(where: { $0.number == number }) else { return }
    falseHits[place].repeatCount += 1
  }

  /// Keeps a false hit if it is among the worst; gives its number.
  fileprivate mutating func keep(
    _ matched: MatchedRecord, _ decision: Decision, label: String,
    in matches: borrowing Matches, _ options: Options
  ) -> Int? {
    let deciding = matches.decidingRule(of: matched, decision)
    var hit = FalseHit(
      verdict: decision.verdict, rule: deciding.map { rules[$0.rule.index] },
      ruleCount: Int(matched.rules.count), label: label)
    let isFull = falseHits.count >= options.falseHitCountMax
    if isFull, (falseHits.last?.weight ?? .max) >= hit.weight { return nil }
    let source = matches.source(of: matched)
    hit.identifier = source.bytes(of: matched.record.field(.id)).array
    hit.text = source.bytes(of: matched.record.field(.text)).array
    hit.spans = deciding.map { matches.spans(of: $0) } ?? []
    hit.number = total.clean.all
    let place = falseHits.firstIndex { $0.weight < hit.weight } ?? falseHits.count
    falseHits.insert(hit, at: place)
    if isFull { falseHits.removeLast() }
    return hit.number
  }
}
