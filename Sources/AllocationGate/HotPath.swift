import Bytes
import CHeapCount
import Digests
import Engine
import Records

/// The blocks that each step took, and what came of the records, so that a step that did nothing
/// is seen.
struct Measurement {
  var decodeBlockCount: UInt64 = 0
  var matchBlockCount: UInt64 = 0
  var settleBlockCount: UInt64 = 0
  var firedCount = 0
  var rejectedCount = 0
  var lineCount = 0

  var isFine: Bool {
    lineCount > 0 && decodeBlockCount + matchBlockCount + settleBlockCount == 0
  }

  func row(named name: String) -> String {
    func right(_ value: some BinaryInteger, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: " ", count: max(width - digits.utf8.count, 0)) + digits
    }
    return name + String(repeating: " ", count: max(12 - name.utf8.count, 0))
      + right(decodeBlockCount, 7) + right(matchBlockCount, 7) + right(settleBlockCount, 8)
      + right(firedCount, 9) + right(rejectedCount, 10)
  }
}

/// One batch on its way from bytes to decision lines, with the scratch of one thread.
struct HotPath: ~Copyable {
  var measurement = Measurement()

  private let batch: ByteView
  private let context: MatchContext
  private var matcher: Matcher
  private var settler: Settler
  private var arena = ByteBuffer(capacity: 1 << 16)
  private var sink = LastLine()

  init(_ batch: ByteView, digest: Digest128, ruleSet: RuleSet) {
    self.batch = batch
    context = MatchContext(batch: digest)
    matcher = Matcher(for: ruleSet)
    settler = Settler(for: ruleSet, engine: "gate")
  }

  mutating func run(roundCount: Int) {
    for _ in 0..<roundCount {
      let start = heap_count_blocks()
      decode()
      let decoded = heap_count_blocks()
      measurement.decodeBlockCount += decoded - start
      decide()
    }
  }

  private mutating func decode() {
    var record = Record()
    var reader = LineReader(batch)
    arena.removeAll()
    while let line = reader.next() {
      if decodeRecord(line.line, into: &record, arena: &arena) == nil {
        measurement.lineCount += 1
      } else {
        measurement.rejectedCount += 1
        measurement.lineCount += 1
      }
    }
  }

  private mutating func decide() {
    let file = ByteView("made-up.ndjson")
    settler.beginBatch(file: file, decidedAtMilliseconds: 1_772_323_200_000)
    var chunks = ChunkReader(batch, byteCount: 1 << 14)
    while let chunk = chunks.next() {
      let start = heap_count_blocks()
      matcher.match(chunk, in: context)
      let matched = heap_count_blocks()
      settler.settle(&matcher.matches, into: &sink)
      measurement.matchBlockCount += matched - start
      measurement.settleBlockCount += heap_count_blocks() - matched
      measurement.firedCount += matcher.matches.rules.count
    }
  }
}

/// Keeps a line, as a queue's file does, and forgets the one before.
private struct LastLine: DecisionSink, ~Copyable {
  private var line = ByteBuffer(capacity: 1 << 16)

  mutating func append(_ line: ByteView, to queue: OutputQueue) {
    self.line.removeAll()
    self.line.append(line)
  }
}
