import Bytes

/// The canonical keys of a list, each once, found by hash.
///
/// Open addressing over slots of 64 bits, at most half of them taken. A slot holds the upper 40
/// bits of the hash, of which the lower ones are the place, and 24 bits of index plus one; a look-up
/// that misses nearly always ends without touching a key. About 40 bytes an entry in all.
final class EntryTable: Sendable {
  /// The seed of the hashes by which keys are found.
  let seed: UInt64

  private let slots: [UInt64]
  private let keys: EntryColumn

  // Only what was not written in canonical form is kept twice; the indices are in order.
  private let texts: EntryColumn
  private let textIndices: [UInt32]

  init(_ builder: consuming EntryTableBuilder) {
    seed = builder.seed
    slots = builder.slots
    textIndices = builder.textIndices
    keys = builder.keys
    texts = builder.texts
  }

  var count: Int { keys.count }

  /// The canonical key of an entry; valid as long as the table lives.
  func key(_ index: Int) -> ByteView { keys[index] }

  /// An entry as it was written; valid as long as the table lives.
  func text(_ index: Int) -> ByteView {
    var (low, high) = (0, textIndices.count)
    while low < high {
      let middle = (low + high) / 2
      if textIndices[middle] < index { low = middle + 1 } else { high = middle }
    }
    guard low < textIndices.count, textIndices[low] == index else { return key(index) }
    return texts[low]
  }

  /// The entry with a hash whose key satisfies a comparison.
  @inline(__always)
  func index(hash: UInt64, where isKey: (ByteView) -> Bool) -> Int? {
    let mask = slots.count - 1
    var place = EntrySlot.place(of: hash) & mask
    while slots[place] != EntrySlot.free {
      let slot = slots[place]
      if EntrySlot.hasHash(slot, hash), isKey(key(EntrySlot.index(of: slot))) {
        return EntrySlot.index(of: slot)
      }
      place = (place + 1) & mask
    }
    return nil
  }
}

/// How a slot is packed: 40 bits of hash above 24 bits of index plus one.
enum EntrySlot {
  static let free: UInt64 = 0
  private static let indexBitCount: UInt64 = 24
  private static let indexMask: UInt64 = (1 << indexBitCount) - 1

  static func make(hash: UInt64, index: Int) -> UInt64 {
    precondition(index < Int(indexMask), "a list has more entries than a slot can number")
    return hash & ~indexMask | UInt64(index + 1)
  }

  @inline(__always)
  static func index(of slot: UInt64) -> Int { Int(slot & indexMask) - 1 }

  @inline(__always)
  static func place(of hash: UInt64) -> Int { Int(hash >> indexBitCount) }

  @inline(__always)
  static func hasHash(_ slot: UInt64, _ hash: UInt64) -> Bool {
    (slot ^ hash) >> indexBitCount == 0
  }
}
