import Bytes
import Digests
import Patterns
public import Records
import Views

/// How the rules that fire are found.
public enum MatchMethod: Sendable {
  /// A rule is evaluated only where the prefilter shows that it may fire.
  case prefiltered

  /// Every rule is evaluated, and PCRE2 asked for every pattern: the truth to compare with.
  ///
  /// What the prefilter would have left out is kept as a ``PrefilterDispute`` where PCRE2 gives
  /// another answer than no match.
  case exhaustive
}

/// Matches chunks by one rule set: an evaluator, and the matches of the chunk that came last.
///
/// Made once for a thread and a rule set, used for every chunk; after the first chunks it has the
/// memory that it needs and allocates nothing more.
public struct Matcher: ~Copyable {
  /// The matches of the chunk that was matched last.
  public var matches = Matches()

  var evaluator: Evaluator
  private let method: MatchMethod

  /// Makes the scratch for a rule set.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules that will be matched.
  ///   - method: How the rules that fire are found.
  ///   - clock: Tells nanoseconds from any start, to profile patterns; nil for no profile.
  public init(
    for ruleSet: RuleSet, method: MatchMethod = .prefiltered, clock: ProbeProfile.Clock? = nil
  ) {
    self.method = method
    evaluator = Evaluator(for: ruleSet, isExhaustive: method == .exhaustive, clock: clock)
  }

  /// Decodes the lines of a chunk and finds the rules that each record has to do with.
  ///
  /// Pure: the matches are a function of the chunk, the context and the rule set. Several threads
  /// match chunks of one batch at the same time, each with its own matcher.
  ///
  /// - Parameters:
  ///   - chunk: Whole lines. They stay unchanged until the matches are settled.
  ///   - context: What else the matches depend on.
  ///   - onlyRule: The one rule to evaluate, for samples of rules; nil for all.
  public mutating func match(
    _ chunk: Chunk, in context: MatchContext, onlyRule: RuleID? = nil
  ) {
    matches.begin(chunk)
    evaluator.disputes.removeAll()
    var reader = LineReader(chunk.lines, startsBatch: chunk.batchOffset == 0)
    while let line = reader.next() {
      evaluator.profile.beginRecord()
      var record = Record()
      let rejection = decodeRecord(line.line, into: &record, arena: &matches.arena)
      if rejection == nil, !record.has(.id) {
        record.synthesizeIdentifier(
          batch: context.batch, offset: chunk.batchOffset + line.offset, line: line.line,
          arena: &matches.arena)
      }
      let firstRule = matches.rules.count
      var protection: ListEntry?
      if rejection == nil {
        let source = RecordSource(line: line.line, arena: matches.arena.view)
        evaluator.begin(record, from: source)
        protection = evaluator.protection()
        evaluateRules(onlyRule)
      }
      var matched = MatchedRecord(
        record: record, rejection: rejection,
        line: ByteRange(line.offset..<line.offset + line.line.count), lineNumber: line.number,
        rules: IndexRange(firstRule..<matches.rules.count), protection: protection,
        evasion: evasion(isTold: firstRule < matches.rules.count))
      matched.isPlain = matched.hasNothingToTell
      matches.records.append(matched)
    }
    matches.lineCount = reader.lineCount
    matches.blankLineCount = reader.blankLineCount
  }

  /// Rejects every line of a chunk without a look at what is in it.
  ///
  /// - Parameters:
  ///   - chunk: Whole lines. They stay unchanged until the matches are settled.
  ///   - reason: Why they are no records.
  public mutating func reject(_ chunk: Chunk, as reason: RejectionReason) {
    matches.begin(chunk)
    evaluator.disputes.removeAll()
    var reader = LineReader(chunk.lines, startsBatch: chunk.batchOffset == 0)
    while let line = reader.next() {
      matches.records.append(
        MatchedRecord(
          record: Record(), rejection: Rejection(reason: reason, offset: 0),
          line: ByteRange(line.offset..<line.offset + line.line.count), lineNumber: line.number,
          rules: IndexRange(0..<0), protection: nil, evasion: Evasion()))
    }
    matches.lineCount = reader.lineCount
    matches.blankLineCount = reader.blankLineCount
  }

  private mutating func evaluateRules(_ onlyRule: RuleID?) {
    evaluator.findOpenRules()
    if let onlyRule {
      evaluator.evaluate(onlyRule, into: &matches)
    } else if method == .exhaustive {
      evaluator.evaluateAllRules(into: &matches)
    } else {
      evaluator.evaluateOpenRules(into: &matches)
    }
  }

  /// The marks of the text of the record in hand, where they are told.
  private mutating func evasion(isTold: Bool) -> Evasion {
    isTold && evaluator.record.has(.text) ? evaluator.views.evasion() : Evasion()
  }

  // MARK: For tools

  /// The cost of each probe since the matcher was made, by its number; empty without a clock.
  public var profile: [ProbeCost] { evaluator.profile.costs }

  /// The cost of one probe; there must be a clock.
  public func cost(of probe: ProbeID) -> ProbeCost { evaluator.profile.cost(of: probe) }

  /// How many texts the prefilter has looked at, and how many probes it let pass in all.
  public var prefilterCounts: (texts: Int64, candidates: Int64) {
    (evaluator.profile.textCount, evaluator.profile.candidateCount)
  }

  /// Where PCRE2 and the prefilter disagreed in the chunk; only where every rule is evaluated.
  public var disputes: [PrefilterDispute] {
    (0..<evaluator.disputes.count).map { evaluator.disputes[$0] }
  }
}
