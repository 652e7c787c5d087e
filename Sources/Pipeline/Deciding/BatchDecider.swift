import Bytes
import Engine
import Records
import Spool
import Stats

/// Decides batches with one rule set: chunks are matched by all matchers, then settled and appended
/// in order by the thread that calls.
///
/// What is claimed ahead is bounded by the slots and by ``Limits/aheadByteCountMax``. In steady state
/// nothing is allocated per record.
struct BatchDecider: ~Copyable {
  /// A batch that is decided now.
  struct Decided {
    var batch: ClaimedBatch
    var lineCount: Int64
    var rejectedCount: Int64
    var microseconds: Int64
  }

  /// What became of a batch whose turn it was.
  enum Settled {
    case decided(Decided)
    /// It goes to `corrupt/` as a whole.
    case setAside(ClaimedBatch, CorruptReason)
  }

  /// What comes next in the order of claims.
  private enum Step {
    /// A batch that has nothing to decide, for the counters of the group that it falls into.
    case undecided(BatchOutcome)
    case piece(Piece)
    /// A batch that goes to `corrupt/` undecided.
    case setAside(ClaimedBatch, CorruptReason)
  }

  /// A part of a batch that one thread matches; an empty batch has one without a slot.
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
  private var uncut: (batch: ClaimedBatch, chunks: BatchChunks, startedMicroseconds: Int64)?
  private var aheadByteCount = 0
  private let stepCountMax: Int
  private var lineCount: Int64 = 0
  /// Lines of the batch in hand that are no records.
  private var rejectedCount: Int64 = 0
  /// How many of those send it to `corrupt/`; nil where it has too few bytes for that.
  private var rejectedCountMax: Int64?
  /// Counters of whole batches, taken out before a batch that may be set aside.
  private var counted = Counters()

  init(_ ruleSet: RuleSet, engine: String, pool: MatchPool) {
    self.pool = pool
    settler = Settler(for: ruleSet, engine: engine)
    for _ in 0..<pool.slotCount {
      freeSlots.append(MatchSlot(for: ruleSet))
    }
    stepCountMax = pool.slotCount
  }

  /// True if every batch that was claimed is settled.
  var isEmpty: Bool { steps.isEmpty && uncut == nil }

  /// True if another batch may be claimed.
  var hasRoom: Bool {
    uncut == nil && !freeSlots.isEmpty && steps.count < stepCountMax
      && aheadByteCount < Limits.aheadByteCountMax
  }

  /// True if what comes next begins a batch, so that the group may be committed before it.
  var isBetweenBatches: Bool {
    guard case .piece(let piece)? = steps.first else { return true }
    return piece.isFirst
  }

  /// Takes a claimed batch, and lets the matchers have as much of it as there are slots for.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - crashing: Whole lines that are rejected unread, because they end the program.
  ///   - nowMicroseconds: The time on the monotonic clock.
  mutating func add(
    _ batch: ClaimedBatch, rejecting crashing: [Range<Int>] = [], nowMicroseconds: Int64
  ) {
    precondition(uncut == nil, "a batch is added before the last one is cut")
    aheadByteCount += batch.bytes.view.count
    guard !batch.bytes.view.isEmpty else {
      steps.append(
        .piece(
          Piece(
            batch: batch, slot: nil, isFirst: true, isLast: true,
            startedMicroseconds: nowMicroseconds)))
      return
    }
    let chunks = BatchChunks(batch.bytes.view, keepingApart: crashing)
    uncut = (batch, chunks, nowMicroseconds)
    fillSlots()
  }

  /// Takes a batch that has nothing to decide.
  mutating func add(_ outcome: BatchOutcome) {
    precondition(uncut == nil, "a batch is added before the last one is cut")
    steps.append(.undecided(outcome))
  }

  /// Takes a batch that goes to `corrupt/` when its turn comes.
  mutating func add(_ batch: ClaimedBatch, settingAside reason: CorruptReason) {
    precondition(uncut == nil, "a batch is added before the last one is cut")
    steps.append(.setAside(batch, reason))
  }

  /// Cuts the batch in hand as far as there are slots.
  private mutating func fillSlots() {
    while let (batch, remaining, started) = uncut, let slot = freeSlots.last {
      var chunks = remaining
      guard let (chunk, isCrashing) = chunks.next() else {
        uncut = nil
        return
      }
      freeSlots.removeLast()
      let isLast = chunk.batchOffset + chunk.lines.count == batch.bytes.view.count
      slot.fill(chunk, of: batch.digest, rejecting: isCrashing ? .crash : nil)
      steps.append(
        .piece(
          Piece(
            batch: batch, slot: slot, isFirst: chunk.batchOffset == 0, isLast: isLast,
            startedMicroseconds: started)))
      uncut = isLast ? nil : (batch, chunks, started)
      pool.offer(slot)
    }
  }

  /// Takes out what has nothing to decide and comes next; nil where something is to be decided.
  mutating func nextUndecided() -> BatchOutcome? {
    guard case .undecided(let outcome)? = steps.first else { return nil }
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
  /// - Returns: What became of the batch, where that is known now; the spool counts it as finished.
  /// - Throws: `SpoolError`; the group must then be abandoned.
  mutating func settleNext(
    into spool: Spool, against ledger: inout some LedgerState, nowMilliseconds: Int64,
    nowMicroseconds: () -> Int64
  ) throws(SpoolError) -> Settled? {
    if case .setAside(let batch, let reason)? = steps.first {
      steps.removeFirst()
      try spool.setAside(batch, reason)
      return .setAside(batch, reason)
    }
    guard case .piece(let piece)? = steps.first else { return nil }
    let batch = piece.batch
    if piece.isFirst { begin(batch, nowMilliseconds: nowMilliseconds) }
    if let slot = piece.slot {
      pool.finish(slot)
      settler.settle(&slot.matcher.matches, against: &ledger, into: &output)
      lineCount += Int64(slot.matcher.matches.records.count)
      rejectedCount += Int64(output.rejectedCount)
      free(slot)
    }
    steps.removeFirst()
    if let most = rejectedCountMax, rejectedCount > most {
      drop(batch)
      try spool.setAside(batch, .tooManyRejected)
      return .setAside(batch, .tooManyRejected)
    }
    // The next chunks are matched while these lines are appended.
    fillSlots()
    try output.flush(into: spool)
    guard piece.isLast else { return nil }
    aheadByteCount -= batch.bytes.view.count
    spool.finish(batch)
    return .decided(
      Decided(
        batch: batch, lineCount: lineCount, rejectedCount: rejectedCount,
        microseconds: nowMicroseconds() - piece.startedMicroseconds))
  }

  private mutating func begin(_ batch: ClaimedBatch, nowMilliseconds: Int64) {
    lineCount = 0
    rejectedCount = 0
    rejectedCountMax = BatchDecider.rejectedCountMax(of: batch.bytes.view)
    // Where the batch is set aside, what was counted for it must be told from what was before.
    if rejectedCountMax != nil { counted.add(settler.takeCounters()) }
    let file = Array(batch.file.utf8)
    file.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: nowMilliseconds)
    }
  }

  /// How many rejected lines a batch may have; nil where it cannot have more than any may.
  ///
  /// A function of the bytes alone, so that it does not matter how the batch is cut.
  static func rejectedCountMax(of batch: ByteView) -> Int64? {
    let most = Limits.rejectedLineCountFree
    // The shortest line that is rejected is a byte and its line feed.
    guard batch.count / 2 > most else { return nil }
    var (lineCount, offset) = (0, 0)
    while offset < batch.count, lineCount / 2 <= Limits.rejectedLineCountMax {
      offset = batch.firstOffset(of: UInt8(ascii: "\n"), from: offset).map { $0 + 1 } ?? batch.count
      lineCount += 1
    }
    return Int64(min(max(most, lineCount / 2), Limits.rejectedLineCountMax))
  }

  /// Forgets the chunks of a batch whose first ones are settled, and what was counted for it.
  private mutating func drop(_ batch: ClaimedBatch) {
    while case .piece(let piece)? = steps.first, piece.batch.sequence == batch.sequence {
      if let slot = piece.slot {
        pool.finish(slot)
        free(slot)
      }
      steps.removeFirst()
    }
    if let (last, _, _) = uncut, last.sequence == batch.sequence { uncut = nil }
    aheadByteCount -= batch.bytes.view.count
    _ = settler.takeCounters()
    output.removeAll()
    fillSlots()
  }

  private mutating func free(_ slot: MatchSlot) {
    slot.state = .free
    freeSlots.append(slot)
  }

  /// The counters since the last call: those of whole batches, if between batches.
  mutating func takeCounters() -> Counters {
    defer { counted = Counters() }
    counted.add(settler.takeCounters())
    return counted
  }

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
    uncut = nil
    aheadByteCount = 0
    _ = takeCounters()
    output.removeAll()
  }
}

/// The lines of one chunk by queue, until they are appended to the group.
private struct QueueOutput: ~Copyable, DecisionSink {
  private var allow = ByteBuffer()
  private var review = ByteBuffer()
  private var block = ByteBuffer()
  private var rejected = ByteBuffer()
  /// Lines for the queue of rejected lines.
  private(set) var rejectedCount = 0

  mutating func append(_ line: ByteView, to queue: OutputQueue) {
    switch queue {
    case .allow: allow.append(line)
    case .review: review.append(line)
    case .block: block.append(line)
    case .rejected:
      rejected.append(line)
      rejectedCount += 1
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
    rejectedCount = 0
  }
}
