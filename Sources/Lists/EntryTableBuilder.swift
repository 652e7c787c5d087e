import Bytes

/// A table of entries while it grows; slots double when half of them are taken.
struct EntryTableBuilder: ~Copyable {
  let seed = UInt64.random(in: .min ... .max)

  private(set) var slots = [UInt64](repeating: EntrySlot.free, count: 16)
  private(set) var keys = EntryColumn()
  private(set) var texts = EntryColumn()
  private(set) var textIndices: [UInt32] = []

  var count: Int { keys.count }

  /// Adds an entry, or returns the index of the one that has the same key.
  ///
  /// - Parameters:
  ///   - key: The canonical key.
  ///   - text: The entry as it was written.
  ///   - hash: The hash of the key, from the table's seed.
  /// - Returns: The index of the earlier entry, or nil where the entry is new.
  mutating func insert(_ key: ByteView, written text: ByteView, hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var place = EntrySlot.place(of: hash) & mask
    while slots[place] != EntrySlot.free {
      let earlier = EntrySlot.index(of: slots[place])
      if EntrySlot.hasHash(slots[place], hash), keys[earlier] == key { return earlier }
      place = (place + 1) & mask
    }
    slots[place] = EntrySlot.make(hash: hash, index: count)
    if !(key == text) {
      texts.append(text)
      textIndices.append(UInt32(count))
    }
    keys.append(key)
    if count * 2 > slots.count { doubleSlots() }
    return nil
  }

  private mutating func doubleSlots() {
    var larger = [UInt64](repeating: EntrySlot.free, count: slots.count * 2)
    let mask = larger.count - 1
    for slot in slots where slot != EntrySlot.free {
      var place = EntrySlot.place(of: slot) & mask
      while larger[place] != EntrySlot.free { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }
}
