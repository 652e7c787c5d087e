public import Bytes
import Lists
import Patterns
import Prefilter
public import Records
public import Views

/// A part of a batch that one worker matches: whole lines, and where they begin in the batch.
public struct Chunk: Sendable {
  /// The lines.
  public var lines: ByteView
  /// Where the lines begin in the batch, in bytes.
  public var batchOffset: Int

  /// Describes a part of a batch.
  public init(lines: ByteView, batchOffset: Int) {
    self.lines = lines
    self.batchOffset = batchOffset
  }
}

/// One piece of evidence of a rule that fired: a place in the text, or an entry of a list.
public struct Evidence: BitwiseCopyable, Equatable, Sendable {
  /// The list, or -1 for a place in the text.
  public var list: Int32
  /// The entry in the list, or -1.
  public var entry: Int32
  /// The place in the original text, in bytes.
  public var span: ByteRange
}

/// A rule that fired on a record, or failed on it.
public struct FiredRule: BitwiseCopyable, Sendable {
  /// The place in ``RuleSet/rules``.
  public var rule: Int32
  /// The limit that made the rule fail; `none` for a rule that fired.
  public var limit: LimitName
  /// The view furthest from the original in which a text condition matched.
  public var view: View
  /// Whether any text condition matched, so that ``view`` means something.
  public var hasView: Bool
  /// Where the evidence begins in ``Workspace/evidence``.
  public var evidenceStart: Int32
  /// How many pieces of evidence there are.
  public var evidenceCount: Int32

  mutating func note(_ view: View) {
    if !hasView || view.rawValue > self.view.rawValue { self.view = view }
    hasView = true
  }
}

/// One line after matching: a record with the rules that fired on it, or a rejection.
public struct MatchedRecord: BitwiseCopyable, Sendable {
  /// The record; meaningless where there is a rejection.
  public var record: Record
  /// Why the line is no record.
  public var rejection: Rejection?
  /// Where the line stands in the chunk.
  public var line: ByteRange
  /// The number of the line in the chunk, from one.
  public var lineNumber: Int
  /// Where the fired rules begin in ``Workspace/fired``.
  public var firedStart: Int32
  /// How many rules fired or failed.
  public var firedCount: Int32
  /// The list that protects the sender, or -1.
  public var protectedList: Int32
  /// The entry that protects the sender, or -1.
  public var protectedEntry: Int32
  /// The marks of evasion of the text; counted only where a rule fired, which is where they matter.
  public var evasion = Evasion()
}

/// The scratch of one worker, and the results of the chunk that it matched last.
///
/// Made once for a worker and a rule set, used for every chunk; after the first chunks it has the
/// memory that it needs and allocates nothing more.
public struct Workspace: ~Copyable {
  /// The lines of the chunk, in order.
  public internal(set) var matched: ScratchArray<MatchedRecord>
  /// The rules that fired or failed, record after record.
  public internal(set) var fired: ScratchArray<FiredRule>
  /// The evidence, rule after rule.
  public internal(set) var evidence: ScratchArray<Evidence>
  /// Decoded strings that do not stand in a line as they are.
  public internal(set) var arena: ByteBuffer
  /// The chunk that was matched last.
  public internal(set) var chunk: Chunk
  /// The number of lines in the chunk, blank ones included.
  public internal(set) var lineCount: Int
  /// The number of blank lines in the chunk.
  public internal(set) var blankLineCount: Int

  /// Whether every rule is evaluated on every record.
  let method: MatchMethod

  var evaluation: EvaluationScratch

  /// Makes scratch for a rule set.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules that will be matched.
  ///   - method: How the rules that fire are found.
  ///   - clock: Tells nanoseconds from any start, to profile patterns; nil for no profile.
  public init(
    for ruleSet: RuleSet, method: MatchMethod = .prefiltered, clock: ProbeProfile.Clock? = nil
  ) {
    self.method = method
    matched = ScratchArray(capacity: 256)
    fired = ScratchArray(capacity: 256)
    evidence = ScratchArray(capacity: 256)
    arena = ByteBuffer(capacity: 4096)
    chunk = Chunk(lines: .empty, batchOffset: 0)
    lineCount = 0
    blankLineCount = 0
    evaluation = EvaluationScratch(
      for: ruleSet, isExhaustive: method == .exhaustive, clock: clock)
  }

  /// What was asked since the workspace was made: of PCRE2 by the place of the pattern, behind that
  /// of the lists of words; empty without a clock.
  public var profile: [ProbeCost] { evaluation.profile.costs }

  /// What one pattern, or list of words, has cost; there must be a clock.
  public func cost(of probe: Int) -> ProbeCost { evaluation.profile.cost(of: probe) }

  /// How many texts the prefilter has looked at, and how many patterns it let pass in all.
  public var prefilterCounts: (texts: Int64, candidates: Int64) {
    (evaluation.profile.textCount, evaluation.profile.candidateCount)
  }

  /// Where PCRE2 and the prefilter disagreed in the chunk; only where every rule is evaluated.
  public var disputes: [PrefilterDispute] {
    (0..<evaluation.disputes.count).map { evaluation.disputes[$0] }
  }

  /// The line and the arena that the fields of a record are places in.
  public func source(of matched: MatchedRecord) -> RecordSource {
    RecordSource(line: chunk.lines[matched.line], arena: arena.view)
  }

  mutating func begin(_ chunk: Chunk) {
    self.chunk = chunk
    matched.removeAll()
    fired.removeAll()
    evidence.removeAll()
    arena.removeAll()
    evaluation.disputes.removeAll()
    lineCount = 0
    blankLineCount = 0
  }
}

/// How the rules that fire are found.
public enum MatchMethod: Sendable {
  /// A rule is evaluated only where the prefilter shows that it may fire.
  case prefiltered

  /// Every rule is evaluated, and PCRE2 asked for every pattern: the truth to compare with.
  ///
  /// What the prefilter would have left out is noted as a ``PrefilterDispute`` where PCRE2 gives
  /// another answer than no match.
  case exhaustive
}

/// What a worker needs to evaluate one record.
struct EvaluationScratch: ~Copyable {
  var record: Record
  var source: RecordSource
  var views: ViewScratch
  var pattern: MatchScratch
  var words: WordScratch
  var facts: FactScratch

  /// The value of a fact while it is compared.
  var value: ByteBuffer

  /// Where the words of the answers of this record stand in the view of the answer.
  var wordSpans: ScratchArray<ByteRange>

  /// The answers of the tests; an answer counts where its epoch is the present one.
  var outcomes: ScratchArray<TestOutcome>
  var epochs: ScratchArray<UInt32>
  var epoch: UInt32

  var prefilter: PrefilterScratch

  /// Whether the prefilter has looked at this record, so that ``probeEpochs`` tells what may match.
  var isPrefiltered = false

  /// Whether PCRE2 is asked also where the prefilter shows that it cannot match.
  let isExhaustive: Bool

  /// For each probe the last record on which it may match.
  var probeEpochs: ScratchArray<UInt32>

  /// For each rule the last record for which it is in ``openRules``.
  var ruleEpochs: ScratchArray<UInt32>

  /// The rules that the prefilter opened for this record.
  var openRules = ScratchArray<UInt32>(capacity: 64)

  /// What asking PCRE2 costs, where that is wanted.
  var profile: ProbeProfile

  /// Where PCRE2 and the prefilter disagree, in the chunk that was matched last.
  var disputes = ScratchArray<PrefilterDispute>()

  init(for ruleSet: RuleSet, isExhaustive: Bool, clock: ProbeProfile.Clock?) {
    profile = ProbeProfile(probeCount: ruleSet.gates.probeCount, clock: clock)
    let testCount = ruleSet.tests.count
    self.isExhaustive = isExhaustive
    prefilter = PrefilterScratch(for: ruleSet.gates.prefilter)
    probeEpochs = ScratchArray(repeating: 0, count: ruleSet.gates.probeCount)
    ruleEpochs = ScratchArray(repeating: 0, count: ruleSet.rules.count)
    record = Record()
    source = RecordSource(line: .empty, arena: .empty)
    views = ViewScratch(tables: ruleSet.viewTables)
    pattern = MatchScratch()
    words = WordScratch()
    facts = FactScratch()
    value = ByteBuffer(capacity: 64)
    wordSpans = ScratchArray()
    outcomes = ScratchArray(repeating: TestOutcome(.no), count: testCount)
    epochs = ScratchArray(repeating: 0, count: testCount)
    epoch = 0
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
      for place in 0..<epochs.count { epochs[place] = 0 }
      for place in 0..<probeEpochs.count { probeEpochs[place] = 0 }
      for place in 0..<ruleEpochs.count { ruleEpochs[place] = 0 }
      epoch = 0
    }
    epoch += 1
  }
}
