public import Bytes
import Records
public import Stats

/// Where a line of output belongs.
public enum OutputQueue: UInt8, CaseIterable, Sendable {
  case allow
  case review
  case block
  case rejected

  init(_ verdict: Verdict) {
    switch verdict {
    case .allow: self = .allow
    case .review: self = .review
    case .block: self = .block
    }
  }
}

/// Takes lines of output, in order.
public protocol DecisionSink: ~Copyable {
  /// Takes one line, its line feed included; the view is valid during the call only.
  mutating func append(_ line: ByteView, to queue: OutputQueue)
}

/// Turns what workers matched into decision lines and counters, in the order of the records.
///
/// One settler for one rule set. It is the only part of the engine that sees records in order, so
/// the ledger will live here. Settling the same chunks in the same order gives the same lines but
/// for `decided_at`.
public struct Settler: ~Copyable {
  let ruleSet: RuleSet
  private var court: Court
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
    court = Court(for: ruleSet)
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

  /// Settles the chunk that a worker matched last.
  ///
  /// - Parameters:
  ///   - workspace: The workspace of the worker, made for the same rule set.
  ///   - sink: Receives one line a record.
  public mutating func settle(
    _ workspace: borrowing Workspace, into sink: inout some DecisionSink & ~Copyable
  ) {
    for place in 0..<workspace.matched.count {
      // Nearly all records are allowed without a word; they are not even copied.
      if workspace.matched[place].isPlain {
        tally.notePlain(workspace.matched[place].record.kind)
        let source = workspace.source(of: place)
        encoder.encodeShort(
          id: source.bytes(of: workspace.matched[place].record.field(.id)),
          at: position(of: place, in: workspace))
        sink.append(encoder.line, to: .allow)
      } else {
        settle(workspace.matched[place], at: position(of: place, in: workspace), workspace, &sink)
      }
    }
    lineCount += workspace.lineCount
  }

  private func position(of place: Int, in workspace: borrowing Workspace) -> SourcePosition {
    SourcePosition(
      line: lineCount + workspace.matched[place].lineNumber,
      offset: workspace.chunk.batchOffset + workspace.matched[place].line.startOffset)
  }

  @inline(never)
  private mutating func settle(
    _ matched: MatchedRecord, at position: SourcePosition, _ workspace: borrowing Workspace,
    _ sink: inout some DecisionSink & ~Copyable
  ) {
    if let rejection = matched.rejection {
      tally.note(rejection)
      encoder.encode(rejection, at: position, line: workspace.chunk.lines[matched.line])
      sink.append(encoder.line, to: .rejected)
    } else {
      let ruling = court.rule(on: matched, in: workspace)
      tally.note(matched, ruling, in: workspace, ruleSet: ruleSet)
      encoder.encode(matched, ruling, at: position, in: workspace)
      sink.append(encoder.line, to: OutputQueue(ruling.verdict))
    }
  }

  /// The ruling on one record of the chunk that a worker matched last, for tools that show it.
  public mutating func ruling(on matched: MatchedRecord, in workspace: borrowing Workspace)
    -> Ruling
  {
    court.rule(on: matched, in: workspace)
  }

  /// The counters since the last call; they start again from zero.
  public mutating func takeCounters() -> Counters {
    tally.take(ruleSet: ruleSet)
  }
}

extension MatchedRecord {
  /// Whether there is nothing to tell of the record: then its decision takes the short form, and no
  /// court is needed to allow it.
  fileprivate var isPlain: Bool {
    firedCount == 0 && protectedList < 0 && rejection == nil && record.flags.isEmpty
      && record.ext.isAbsent
  }
}

extension Workspace {
  /// The bytes of the record at a place, found without copying the record.
  fileprivate func source(of place: Int) -> RecordSource {
    RecordSource(line: chunk.lines[matched[place].line], arena: arena.view)
  }
}

/// Where a line stands in its batch.
struct SourcePosition {
  var line: Int
  var offset: Int
}
