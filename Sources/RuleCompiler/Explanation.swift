public import Bytes
public import Documents
public import Engine
import Lists
import Records
public import Views

/// Why a record was decided as it was: every condition of a rule with what it found.
public struct Explanation: Sendable {
  /// A condition with its truth, and the value that made it so.
  public struct Step: Sendable {
    /// The condition as written, or the word that combines its parts.
    public var label: String
    /// Where it stands in the rule file.
    public var range: SourceRange
    /// The outcome: it holds, it does not, or that is not known.
    public var truth: Truth
    /// The bytes of the field, for a condition on a field; nil where it is absent.
    public var value: [UInt8]?
    /// The name of the field, for a condition on a field.
    public var field: String?
    /// In which view a text condition matched.
    public var view: View?
    /// Where it matched, in the original text.
    public var spans: [ByteRange]
    /// The entry of a list that it found.
    public var entry: (list: String, text: String)?
    /// The known text that the text is most like, by how much and how much is asked; for a comparison
    /// with such.
    public var likeness: KnownLikeness?
    /// Which limit stopped it.
    public var limit: LimitName?
    /// The parts of a combination.
    public var parts: [Step]
    /// How the parts are combined; nil for a question and for a named condition.
    public var combination: Combination?
    /// The name of a named condition, of which it is the one part.
    public var name: String?
    /// How `blocked_by` calls what a question looks at: `text`, `has` or the name of a field.
    public var subject: String?
    /// The words of the original text in which it matched, quoted.
    public var words: String?
    /// The score of evasion in tenths, where it would hold if the view `sound` counted on this text.
    public var evasionTenths: Int?
  }

  /// How like the nearest known text is.
  public struct KnownLikeness: Sendable {
    /// The name of the list.
    public var list: String
    /// The id of the text; nil where no text has anything in common.
    public var sample: String?
    /// The Jaccard index in hundredths, rounded down.
    public var hundredths: Int
    /// What is asked for, in tenths.
    public var wantedTenths: Int
  }

  /// One rule on the record.
  public struct RuleOutcome: Sendable {
    /// The rule as written.
    public var entry: RuleBook.Entry
    /// The outcome: it fired, failed or did not fire.
    public var truth: Truth
    /// Why the rule does not look at the record; nil where it does.
    public var idleness: Idleness?
    /// The conditions.
    public var condition: Step
  }

  /// Why a rule does not look at a record.
  public enum Idleness: Equatable, Sendable {
    /// It looks at records of another kind.
    case kind
    /// It is in force only from a time on, in epoch milliseconds.
    case notYet(Int64)
    /// It was in force up to a time, in epoch milliseconds.
    case over(Int64)
  }

  /// The rules that were asked, those that fired first.
  public private(set) var rules: [RuleOutcome] = []

  /// Explains a record that was matched last.
  ///
  /// - Parameters:
  ///   - matched: The record.
  ///   - matcher: Has matched it.
  ///   - compilation: The rules, without errors.
  ///   - isWanted: Which rules are explained, by their id.
  public init(
    _ matched: MatchedRecord, by matcher: inout Matcher, compilation: Compilation,
    isWanted: (String) -> Bool
  ) {
    guard let ruleSet = compilation.ruleSet else { return }
    let trace = matcher.trace(matched)
    let narrator = ConditionNarrator(ruleSet: ruleSet, trace: trace)
    for rule in ruleSet.rules where isWanted(rule.identifier) {
      guard let entry = compilation.book.entries[rule.identifier], let condition = entry.condition
      else { continue }
      rules.append(
        RuleOutcome(
          entry: entry, truth: trace[rule.root],
          idleness: Explanation.idleness(of: rule, on: matched.record),
          condition: narrator.step(condition, matched, in: matcher.matches)))
    }
  }

  private static func idleness(of rule: Rule, on record: Record) -> Idleness? {
    let (times, time) = (rule.validMilliseconds, record.timestampMilliseconds)
    if !rule.kinds.contains(record.kind) { return .kind }
    if time < times.lowerBound { return .notYet(times.lowerBound) }
    return time >= times.upperBound ? .over(times.upperBound) : nil
  }
}

extension Explanation.RuleOutcome {
  /// True if the rule looks at the record, and its conditions hold.
  public var fires: Bool { truth == .yes && idleness == nil }

  /// The one condition that keeps the rule from firing, where something in the text speaks for it.
  public var nearMiss: Explanation.Shortfall? {
    guard truth == .no, idleness == nil, entry.syntax.mode != .disabled else { return nil }
    let missing = condition.shortfalls
    return missing.count == 1 && condition.evidenceCount > 0 ? missing[0] : nil
  }
}

/// Tells for each condition what it found.
struct ConditionNarrator {
  let ruleSet: RuleSet
  let trace: Trace

  func step(
    _ condition: EmittedCondition, _ matched: MatchedRecord, in matches: borrowing Matches
  ) -> Explanation.Step {
    // A named condition shares the node of what it names, which tells what was found.
    let isLeaf = condition.parts.isEmpty
    let answer = isLeaf ? trace.answer(of: condition.node) : nil
    let spans = isLeaf ? trace.spans(of: condition.node) : []
    var value: [UInt8]?
    switch condition.field?.subject {
    case .fact where isLeaf: value = trace.value(of: condition.node)
    case .key(let key) where matched.record.has(key):
      value = matches.source(of: matched).bytes(of: matched.record.field(key)).array
      if value?.isEmpty == true, let number = matched.record.integer(key) {
        value = Array(String(number).utf8)
      }
    default: break
    }
    let entry = answer?.entry.map { found in
      let list = ruleSet.lists[found.list.index]
      return (list: list.name, text: list.list.text(of: Int(found.entry)).text)
    }
    var step = Explanation.Step(
      label: condition.label, range: condition.range, truth: trace[condition.node], value: value,
      field: condition.field?.name, view: spans.isEmpty ? nil : answer?.view, spans: spans,
      entry: entry, limit: answer?.limit,
      parts: condition.parts.map { self.step($0, matched, in: matches) })
    (step.combination, step.name) = (condition.combination, condition.name)
    step.subject = condition.subject
    step.words = words(spans, of: matched, in: matches)
    step.likeness = isLeaf ? trace.nearest(of: condition.node).map(likeness) : nil
    if isLeaf, trace.lacksEvasion(condition.node) { step.evasionTenths = trace.evasionTenths }
    return step
  }

  private func likeness(_ nearest: NearestText) -> Explanation.KnownLikeness {
    let list = ruleSet.lists[nearest.list.index]
    return Explanation.KnownLikeness(
      list: list.name, sample: nearest.likeness.map { list.list.text(of: $0.sample).text },
      hundredths: nearest.likeness?.hundredths ?? 0, wantedTenths: nearest.wantedTenths)
  }

  /// The stretches of the text, quoted; nil where there are none.
  private func words(
    _ spans: [ByteRange], of matched: MatchedRecord, in matches: borrowing Matches
  ) -> String? {
    guard !spans.isEmpty, matched.record.has(.text) else { return nil }
    let text = matches.source(of: matched).bytes(of: matched.record.field(.text))
    let quoted = spans.map { Quoted(text[$0], byteCountMax: 60).description }
    return quoted.joined(separator: ", ")
  }
}
