import Bytes
public import Digests
public import Engine

/// Matches a chunk of a batch with this digest in a workspace; runs in any thread.
public typealias MatchFunction = @Sendable (Chunk, Digest128, inout Workspace) -> Void

/// A workspace that goes from thread to thread with the chunk that is matched in it.
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

  /// The results of the chunk, once it is matched.
  var workspace: Workspace
  var state = State.free
  private var chunk = Chunk(lines: .empty, batchOffset: 0)
  private var digest = Digest128(high: 0, low: 0)
  private let function: MatchFunction

  init(for ruleSet: RuleSet, _ function: @escaping MatchFunction) {
    workspace = Workspace(for: ruleSet)
    self.function = function
  }

  /// Takes a chunk, whose bytes must stay until the slot is settled.
  func fill(_ chunk: Chunk, of digest: Digest128) {
    self.chunk = chunk
    self.digest = digest
  }

  /// Bytes of the chunk.
  var byteCount: Int { chunk.lines.count }

  /// Matches the chunk.
  func match() { function(chunk, digest, &workspace) }
}
