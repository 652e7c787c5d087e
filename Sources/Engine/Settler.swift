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
      let matched = workspace.matched[place]
      let position = SourcePosition(
        line: lineCount + matched.lineNumber,
        offset: workspace.chunk.batchOffset + matched.line.startOffset)
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
    lineCount += workspace.lineCount
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

/// Where a line stands in its batch.
struct SourcePosition {
  var line: Int
  var offset: Int
}
