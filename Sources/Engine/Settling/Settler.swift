public import Bytes
import Records
public import Stats

/// Turns matches into decision lines and counters, in the order of the records.
///
/// One settler for one rule set. What outlives a rule set, a ledger, is handed in. Settling the same
/// chunks in the same order against the same ledger gives the same lines but for `decided_at`.
public struct Settler: ~Copyable {
  private let ruleSet: RuleSet
  private var precedence: Precedence
  private var tally: Tally
  private var encoder: DecisionEncoder
  private var lineCount = 0

  /// Makes a settler for a rule set.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules in force.
  ///   - engine: The build of the engine, as decisions name it.
  public init(for ruleSet: RuleSet, engine: String) {
    self.ruleSet = ruleSet
    precedence = Precedence(for: ruleSet)
    tally = Tally(for: ruleSet)
    encoder = DecisionEncoder(ruleSet: ruleSet, engine: engine)
  }

  /// Starts a batch; its chunks are settled next, in order.
  ///
  /// - Parameters:
  ///   - file: The name of the batch, as `source.file`.
  ///   - decidedAtMilliseconds: The time of the decision, in epoch milliseconds.
  public mutating func beginBatch(file: ByteView, decidedAtMilliseconds: Int64) {
    lineCount = 0
    encoder.beginBatch(file: file, decidedAtMilliseconds: decidedAtMilliseconds)
  }

  /// Settles a chunk.
  ///
  /// - Parameters:
  ///   - matches: What came of the chunk, by the same rule set. Candidates are decided in it.
  ///   - ledger: What happened before. Every record is told to it, if a rule asks it anything.
  ///   - sink: Receives one line a record.
  public mutating func settle(
    _ matches: inout Matches, against ledger: inout some LedgerState & ~Copyable,
    into sink: inout some DecisionSink & ~Copyable
  ) {
    if ruleSet.asksLedger { decideCandidates(in: &matches, asking: &ledger) }
    for index in 0..<matches.records.count {
      // Nearly all records are allowed without a word; they are not even copied.
      if matches.records[index].isPlain {
        tally.addPlain(matches.records[index].record.kind)
        let source = matches.source(of: index)
        encoder.encodeShort(
          id: source.bytes(of: matches.records[index].record.field(.id)),
          at: position(of: index, in: matches))
        sink.append(encoder.line, to: .allow)
      } else {
        settle(matches.records[index], at: position(of: index, in: matches), matches, &sink)
      }
    }
    lineCount += matches.lineCount
  }

  /// Settles a chunk of which no rule asks a ledger, or that is settled without one.
  public mutating func settle(
    _ matches: inout Matches, into sink: inout some DecisionSink & ~Copyable
  ) {
    var ledger = NoLedger()
    settle(&matches, against: &ledger, into: &sink)
  }

  @inline(never)
  private func decideCandidates(
    in matches: inout Matches, asking ledger: inout some LedgerState & ~Copyable
  ) {
    for index in 0..<matches.records.count where matches.records[index].rejection == nil {
      ledger.observe(matches.records[index].record, in: matches.source(of: index))
      matches.decideCandidates(of: index, by: ruleSet, asking: &ledger)
    }
  }

  private func position(of index: Int, in matches: borrowing Matches) -> LinePosition {
    LinePosition(
      line: lineCount + matches.records[index].lineNumber,
      offset: matches.chunk.batchOffset + matches.records[index].line.startOffset)
  }

  @inline(never)
  private mutating func settle(
    _ record: MatchedRecord, at position: LinePosition, _ matches: borrowing Matches,
    _ sink: inout some DecisionSink & ~Copyable
  ) {
    if let rejection = record.rejection {
      tally.add(rejection)
      encoder.encode(rejection, at: position, line: matches.chunk.lines[record.line])
      sink.append(encoder.line, to: .rejected)
    } else {
      let decision = precedence.decision(on: record, in: matches)
      tally.add(record, decision, in: matches, ruleSet: ruleSet)
      encoder.encode(record, decision, at: position, in: matches)
      sink.append(encoder.line, to: OutputQueue(decision.verdict))
    }
  }

  /// The counters since the last call; they start again from zero.
  public mutating func takeCounters() -> Counters {
    tally.take(ruleSet: ruleSet)
  }
}

extension Matches {
  /// The bytes of a record, found without copying the record.
  fileprivate func source(of index: Int) -> RecordSource {
    RecordSource(line: chunk.lines[records[index].line], arena: arena.view)
  }
}

/// Where a line stands in its batch.
struct LinePosition {
  var line: Int
  var offset: Int
}
