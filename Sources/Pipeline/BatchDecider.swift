import Bytes
import Engine
import Spool
import Stats

/// Decides batches with one rule set: chunk by chunk matched, then settled, then appended in order.
///
/// Matching needs only a chunk and a workspace, so more workers can match chunks ahead while
/// settling goes on in order. In steady state nothing is allocated per record.
struct BatchDecider: ~Copyable {
  private let ruleSet: RuleSet
  private var workspace: Workspace
  private var settler: Settler
  private var output = QueueOutput()

  /// Bytes of a chunk; large enough that handing one over costs nothing beside matching it.
  private static let chunkByteCount = 1 << 20

  init(_ ruleSet: RuleSet, engine: String) {
    self.ruleSet = ruleSet
    workspace = Workspace(for: ruleSet)
    settler = Settler(for: ruleSet, engine: engine)
  }

  /// Decides a batch and appends its decisions to the open group.
  ///
  /// - Parameters:
  ///   - batch: The batch in hand.
  ///   - spool: Receives the decisions.
  ///   - decidedAtMilliseconds: The time that the decisions carry.
  ///   - goesOn: Asked between chunks; where it says no, the group must be abandoned.
  /// - Returns: The number of lines that were decided or rejected; nil where it was stopped.
  /// - Throws: `SpoolError`; the group must then be abandoned.
  mutating func decide(
    _ batch: ClaimedBatch, into spool: Spool, decidedAtMilliseconds: Int64, goesOn: () -> Bool
  ) throws(SpoolError) -> Int64? {
    let file = Array(batch.file.utf8)
    let digest = batch.digest
    var cutter = ChunkCutter(batch.bytes.view, chunkByteCount: BatchDecider.chunkByteCount)
    var lineCount: Int64 = 0
    file.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: decidedAtMilliseconds)
    }
    while let chunk = cutter.next() {
      guard goesOn() else {
        output.removeAll()
        return nil
      }
      ruleSet.match(chunk, of: digest, in: &workspace)
      settler.settle(workspace, into: &output)
      lineCount += Int64(workspace.matched.count)
      try output.flush(into: spool)
    }
    withExtendedLifetime(batch) {}
    return lineCount
  }

  /// The counters since the last call.
  mutating func takeCounters() -> Counters { settler.takeCounters() }

  /// Forgets what was counted since the last call: the group is abandoned.
  mutating func dropCounters() {
    _ = settler.takeCounters()
    output.removeAll()
  }
}

/// Cuts a batch into chunks of whole lines.
struct ChunkCutter {
  private let bytes: ByteView
  private let chunkByteCount: Int
  private var offset = 0

  init(_ bytes: ByteView, chunkByteCount: Int) {
    precondition(chunkByteCount > 0, "a chunk has no room")
    self.bytes = bytes
    self.chunkByteCount = chunkByteCount
  }

  /// The next chunk: a number of bytes, and on to the end of the line that they end in.
  mutating func next() -> Chunk? {
    guard offset < bytes.count else { return nil }
    var end = min(offset + chunkByteCount, bytes.count)
    if end < bytes.count {
      end = bytes.firstOffset(of: UInt8(ascii: "\n"), from: end - 1).map { $0 + 1 } ?? bytes.count
    }
    defer { offset = end }
    return Chunk(lines: bytes[offset..<end], batchOffset: offset)
  }
}

/// The lines of one chunk by queue, until they are appended to the group.
private struct QueueOutput: ~Copyable, DecisionSink {
  private var allow = ByteBuffer()
  private var review = ByteBuffer()
  private var block = ByteBuffer()
  private var rejected = ByteBuffer()

  mutating func append(_ line: ByteView, to queue: OutputQueue) {
    switch queue {
    case .allow: allow.append(line)
    case .review: review.append(line)
    case .block: block.append(line)
    case .rejected: rejected.append(line)
    }
  }

  mutating func flush(into spool: Spool) throws(SpoolError) {
    defer { removeAll() }
    if !allow.isEmpty { try spool.append(.allow, allow.view) }
    if !review.isEmpty { try spool.append(.review, review.view) }
    if !block.isEmpty { try spool.append(.block, block.view) }
    if !rejected.isEmpty { try spool.append(.rejected, rejected.view) }
  }

  mutating func removeAll() {
    allow.removeAll()
    review.removeAll()
    block.removeAll()
    rejected.removeAll()
  }
}
