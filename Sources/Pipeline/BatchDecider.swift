import Bytes
import Engine
import Spool
import Stats

/// Decides batches with one rule set: chunks are matched by all workers, then settled and appended
/// in order by the thread that calls.
///
/// What is claimed ahead is bounded by the slots and by ``Limits/aheadByteCountMax``. In steady state
/// nothing is allocated per record.
struct BatchDecider: ~Copyable {
  /// A batch that is decided now.
  struct Decided {
    var batch: ClaimedBatch
    var lineCount: Int64
    var microseconds: Int64
  }

  /// What comes next in the order of claims.
  private enum Step {
    /// A batch that has nothing to decide, for the counters of the group that it falls into.
    case note(BatchOutcome)
    case piece(Piece)
  }

  /// A part of a batch that one worker matches; an empty batch has one without a slot.
  private struct Piece {
    var batch: ClaimedBatch
    var slot: MatchSlot?
    var isFirst: Bool
    var isLast: Bool
    var startedMicroseconds: Int64
  }

  private let pool: MatchPool
  private var settler: Settler
  private var output = QueueOutput()
  private var freeSlots: [MatchSlot] = []
  /// Claimed and not settled, in order; at most a few more than there are slots.
  private var steps: [Step] = []
  /// A batch whose last chunks have found no slot yet.
  private var rest: (batch: ClaimedBatch, chunks: ChunkReader, startedMicroseconds: Int64)?
  private var aheadByteCount = 0
  private let stepCountMax: Int
  private var lineCount: Int64 = 0

  init(_ ruleSet: RuleSet, engine: String, pool: MatchPool) {
    self.pool = pool
    settler = Settler(for: ruleSet, engine: engine)
    for _ in 0..<pool.slotCount {
      freeSlots.append(MatchSlot(for: ruleSet))
    }
    stepCountMax = pool.slotCount
  }

  /// Whether nothing is claimed and not settled.
  var isEmpty: Bool { steps.isEmpty && rest == nil }

  /// Whether another batch may be claimed.
  var hasRoom: Bool {
    rest == nil && !freeSlots.isEmpty && steps.count < stepCountMax
      && aheadByteCount < Limits.aheadByteCountMax
  }

  /// Whether what comes next begins a batch, so that the group may be committed before it.
  var isBetweenBatches: Bool {
    guard case .piece(let piece)? = steps.first else { return true }
    return piece.isFirst
  }

  /// Takes a claimed batch, and lets the workers have as much of it as there are slots for.
  mutating func add(_ batch: ClaimedBatch, nowMicroseconds: Int64) {
    precondition(rest == nil, "a batch is added before the last one is cut")
    aheadByteCount += batch.bytes.view.count
    guard !batch.bytes.view.isEmpty else {
      steps.append(
        .piece(
          Piece(
            batch: batch, slot: nil, isFirst: true, isLast: true,
            startedMicroseconds: nowMicroseconds)))
      return
    }
    let chunks = ChunkReader(batch.bytes.view, byteCount: Limits.chunkByteCount)
    rest = (batch, chunks, nowMicroseconds)
    fillSlots()
  }

  /// Takes a batch that has nothing to decide.
  mutating func add(_ outcome: BatchOutcome) {
    steps.append(.note(outcome))
  }

  /// Cuts the batch in hand as far as there are slots.
  private mutating func fillSlots() {
    while let (batch, remaining, started) = rest, let slot = freeSlots.last {
      var chunks = remaining
      guard let chunk = chunks.next() else {
        rest = nil
        return
      }
      freeSlots.removeLast()
      let isLast = chunk.batchOffset + chunk.lines.count == batch.bytes.view.count
      slot.fill(chunk, of: batch.digest)
      steps.append(
        .piece(
          Piece(
            batch: batch, slot: slot, isFirst: chunk.batchOffset == 0, isLast: isLast,
            startedMicroseconds: started)))
      rest = isLast ? nil : (batch, chunks, started)
      pool.offer(slot)
    }
  }

  /// Takes out what has nothing to decide and comes next; nil where something is to be decided.
  mutating func nextNote() -> BatchOutcome? {
    guard case .note(let outcome)? = steps.first else { return nil }
    steps.removeFirst()
    return outcome
  }

  /// Settles the next chunk and appends its decisions to the open group.
  ///
  /// - Parameters:
  ///   - spool: Receives the decisions.
  ///   - ledger: What happened before; it outlives this decider.
  ///   - nowMilliseconds: The time that decisions of a batch carry that begins here.
  ///   - nowMicroseconds: The time, on the monotonic clock.
  /// - Returns: The batch, where it is decided in full; the spool counts it as finished.
  /// - Throws: `SpoolError`; the group must then be abandoned.
  mutating func settleNext(
    into spool: Spool, against ledger: inout some LedgerState, nowMilliseconds: Int64,
    nowMicroseconds: () -> Int64
  ) throws(SpoolError) -> Decided? {
    guard case .piece(let piece)? = steps.first else { return nil }
    let batch = piece.batch
    if piece.isFirst {
      lineCount = 0
      let file = Array(batch.file.utf8)
      file.withByteView {
        settler.beginBatch(file: $0, decidedAtMilliseconds: nowMilliseconds)
      }
    }
    if let slot = piece.slot {
      pool.finish(slot)
      settler.settle(&slot.matcher.matches, against: &ledger, into: &output)
      lineCount += Int64(slot.matcher.matches.records.count)
      slot.state = .free
      freeSlots.append(slot)
    }
    steps.removeFirst()
    // The next chunks are matched while these lines are appended.
    fillSlots()
    try output.flush(into: spool)
    guard piece.isLast else { return nil }
    aheadByteCount -= batch.bytes.view.count
    spool.finish(batch)
    return Decided(
      batch: batch, lineCount: lineCount,
      microseconds: nowMicroseconds() - piece.startedMicroseconds)
  }

  /// The counters since the last call: those of whole batches, if between batches.
  mutating func takeCounters() -> Counters { settler.takeCounters() }

  /// Forgets what is claimed and what was counted since the last call: the group is abandoned.
  mutating func abandon() {
    var slots: [MatchSlot] = []
    for step in steps {
      guard case .piece(let piece) = step, let slot = piece.slot else { continue }
      slots.append(slot)
    }
    pool.drop(slots)
    freeSlots += slots
    steps = []
    rest = nil
    aheadByteCount = 0
    _ = settler.takeCounters()
    output.removeAll()
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
