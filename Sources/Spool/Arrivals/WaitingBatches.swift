/// The batches of one source that are known to wait, the oldest first.
struct WaitingBatches {
  /// One file, as it was when it was looked at.
  struct Entry: Equatable {
    var modifiedNanoseconds: Int64
    var name: [UInt8]
    var byteCount: Int64

    /// Whether this one comes first: by time of last change, then by name.
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

  /// Whether there are more than are held.
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

  /// Puts one that has arrived in its place; the youngest goes where there are too many.
  mutating func insert(_ entry: Entry, countMax: Int) {
    guard !known.contains(entry.name) else { return }
    if count >= countMax {
      hasMore = true
      guard let youngest = entries.last, Entry.precedes(entry, youngest) else { return }
      entries.removeLast()
      known.remove(youngest.name)
      byteCount -= youngest.byteCount
    }
    var low = head
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Entry.precedes(entries[middle], entry) { low = middle + 1 } else { high = middle }
    }
    entries.insert(entry, at: low)
    known.insert(entry.name)
    byteCount += entry.byteCount
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
