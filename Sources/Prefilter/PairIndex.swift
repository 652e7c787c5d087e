import Bytes

/// Where the literals with a pair of letters are: a filter of bits in front of a table.
///
/// Most pairs of a text are in no literal, and one look at a bit tells so. The bits are few enough
/// to stay in the nearest caches.
struct PairIndex: ~Copyable {
  /// One bit for each value of a hash.
  let bits: ScratchArray<UInt64>
  let bitMask: UInt32

  /// Pairs by their hash, open addressing; a slot without literals is free.
  let slots: ScratchArray<Slot>
  let slotMask: UInt32

  /// A pair and its literals.
  struct Slot: BitwiseCopyable {
    var pair: UInt32
    var first: UInt32
    var end: UInt32
  }

  /// Makes an index of pairs; each has at least one literal.
  init(_ pairs: [(pair: UInt32, literals: Range<Int>)]) {
    var bitCount = 1 << 15
    while bitCount < pairs.count * 48 { bitCount *= 2 }
    var slotCount = 64
    while slotCount < pairs.count * 2 { slotCount *= 2 }
    var bits = ScratchArray<UInt64>(repeating: 0, count: bitCount / 64)
    var slots = ScratchArray(repeating: Slot(pair: 0, first: 0, end: 0), count: slotCount)
    bitMask = UInt32(bitCount - 1)
    slotMask = UInt32(slotCount - 1)
    for (pair, literals) in pairs {
      let hash = PairIndex.hash(pair)
      let bit = hash & bitMask
      bits[Int(bit / 64)] |= 1 << UInt64(bit % 64)
      var slotIndex = hash >> 8 & slotMask
      while slots[Int(slotIndex)].end != 0 { slotIndex = (slotIndex + 1) & slotMask }
      slots[Int(slotIndex)] = Slot(
        pair: pair, first: UInt32(literals.lowerBound), end: UInt32(literals.upperBound))
    }
    self.bits = bits
    self.slots = slots
  }

  /// Two letters as one key.
  @inline(__always)
  static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  /// Spreads the bits of a pair.
  @inline(__always)
  static func hash(_ pair: UInt32) -> UInt32 {
    let product = pair &* 0x9E37_79B1
    return product ^ (product >> 15)
  }

  /// The literals with a pair; none where it is in no literal.
  @inline(__always)
  func literals(of pair: UInt32) -> Range<Int> {
    let hash = PairIndex.hash(pair)
    var slotIndex = hash >> 8 & slotMask
    while true {
      let slot = slots[Int(slotIndex)]
      if slot.end == 0 { return 0..<0 }
      if slot.pair == pair { return Int(slot.first)..<Int(slot.end) }
      slotIndex = (slotIndex &+ 1) & slotMask
    }
  }
}
