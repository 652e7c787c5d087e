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

  /// Decides a batch chunk by chunk in one workspace.
  func decide(_ batch: [UInt8]) -> Outcome {
    var workspace = Workspace(for: ruleSet)
    return settle(batch) { chunk, digest, settler, sink in
      ruleSet.match(chunk, of: digest, in: &workspace)
      settler.settle(workspace, into: &sink)
    }
  }

  func decide(_ lines: [String]) -> Outcome {
    decide(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// The same with a chunk for each of two workspaces in turn; results are settled in order.
  func decideInTwoWorkspaces(_ batch: [UInt8]) -> Outcome {
    var first = Workspace(for: ruleSet)
    var second = Workspace(for: ruleSet)
    var isFirst = true
    return settle(batch) { chunk, digest, settler, sink in
      if isFirst {
        ruleSet.match(chunk, of: digest, in: &first)
        settler.settle(first, into: &sink)
      } else {
        ruleSet.match(chunk, of: digest, in: &second)
        settler.settle(second, into: &sink)
      }
      isFirst.toggle()
    }
  }

  private func settle(
    _ batch: [UInt8],
    each body: (Chunk, Digest128, inout Settler, inout LineCollector) -> Void
  ) -> Outcome {
    var settler = Settler(for: ruleSet, engine: engine)
    var sink = LineCollector()
    file.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: decidedAtMilliseconds)
    }
    let digest = Digest128(of: batch)
    batch.withByteView { bytes in
      var chunks = ChunkReader(bytes, byteCount: chunkByteCount)
      while let chunk = chunks.next() { body(chunk, digest, &settler, &sink) }
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

/// What a rule set makes of one line: the ruling, and what fired.
struct SingleOutcome {
  var ruling: Ruling
  var fired: [(identifier: String, limit: LimitName)]
  var evidence: [[Evidence]]
  var matched: MatchedRecord
  var line: OutputLine

  var firedIdentifiers: [String] { fired.map(\.identifier) }

  /// The id of the deciding rule.
  var deciding: String? { ruling.decidingPlace.map { fired[$0].identifier } }
}

extension RuleSet {
  /// Matches and settles one line that is a record.
  func decide(_ line: String) -> SingleOutcome {
    var workspace = Workspace(for: self)
    var settler = Settler(for: self, engine: "test")
    var sink = LineCollector()
    let bytes = Array(line.utf8)
    return bytes.withByteView { view in
      match(Chunk(lines: view, batchOffset: 0), of: Digest128(of: bytes), in: &workspace)
      settler.beginBatch(file: ByteView("b"), decidedAtMilliseconds: 0)
      settler.settle(workspace, into: &sink)
      let matched = workspace.matched[0]
      var fired: [(String, LimitName)] = []
      var evidence: [[Evidence]] = []
      for place in 0..<Int(matched.firedCount) {
        let hit = workspace.fired[Int(matched.firedStart) + place]
        fired.append((rules[Int(hit.rule)].identifier, hit.limit))
        evidence.append(
          (Int(hit.evidenceStart)..<Int(hit.evidenceStart + hit.evidenceCount)).map {
            workspace.evidence[$0]
          })
      }
      return SingleOutcome(
        ruling: settler.ruling(on: matched, in: workspace), fired: fired, evidence: evidence,
        matched: matched, line: sink.lines[0])
    }
  }
}
