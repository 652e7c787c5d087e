import Bytes
import Lists
import Patterns
import Prefilter
import Records
import Views

/// Asks the predicates of a rule set about one record at a time, each at most once.
///
/// It owns what that takes: the record with its views and facts, the answers so far, and scratch for
/// patterns and words. What the rules are stands in the rule set, which is shared.
struct Evaluator: ~Copyable {
  let ruleSet: RuleSet
  var record = Record()
  var source = RecordSource(line: .empty, arena: .empty)
  var views: ViewScratch
  var likeness: LikenessMemory
  var facts = FactScratch()

  /// The value of a fact while it is compared.
  var value = ByteBuffer(capacity: 64)

  private var patternScratch = MatchScratch()
  private var wordScratch = WordScratch()

  /// Where the words of the answers of this record stand in the view of the answer.
  private var wordSpans = ScratchArray<ByteRange>()

  /// The answers; one counts where its epoch is the present one.
  private var answers: Table<PredicateID, Answer>
  private var epochs: Table<PredicateID, UInt32>
  var epoch: UInt32 = 0

  /// The truths of combinations; one counts where its epoch is the present one.
  var truths: Table<NodeID, Truth>
  var truthEpochs: Table<NodeID, UInt32>

  private var prefilterScratch: PrefilterScratch
  private var wordIndexScratch: WordIndexScratch

  /// True if the prefilter has looked at this record, so that ``probeEpochs`` tells what may match.
  private var isPrefiltered = false

  /// True if PCRE2 is asked also where the prefilter shows that it cannot match.
  private let isExhaustive: Bool

  /// True while a tool asks what the view `sound` would show if it counted on every text.
  var opensEverySound = false

  /// For each probe the last record on which it may match.
  private var probeEpochs: Table<ProbeID, UInt32>

  /// For each rule the last record for which it is in ``openRules``.
  private var ruleEpochs: Table<RuleID, UInt32>

  /// The rules that the prefilter opened for this record, in the order of rules.
  private(set) var openRules = ScratchArray<RuleID>(capacity: 64)

  /// The cost of asking PCRE2, where that is wanted.
  var profile: ProbeProfile

  /// Where PCRE2 and the prefilter disagree, in the chunk that was matched last.
  var disputes = ScratchArray<PrefilterDispute>()

  init(for ruleSet: RuleSet, isExhaustive: Bool, clock: ProbeProfile.Clock?) {
    self.ruleSet = ruleSet
    self.isExhaustive = isExhaustive
    profile = ProbeProfile(probeCount: ruleSet.probes.count, clock: clock)
    prefilterScratch = PrefilterScratch(for: ruleSet.gates.prefilter)
    wordIndexScratch = WordIndexScratch(nameCount: ruleSet.probes.count)
    probeEpochs = Table(repeating: 0, count: ruleSet.probes.count)
    ruleEpochs = Table(repeating: 0, count: ruleSet.rules.count)
    views = ViewScratch(tables: ruleSet.viewTables)
    likeness = LikenessMemory(textsCount: ruleSet.knownTexts.count)
    answers = Table(repeating: Answer(.no), count: ruleSet.predicates.count)
    epochs = Table(repeating: 0, count: ruleSet.predicates.count)
    truths = Table(repeating: .no, count: ruleSet.nodes.count)
    truthEpochs = Table(repeating: 0, count: ruleSet.nodes.count)
  }

  /// Starts a record: forgets all answers, without touching them but once in 2^32 records.
  mutating func begin(_ record: Record, from source: RecordSource) {
    self.record = record
    self.source = source
    wordSpans.removeAll()
    openRules.removeAll()
    isPrefiltered = false
    facts.begin()
    views.begin(source.bytes(of: record.field(.text)))
    if epoch == UInt32.max {
      epochs.fill(with: 0)
      truthEpochs.fill(with: 0)
      probeEpochs.fill(with: 0)
      ruleEpochs.fill(with: 0)
      likeness.forget()
      epoch = 0
    }
    epoch += 1
  }

  /// The answer to a predicate, asked at most once for a record.
  mutating func answer(to predicate: PredicateID) -> Answer {
    if epochs[predicate] == epoch { return answers[predicate] }
    let answer = ruleSet.predicates[predicate].ask(&self)
    epochs[predicate] = epoch
    answers[predicate] = answer
    return answer
  }

  // MARK: The prefilter

  /// Lets the prefilter look at the record, and keeps which rules it opens, in the order of rules.
  mutating func findOpenRules() {
    guard record.has(.text), !ruleSet.gates.isEmpty else { return }
    ruleSet.gates.prefilter.findCandidates(
      in: &views,
      isSoundOpen: { $0.opensSound() },
      using: &prefilterScratch)
    ruleSet.gates.words.scan(&views, using: &wordIndexScratch)
    isPrefiltered = true
    profile.addCandidates(prefilterScratch.candidates.count + wordIndexScratch.found.count)
    for index in 0..<prefilterScratch.candidates.count {
      open(by: ProbeID(rawValue: prefilterScratch.candidates[index]))
    }
    for index in 0..<wordIndexScratch.found.count {
      open(by: ProbeID(rawValue: wordIndexScratch.found[index]))
    }
  }

  /// Opens the rules of a probe that may match.
  private mutating func open(by probe: ProbeID) {
    probeEpochs[probe] = epoch
    for opened in ruleSet.gates.opened(by: probe) { open(ruleSet.gates.openedRules[opened]) }
  }

  /// Puts a rule into its place among those that are open, unless it is there.
  private mutating func open(_ rule: RuleID) {
    guard ruleEpochs[rule] != epoch else { return }
    ruleEpochs[rule] = epoch
    openRules.append(rule)
    var index = openRules.count - 1
    while index > 0, openRules[index - 1] > rule {
      openRules[index] = openRules[index - 1]
      index -= 1
    }
    openRules[index] = rule
  }

  /// True if the prefilter does not rule a probe out, so that it is asked.
  func mayMatch(_ probe: ProbeID) -> Bool { isExhaustive || !isRuledOut(probe) }

  private func isRuledOut(_ probe: ProbeID) -> Bool {
    isPrefiltered && ruleSet.probes[probe].isFiltered && probeEpochs[probe] != epoch
  }

  // MARK: Patterns and words

  /// True if a view counts on this text.
  mutating func isOpen(_ view: View) -> Bool {
    view != .sound || opensEverySound || views.opensSound()
  }

  /// Asks PCRE2 for a pattern on the text, and holds the answer against the prefilter where every
  /// pattern is asked.
  @inline(__always)
  mutating func confirm(_ probe: ProbeID, in text: ByteView) -> MatchOutcome {
    let outcome = firstMatch(of: probe, in: text)
    if isExhaustive, !isConfirmed(outcome, probe) { return .none }
    return outcome
  }

  /// Asks PCRE2 for a pattern.
  @inline(__always)
  mutating func firstMatch(of probe: ProbeID, in text: ByteView) -> MatchOutcome {
    let started = profile.isOn ? profile.now() : 0
    let outcome = ruleSet.probes.firstMatch(of: probe, in: text, using: &patternScratch)
    if profile.isOn { profile.add(outcome, of: probe, since: started) }
    return outcome
  }

  /// Where the first word of a list stands in its view, where the look at the text has told that;
  /// nil where the list has to be searched for.
  mutating func firstWord(of probe: ProbeID) -> ByteRange? {
    guard isPrefiltered, !isExhaustive, ruleSet.probes.words(of: probe).countsEverywhere else {
      return nil
    }
    let started = profile.isOn ? profile.now() : 0
    let word = wordIndexScratch.firstWord(of: probe.rawValue)
    if profile.isOn, word != nil { profile.add(.found(.empty), of: probe, since: started) }
    return word
  }

  /// Looks for words in the text; those found are kept until the next search.
  mutating func search(
    _ probe: ProbeID, in text: ByteView, atLeast: Int, near: Int?
  ) -> Bool {
    let words = ruleSet.probes.words(of: probe)
    let started = profile.isOn ? profile.now() : 0
    let extent =
      isPrefiltered && !isExhaustive ? wordIndexScratch.extent(of: probe.rawValue) : nil
    let isFound = words.search(
      text, in: extent, atLeast: atLeast, near: near, using: &wordScratch)
    if profile.isOn { profile.add(isFound ? .found(.empty) : .none, of: probe, since: started) }
    if isExhaustive, isFound { _ = isConfirmed(.found(.empty), probe) }
    return isFound
  }

  /// Keeps the words that the last search found, for as long as this record is in hand.
  mutating func keepWords() -> IndexRange {
    let start = wordSpans.count
    for index in 0..<wordScratch.matchCount { wordSpans.append(wordScratch.match(index).range) }
    return IndexRange(start..<wordSpans.count)
  }

  /// Keeps stretches of a view as the words of an answer are kept.
  mutating func keepSpans(_ find: ((ByteRange) -> Void) -> Void) -> IndexRange {
    let start = wordSpans.count
    find { wordSpans.append($0) }
    return IndexRange(start..<wordSpans.count)
  }

  /// Where one of the words stands that were kept, in its view.
  func wordSpan(_ index: Int) -> ByteRange { wordSpans[index] }

  /// True if an answer counts; where the prefilter had ruled the probe out, a dispute is kept.
  private mutating func isConfirmed(_ outcome: MatchOutcome, _ probe: ProbeID) -> Bool {
    guard isRuledOut(probe) else { return true }
    switch outcome {
    case .none: return true
    case .found:
      disputes.append(PrefilterDispute(kind: .missed, probe: probe))
      return true
    case .limit:
      disputes.append(PrefilterDispute(kind: .limit, probe: probe))
      return false
    }
  }
}

/// A pattern, or a list of words, that the prefilter would not have asked, and that did not say no.
public struct PrefilterDispute: BitwiseCopyable, Sendable {
  /// The answer of PCRE2.
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// It matches: a mistake of the prefilter.
    case missed

    /// PCRE2 stopped at a limit where the prefilter shows that nothing matches.
    ///
    /// It counts as no match.
    case limit
  }

  /// The answer of PCRE2.
  public var kind: Kind

  /// The probe for which PCRE2 was asked, as ``RuleSet/rules(withProbe:)`` takes it.
  public var probe: ProbeID
}

extension ViewScratch {
  /// True if the view `sound` counts on this text, which it does where there are marks of evasion.
  ///
  /// Everyday words sound alike, so without the gate this view would hurt clean texts.
  mutating func opensSound() -> Bool { evasion().score >= Limits.soundGateTenths }
}
