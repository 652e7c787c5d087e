import Bytes
import Digests
import Engine

/// A batch and a rule set, with the scratch of one worker: from bytes to decision lines.
final class DecisionRun {
  private let batch: ByteView
  private let context = MatchContext(batch: Digest128(high: 1, low: 2))
  private var matcher: Matcher
  private var settler: Settler

  /// How many rules fired in the last run.
  private(set) var firedCount = 0

  /// Prepares the runs; the batch must outlive them.
  init(_ batch: ByteView, ruleSet: RuleSet, method: MatchMethod = .prefiltered) {
    self.batch = batch
    matcher = Matcher(for: ruleSet, method: method)
    settler = Settler(for: ruleSet, engine: "bench")
  }

  /// Decides the batch once; returns the bytes of all lines.
  func run() -> Int {
    var sink = ByteCounter()
    firedCount = 0
    settler.beginBatch(file: ByteView("bench.ndjson"), decidedAtMilliseconds: 0)
    var chunks = ChunkReader(batch)
    while let chunk = chunks.next() {
      matcher.match(chunk, in: context)
      firedCount += matcher.matches.rules.count
      settler.settle(&matcher.matches, into: &sink)
    }
    return sink.byteCount
  }
}

/// Copies each line as a queue's buffer does, and counts the bytes.
private struct ByteCounter: DecisionSink, ~Copyable {
  var byteCount = 0
  private var buffer = ByteBuffer(capacity: 1 << 17)

  mutating func append(_ line: ByteView, to queue: OutputQueue) {
    if buffer.count >= 1 << 16 { buffer.removeAll() }
    buffer.append(line)
    byteCount += line.count
  }
}
