import Bytes
import Digests
import Documents
import Engine
import FileSystem
import Glibc
import Records
import RuleCompiler

/// A batch and a rule set, with the scratch of one worker: from bytes to decision lines.
final class DecisionRun {
  private let batch: ByteView
  private let ruleSet: RuleSet
  private let digest = Digest128(high: 1, low: 2)
  private var workspace: Workspace
  private var settler: Settler

  /// Prepares the runs; the batch must outlive them.
  init(_ batch: ByteView, ruleSet: RuleSet) {
    self.batch = batch
    self.ruleSet = ruleSet
    workspace = Workspace(for: ruleSet)
    settler = Settler(for: ruleSet, engine: "bench")
  }

  /// Decides the batch once; returns the bytes of all lines.
  func run() -> Int {
    var sink = ByteCounter()
    settler.beginBatch(file: ByteView("bench.ndjson"), decidedAtMilliseconds: 0)
    var chunks = ChunkReader(batch)
    while let chunk = chunks.next() {
      ruleSet.match(chunk, of: digest, in: &workspace)
      settler.settle(workspace, into: &sink)
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

/// Decodes a batch; returns the records' times and texts, added up.
func decode(_ batch: ByteView) -> Int {
  var record = Record()
  var arena = ByteBuffer(capacity: 1 << 16)
  var reader = LineReader(batch)
  var sum = 0
  while let line = reader.next() {
    arena.removeAll()
    guard decodeRecord(line.line, into: &record, arena: &arena) == nil else { continue }
    sum += Int(record.timestampMilliseconds % 1_000_003) + record.field(.text).count
  }
  return sum
}

/// The rules of a directory without their samples, or an end of the program with the reason.
func loadRules(from directory: String) -> RuleSet {
  do throws(FileError) {
    var options = CompilerOptions()
    options.runsSamples = false
    let compilation = compileRules(
      try RuleBundle(directory: directory, calls: .live), options: options)
    if let ruleSet = compilation.ruleSet { return ruleSet }
    print(render(compilation.diagnostics, color: false))
  } catch {
    print("weir-bench: \(error)")
  }
  exit(2)
}
