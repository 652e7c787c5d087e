import Bytes
import Digests
import Engine
import Foundation
import Stats

/// One line of output, and where it went.
struct OutputLine: Equatable {
  var queue: OutputQueue
  var bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The line without its line feed, parsed by Foundation.
  var object: [String: Any] {
    get throws {
      let parsed = try JSONSerialization.jsonObject(with: Data(bytes))
      return parsed as? [String: Any] ?? [:]
    }
  }
}

/// What became of a batch.
struct Outcome {
  var lines: [OutputLine] = []
  var counters = Counters()
}

/// How a batch is decided: as the daemon does, or cut and shared out in other ways.
struct Decider {
  var ruleSet: RuleSet
  var chunkByteCount = Limits.chunkByteCount
  var engine = "test"
  var file = "b.ndjson"
  var decidedAtMilliseconds: Int64 = 1_772_323_200_000

  /// Decides a batch chunk by chunk with one matcher.
  func decide(_ batch: [UInt8]) -> Outcome {
    var ledger = NoLedger()
    return decide(batch, against: &ledger)
  }

  /// The same against a ledger.
  func decide(_ batch: [UInt8], against ledger: inout some LedgerState) -> Outcome {
    var matcher = Matcher(for: ruleSet)
    var settled = ledger
    let outcome = settle(batch) { chunk, context, settler, sink in
      matcher.match(chunk, in: context)
      settler.settle(&matcher.matches, against: &settled, into: &sink)
    }
    ledger = settled
    return outcome
  }

  func decide(_ lines: [String]) -> Outcome {
    decide(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// The same with a chunk for each of two matchers in turn; matches are settled in order.
  func decideWithTwoMatchers(_ batch: [UInt8]) -> Outcome {
    var first = Matcher(for: ruleSet)
    var second = Matcher(for: ruleSet)
    var isFirst = true
    return settle(batch) { chunk, context, settler, sink in
      if isFirst {
        first.match(chunk, in: context)
        settler.settle(&first.matches, into: &sink)
      } else {
        second.match(chunk, in: context)
        settler.settle(&second.matches, into: &sink)
      }
      isFirst.toggle()
    }
  }

  private func settle(
    _ batch: [UInt8],
    each body: (Chunk, MatchContext, inout Settler, inout LineCollector) -> Void
  ) -> Outcome {
    var settler = Settler(for: ruleSet, engine: engine)
    var sink = LineCollector()
    file.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: decidedAtMilliseconds)
    }
    let context = MatchContext(batch: Digest128(of: batch))
    batch.withByteView { bytes in
      var chunks = ChunkReader(bytes, byteCount: chunkByteCount)
      while let chunk = chunks.next() { body(chunk, context, &settler, &sink) }
    }
    return Outcome(lines: sink.lines, counters: settler.takeCounters())
  }
}

/// Keeps every line.
struct LineCollector: DecisionSink {
  var lines: [OutputLine] = []

  mutating func append(_ line: ByteView, to queue: OutputQueue) {
    lines.append(OutputLine(queue: queue, bytes: line.array))
  }
}

/// What a rule set makes of one line: the decision, and what fired or failed.
struct SingleOutcome {
  var decision: Decision
  var fired: [(identifier: String, limit: LimitName?)]
  var evidence: [[Evidence]]
  var matched: MatchedRecord
  var line: OutputLine

  var firedIdentifiers: [String] { fired.map(\.identifier) }

  /// The id of the deciding rule.
  var deciding: String? { decision.decidingIndex.map { fired[$0].identifier } }
}

extension RuleSet {
  /// Matches and settles one line that is a record.
  func decide(_ line: String) -> SingleOutcome {
    var matcher = Matcher(for: self)
    var settler = Settler(for: self, engine: "test")
    var sink = LineCollector()
    let bytes = Array(line.utf8)
    return bytes.withByteView { view in
      matcher.match(
        Chunk(lines: view, batchOffset: 0), in: MatchContext(batch: Digest128(of: bytes)))
      settler.beginBatch(file: ByteView("b"), decidedAtMilliseconds: 0)
      settler.settle(&matcher.matches, into: &sink)
      let matched = matcher.matches.records[0]
      var fired: [(String, LimitName?)] = []
      var evidence: [[Evidence]] = []
      for rule in matcher.matches.rules(of: matched) {
        var limit: LimitName?
        if case .failed(let reached) = rule.outcome { limit = reached }
        fired.append((rules[rule.rule.index].identifier, limit))
        evidence.append(rule.evidence.indices.map { matcher.matches.evidence[$0] })
      }
      var precedence = Precedence(for: self)
      return SingleOutcome(
        decision: precedence.decision(on: matched, in: matcher.matches), fired: fired,
        evidence: evidence, matched: matched, line: sink.lines[0])
    }
  }
}

extension Matcher {
  /// Matches one line, or several.
  mutating func match(_ lines: [UInt8], batchOffset: Int = 0, onlyRule: RuleID? = nil) {
    lines.withByteView { bytes in
      match(
        Chunk(lines: bytes, batchOffset: batchOffset),
        in: MatchContext(batch: Digest128(of: lines)), onlyRule: onlyRule)
    }
  }
}
