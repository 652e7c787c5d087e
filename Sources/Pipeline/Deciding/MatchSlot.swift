import Bytes
import Digests
import Engine
import Records

/// A matcher that goes from thread to thread with the chunk that it matches.
///
/// The thread that makes slots fills and empties them; in between a slot belongs to the thread that
/// took it from the ``MatchPool``. The lock of the pool orders the hand-overs, which is why the class
/// may say that it is Sendable.
final class MatchSlot: @unchecked Sendable {
  /// Who has the slot; guarded by the lock of the pool.
  enum State {
    case free
    case waiting
    case taken
    case matched
  }

  /// Has the matches of the chunk, once it is matched.
  var matcher: Matcher
  var state = State.free
  private(set) var digest = Digest128(high: 0, low: 0)
  private var chunk = Chunk(lines: .empty, batchOffset: 0)
  private var copy = ByteBuffer()
  /// Why the lines are rejected unread; nil for lines to match.
  private var rejection: RejectionReason?

  init(for ruleSet: RuleSet, method: MatchMethod = .prefiltered) {
    matcher = Matcher(for: ruleSet, method: method)
  }

  /// Takes a chunk, whose bytes must stay until the slot is settled.
  ///
  /// - Parameters:
  ///   - chunk: Whole lines.
  ///   - digest: The content digest of the batch.
  ///   - rejection: Why all lines are rejected without a look at them; nil to match them.
  func fill(_ chunk: Chunk, of digest: Digest128, rejecting rejection: RejectionReason? = nil) {
    self.chunk = chunk
    self.digest = digest
    self.rejection = rejection
  }

  /// Takes a copy of a chunk.
  func fill(copying chunk: Chunk, of digest: Digest128) {
    copy.removeAll()
    copy.append(chunk.lines)
    fill(Chunk(lines: copy.view, batchOffset: chunk.batchOffset), of: digest)
  }

  /// Bytes of the chunk.
  var byteCount: Int { chunk.lines.count }

  /// Matches the chunk.
  func match() {
    if let rejection { return matcher.reject(chunk, as: rejection) }
    #if DEBUG
      FaultOnPurpose.raise(at: chunk.lines)
    #endif
    matcher.match(chunk, in: MatchContext(batch: digest))
  }
}
