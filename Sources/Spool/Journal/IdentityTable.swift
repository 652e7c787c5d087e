internal import Digests

/// The batches that were decided within the horizon, so that a repeat is known.
struct IdentityTable {
  /// One batch: the hash of its identity, and the steady time of its commit.
  struct Entry: Equatable, Sendable {
    var identity: Digest128
    var timeMilliseconds: Int64
  }

  private let countMax: Int
  private let horizonMilliseconds: Int64
  private var known: Set<Digest128> = []
  /// In commit order; those before `head` are forgotten.
  private var entries: [Entry] = []
  private var head = 0

  init(countMax: Int, horizonMilliseconds: Int64) {
    self.countMax = countMax
    self.horizonMilliseconds = horizonMilliseconds
  }

  /// How many batches are remembered.
  var count: Int { entries.count - head }

  /// True if a batch was decided within the horizon; `now` is steady time.
  mutating func contains(_ identity: Digest128, now: Int64) -> Bool {
    forget(now: now)
    return known.contains(identity)
  }

  /// Remembers a batch, and forgets the oldest where there are too many.
  mutating func insert(_ entry: Entry) {
    guard known.insert(entry.identity).inserted else { return }
    entries.append(entry)
    if count > countMax { forgetOldest() }
  }

  /// Forgets what is older than the horizon.
  private mutating func forget(now: Int64) {
    while head < entries.count, entries[head].timeMilliseconds < now - horizonMilliseconds {
      forgetOldest()
    }
  }

  private mutating func forgetOldest() {
    known.remove(entries[head].identity)
    head += 1
    if head > 1_024, head > entries.count / 2 {
      entries.removeFirst(head)
      head = 0
    }
  }
}
