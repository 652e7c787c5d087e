/// The batches of one source that are known to wait, the oldest first.
struct WaitingBatches {
  /// One file, as it was when it was looked at.
  struct Entry: Equatable {
    var modifiedNanoseconds: Int64
    var name: [UInt8]
    var byteCount: Int64

    /// True if this one comes first: by time of last change, then by name.
    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      if left.modifiedNanoseconds != right.modifiedNanoseconds {
        return left.modifiedNanoseconds < right.modifiedNanoseconds
      }
      return left.name.lexicographicallyPrecedes(right.name)
    }
  }

  /// In order; those before `head` are taken.
  private var entries: [Entry] = []
  private var head = 0
  private var known: Set<[UInt8]> = []
  private(set) var byteCount: Int64 = 0

  /// True if there are more than are held.
  private(set) var hasMore = false

  var count: Int { entries.count - head }
  var oldest: Entry? { head < entries.count ? entries[head] : nil }

  func contains(_ name: [UInt8]) -> Bool { known.contains(name) }

  /// Takes the oldest out.
  mutating func removeOldest() -> Entry? {
    guard let entry = oldest else { return nil }
    head += 1
    if head > 1_024, head > entries.count / 2 {
      entries.removeFirst(head)
      head = 0
    }
    known.remove(entry.name)
    byteCount -= entry.byteCount
    return entry
  }

  /// Puts those that have arrived in their places; the youngest go where there are too many.
  ///
  /// All at once, for each that is older than one which waits would move all behind it.
  mutating func insert(_ arrived: [Entry], countMax: Int) {
    var fresh = arrived.filter { known.insert($0.name).inserted }
    guard !fresh.isEmpty else { return }
    fresh.sort(by: Entry.precedes)
    byteCount += fresh.reduce(0) { $0 + $1.byteCount }
    let isYoungest = entries.last.map { !Entry.precedes(fresh[0], $0) } ?? true
    if isYoungest || head == entries.count {
      entries += fresh
    } else {
      merge(fresh)
    }
    while count > countMax, let youngest = entries.popLast() {
      hasMore = true
      known.remove(youngest.name)
      byteCount -= youngest.byteCount
    }
  }

  /// Puts entries that are in order between those that wait.
  private mutating func merge(_ fresh: [Entry]) {
    var merged: [Entry] = []
    merged.reserveCapacity(count + fresh.count)
    var next = 0
    for entry in entries[head...] {
      while next < fresh.count, Entry.precedes(fresh[next], entry) {
        merged.append(fresh[next])
        next += 1
      }
      merged.append(entry)
    }
    entries = merged + fresh[next...]
    head = 0
  }

  /// Holds the oldest of what a rescan found, in place of what was held.
  mutating func replace(with found: [Entry], countMax: Int, hasMore more: Bool) {
    entries = found.sorted(by: Entry.precedes)
    hasMore = more || entries.count > countMax
    if entries.count > countMax { entries.removeLast(entries.count - countMax) }
    head = 0
    known = Set(entries.map(\.name))
    byteCount = entries.reduce(0) { $0 + $1.byteCount }
  }
}
