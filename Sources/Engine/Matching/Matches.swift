public import Bytes
public import Records
public import Views

/// One piece of evidence of a rule that fired.
public enum Evidence: BitwiseCopyable, Equatable, Sendable {
  /// A stretch of the original text, in bytes.
  case span(ByteRange)
  /// An entry of a list.
  case entry(ListEntry)
}

/// A rule that a record has to do with: it fired, failed, or waits for a count.
public struct MatchedRule: BitwiseCopyable, Sendable {
  /// The outcome of the rule's conditions.
  public enum Outcome: BitwiseCopyable, Equatable, Sendable {
    /// They hold.
    case fired
    /// PCRE2 ran into a limit on which they hang.
    case failed(LimitName)
    /// What the record itself says does not decide; a count does, when the record is settled.
    case candidate(Residue)
  }

  /// The rule.
  public var rule: RuleID
  /// The outcome of its conditions.
  public var outcome: Outcome
  /// The view furthest from the original in which a text condition matched; nil where none did.
  public var view: View?
  /// The evidence, as a stretch of ``Matches/evidence``.
  public var evidence: IndexRange

  /// Keeps the view furthest from the original.
  mutating func add(_ view: View) {
    if let known = self.view, known.rawValue >= view.rawValue { return }
    self.view = view
  }
}

/// The conditions of a candidate as far as matching knows them: all that is needed to decide it by
/// counts.
public struct Residue: BitwiseCopyable, Equatable, Sendable {
  /// The truths of the nodes, as a stretch of ``Matches/truths``: a node, and where its truth is
  /// pending its parts in the order of the rule, and so on.
  var truths: IndexRange

  /// The first limit in the order of the rule that PCRE2 ran into.
  var limit: LimitName?
}

/// One line after matching: a record with the rules that it has to do with, or a rejection.
public struct MatchedRecord: BitwiseCopyable, Sendable {
  /// The record; meaningless where there is a rejection.
  public var record: Record
  /// Why the line is no record.
  public var rejection: Rejection?
  /// Where the line stands in the chunk.
  public var line: ByteRange
  /// The number of the line in the chunk, from one.
  public var lineNumber: Int
  /// The rules, as a stretch of ``Matches/rules``.
  public var rules: IndexRange
  /// The entry that protects the sender.
  public var protection: ListEntry?
  /// The marks of evasion of the text; counted only where a rule fired, which is where they matter.
  public var evasion: Evasion
  /// True if there is nothing to tell of the record: then its decision takes the short form, and no
  /// precedence is needed to allow it.
  ///
  /// Kept, and not asked for, since nearly all records are plain and none of those is looked at again.
  var isPlain = false

  /// The value that ``isPlain`` must have.
  var hasNothingToTell: Bool {
    rules.isEmpty && protection == nil && rejection == nil && record.flags.isEmpty
      && record.ext.isAbsent
  }
}

/// The result of matching a chunk: its records in order, each with the rules that fired, failed or
/// are candidates.
///
/// Used for chunk after chunk; after the first ones it has the memory that it needs and allocates
/// nothing more.
public struct Matches: ~Copyable {
  /// The lines of the chunk, in order.
  public internal(set) var records = ScratchArray<MatchedRecord>(capacity: 256)
  /// The rules that fired, failed or wait, record after record.
  public internal(set) var rules = ScratchArray<MatchedRule>(capacity: 256)
  /// The evidence, rule after rule.
  public internal(set) var evidence = ScratchArray<Evidence>(capacity: 256)
  /// The truths of candidates, rule after rule.
  var truths = ScratchArray<Truth>(capacity: 256)
  /// Decoded strings that do not stand in a line as they are.
  var arena = ByteBuffer(capacity: 4096)
  /// The chunk.
  public internal(set) var chunk = Chunk(lines: .empty, batchOffset: 0)
  /// The number of lines in the chunk, blank ones included.
  public internal(set) var lineCount = 0
  /// The number of blank lines in the chunk.
  public internal(set) var blankLineCount = 0

  init() {}

  /// The line and the arena that the fields of a record stand in.
  public func source(of record: MatchedRecord) -> RecordSource {
    RecordSource(line: chunk.lines[record.line], arena: arena.view)
  }

  /// The rules that a record has to do with, in the order of rules.
  ///
  /// Allocates: for tools.
  public func rules(of record: MatchedRecord) -> [MatchedRule] {
    record.rules.indices.map { rules[$0] }
  }

  /// The rule that a decision on a record rests on; nil where it rests on none.
  public func decidingRule(of record: MatchedRecord, _ decision: Decision) -> MatchedRule? {
    decision.decidingIndex.map { rules[Int(record.rules.start) + $0] }
  }

  /// The stretches of the text, as it was received, that a rule rests on.
  ///
  /// Allocates: for tools.
  public func spans(of rule: MatchedRule) -> [ByteRange] {
    rule.evidence.indices.compactMap { index in
      if case .span(let range) = evidence[index] { return range }
      return nil
    }
  }

  mutating func begin(_ chunk: Chunk) {
    self.chunk = chunk
    // What one odd chunk needed beyond the usual is given back.
    records.removeAll(keepingAtMost: Limits.keptScratchElementCountMax)
    rules.removeAll(keepingAtMost: Limits.keptScratchElementCountMax)
    evidence.removeAll(keepingAtMost: Limits.keptScratchElementCountMax)
    truths.removeAll(keepingAtMost: Limits.keptScratchElementCountMax)
    arena.removeAll()
    lineCount = 0
    blankLineCount = 0
  }
}
