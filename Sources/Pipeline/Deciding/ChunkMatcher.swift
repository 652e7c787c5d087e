public import Digests
public import Engine

/// Matches chunks on several cores, and gives the results back in the order of the chunks.
///
/// For commands that read files without a spool; the daemon's ``BatchDecider`` uses the same pool.
public final class ChunkMatcher {
  /// How many threads match, the calling one included.
  public var workerCount: Int { pool.matcherCount }

  private let pool: MatchPool
  private let slots: [MatchSlot]
  private var offeredCount = 0
  private var settledCount = 0

  /// Makes matchers and starts threads, which end with this object.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules to match by.
  ///   - method: Whether the prefilter is used.
  ///   - workerCount: How many threads match, the calling one included.
  public init(_ ruleSet: RuleSet, method: MatchMethod = .prefiltered, workerCount: Int) {
    pool = MatchPool(matcherCount: workerCount, clock: .system)
    slots = (0..<pool.slotCount).map { _ in MatchSlot(for: ruleSet, method: method) }
  }

  deinit {
    pool.close()
  }

  /// True if another chunk may be offered before the next one is settled.
  public var hasRoom: Bool { offeredCount - settledCount < slots.count }

  /// Takes a chunk to be matched; its bytes are copied.
  ///
  /// - Parameters:
  ///   - chunk: Whole lines.
  ///   - digest: The content digest of the file, from which missing ids are made.
  public func offer(_ chunk: Chunk, of digest: Digest128) {
    precondition(hasRoom, "more chunks are offered than there is room for")
    let slot = slots[offeredCount % slots.count]
    slot.fill(copying: chunk, of: digest)
    pool.offer(slot)
    offeredCount += 1
  }

  /// Calls a closure with the results of the next chunk, once it is matched.
  ///
  /// - Parameter settle: Takes the matcher, whose matches are gone when it returns, and the digest.
  /// - Returns: False where every chunk that was offered is settled.
  public func settleNext(_ settle: (inout Matcher, Digest128) -> Void) -> Bool {
    guard settledCount < offeredCount else { return false }
    let slot = slots[settledCount % slots.count]
    pool.finish(slot)
    settle(&slot.matcher, slot.digest)
    settledCount += 1
    return true
  }
}
