import Bytes

/// What comparing one text with samples takes; one for each worker, used again for every text.
public struct LikenessScratch: ~Copyable {
  /// The different pairs of the text that some sample has, by their ranks.
  var ranks = ScratchArray<UInt32>(capacity: Limits.likenessPairCountMax)

  /// Which pairs of the text were met: the pair, and above it the number of the text.
  private var slots = ScratchArray<UInt64>(repeating: 0, count: LikenessScratch.slotCount)
  private var text: UInt64 = 0

  /// For each sample the last text with which it was compared.
  private var samples = ScratchArray<UInt32>(capacity: 0)
  private var round: UInt32 = 0

  // Twice as many as a text has pairs, a power of two.
  private static let slotCount = 2 * Limits.likenessPairCountMax
  private static let keyBitCount: UInt64 = 42

  /// Makes scratch.
  public init() {}

  /// Begins with another text.
  mutating func begin() {
    ranks.removeAll()
    text += 1
    guard text >> (64 - LikenessScratch.keyBitCount) != 0 else { return }
    for index in 0..<slots.count { slots[index] = 0 }
    text = 1
  }

  /// Notes a pair of the text; false where it was met before.
  ///
  /// At most half of the slots are taken, as a text has no more pairs than half of them.
  @inline(__always)
  mutating func isNew(_ key: UInt64) -> Bool {
    let mask = LikenessScratch.slotCount - 1
    let wanted = text << LikenessScratch.keyBitCount | key
    var place = Int(LikenessIndex.hash(key) >> 40) & mask
    while true {
      let slot = slots[place]
      if slot == wanted { return false }
      if slot >> LikenessScratch.keyBitCount != text {
        slots[place] = wanted
        return true
      }
      place = (place + 1) & mask
    }
  }

  /// Begins to compare the text with so many samples.
  mutating func beginRound(sampleCount: Int) {
    while samples.count < sampleCount { samples.append(0) }
    if round == .max {
      for index in 0..<samples.count { samples[index] = 0 }
      round = 0
    }
    round += 1
  }

  /// Notes a sample; false where it was met before in this round.
  @inline(__always)
  mutating func isNew(sample: UInt32) -> Bool {
    guard samples[Int(sample)] != round else { return false }
    samples[Int(sample)] = round
    return true
  }

  /// Sorts the ranks, the rarest pair first, in place (Shell 1959, with the gaps of Ciura).
  mutating func sortRanks() {
    let gaps: InlineArray<7, Int> = [301, 132, 57, 23, 10, 4, 1]
    for step in gaps.indices {
      let gap = gaps[step]
      var index = gap
      while index < ranks.count {
        let rank = ranks[index]
        var place = index
        while place >= gap, ranks[place - gap] > rank {
          ranks[place] = ranks[place - gap]
          place -= gap
        }
        ranks[place] = rank
        index += 1
      }
    }
  }
}
