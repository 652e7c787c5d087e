public import Bytes

/// Finds the sample that a text is most like: by exact Jaccard indices over pairs of words, of the few
/// samples that can reach what is asked.
///
/// A text and a sample of which the Jaccard index is at least *t* have so much in common that they share
/// one of the rarest pairs of each: of *n* different pairs one of the *n* − ⌈*t*·*n*⌉ + 1 rarest (prefix
/// filter: Bayardo, Ma and Srikant 2007). Only those pairs of samples are looked up, and only those of a
/// text are asked. Most texts fall out before: they have too few pairs that any sample has.
///
/// Immutable and shared by all workers. The work on one text is bounded, whoever wrote it: its first
/// ``Limits/likenessPairCountMax`` pairs count, it is compared with ``Limits/likenessCandidateCountMax``
/// samples at most, and at most ``Limits/likenessPostingCountMax`` entries of the index are looked at.
public final class LikenessIndex: Sendable {
  /// The least tenths of the Jaccard index that can be asked for.
  public static let floorTenths = 3

  /// A pair with its rank, where the lowest is the rarest; free without one.
  struct Slot: BitwiseCopyable {
    var key: UInt64
    var rank: UInt32
  }

  private static let noRank = UInt32.max

  /// The ranks of the pairs of each sample, the rarest first, sample after sample.
  private let ranks: ScratchArray<UInt32>
  private let samples: ScratchArray<IndexStretch>

  /// The ranks by their pairs, open addressing.
  private let slots: ScratchArray<Slot>
  private let slotMask: Int

  /// One bit for each value of a hash that some pair has.
  private let bits: ScratchArray<UInt64>
  private let bitMask: UInt64

  /// The samples that have each of the ranks among their rarest, in order.
  private let postings: ScratchArray<UInt32>
  private let firstPostings: ScratchArray<UInt32>

  /// Makes the index of samples.
  ///
  /// - Parameter skeletons: The texts in the form in which texts are compared with them. One with fewer
  ///   pairs than ``Limits/samplePairCountMin`` is like no text.
  public init(_ skeletons: [[UInt8]]) {
    let plan = LikenessPlan(skeletons)
    ranks = ScratchArray(plan.ranks)
    samples = ScratchArray(plan.samples)
    postings = ScratchArray(plan.postings)
    firstPostings = ScratchArray(plan.firstPostings)
    var slotCount = 64
    while slotCount < plan.keys.count * 2 { slotCount *= 2 }
    slotMask = slotCount - 1
    bitMask = UInt64(slotCount * 8 - 1)
    var slots = ScratchArray(
      repeating: Slot(key: 0, rank: LikenessIndex.noRank), count: slotCount)
    var bits = ScratchArray<UInt64>(repeating: 0, count: slotCount / 8)
    for (rank, key) in plan.keys.enumerated() {
      let hash = LikenessIndex.hash(key)
      var place = Int(hash >> 24) & (slotCount - 1)
      while slots[place].rank != LikenessIndex.noRank { place = (place + 1) & (slotCount - 1) }
      slots[place] = Slot(key: key, rank: UInt32(rank))
      let bit = hash & UInt64(slotCount * 8 - 1)
      bits[Int(bit / 64)] |= 1 << (bit % 64)
    }
    self.slots = slots
    self.bits = bits
  }

  /// The number of samples.
  public var count: Int { samples.count }

  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }

  /// Whether a text has too few different pairs to be a sample.
  ///
  /// Allocates: for tools.
  public static func isTooShort(_ text: ByteView) -> Bool { LikenessPlan.pairs(of: text).isEmpty }

  // MARK: The nearest sample

  /// The sample that a text is most like, of those that it is so much like; the first of equal ones.
  ///
  /// - Parameters:
  ///   - text: The text, in the form of the samples.
  ///   - tenths: The least Jaccard index, in tenths, from ``floorTenths`` on.
  ///   - scratch: Takes what is found on the way.
  /// - Returns: The likeness, or nil where no sample is so near.
  /// - Complexity: O(*n*) for a text of *n* pairs and the samples that share a rare one, both bounded.
  ///   Allocates nothing.
  public func nearest(
    to text: ByteView, atLeast tenths: Int, using scratch: inout LikenessScratch
  ) -> Likeness? {
    guard samples.count > 0 else { return nil }
    let pairCount = read(text, into: &scratch)
    let neededCount = LikenessPlan.share(tenths, of: pairCount)
    guard scratch.ranks.count >= neededCount, neededCount > 0 else { return nil }
    scratch.sortRanks()
    scratch.beginRound(sampleCount: samples.count)
    var best: Likeness?
    var (candidateCount, postingCount) = (0, 0)
    // The pairs that no sample has are the rarest, and were asked already.
    for index in 0...(scratch.ranks.count - neededCount) {
      let rank = Int(scratch.ranks[index])
      var place = Int(firstPostings[rank])
      let end = Int(firstPostings[rank + 1])
      while place < end {
        postingCount += 1
        guard postingCount <= Limits.likenessPostingCountMax else { return best }
        let sample = postings[place]
        place += 1
        let sampleCount = Int(samples[Int(sample)].count)
        let least = min(sampleCount, pairCount)
        guard least * 10 >= tenths * max(sampleCount, pairCount), scratch.isNew(sample: sample)
        else { continue }
        candidateCount += 1
        guard candidateCount <= Limits.likenessCandidateCountMax else { return best }
        let found = likeness(to: sample, pairCount: pairCount, scratch)
        guard found.reaches(tenths: tenths) else { continue }
        if best.map({ found.isNearer(than: $0) }) ?? true { best = found }
      }
    }
    return best
  }

  /// The sample that a text is most like, however little: compared with every one of them.
  ///
  /// For tools.
  public func nearest(to text: ByteView, using scratch: inout LikenessScratch) -> Likeness? {
    let pairCount = read(text, into: &scratch)
    scratch.sortRanks()
    var best: Likeness?
    for sample in 0..<samples.count {
      let found = likeness(to: UInt32(sample), pairCount: pairCount, scratch)
      guard found.commonCount > 0 else { continue }
      if best.map({ found.isNearer(than: $0) }) ?? true { best = found }
    }
    return best
  }

  /// Reads the pairs of a text that samples have into scratch, and counts all.
  @inline(never)
  private func read(_ text: ByteView, into scratch: inout LikenessScratch) -> Int {
    scratch.begin()
    var pairs = WordPairs(text)
    var count = 0
    while count < Limits.likenessPairCountMax, let pair = pairs.next() {
      guard scratch.isNew(pair.key) else { continue }
      count += 1
      let rank = rank(of: pair.key)
      if rank != LikenessIndex.noRank { scratch.ranks.append(rank) }
    }
    return count
  }

  @inline(__always)
  private func rank(of key: UInt64) -> UInt32 {
    let hash = LikenessIndex.hash(key)
    let bit = hash & bitMask
    guard bits[Int(bit / 64)] >> (bit % 64) & 1 != 0 else { return LikenessIndex.noRank }
    var place = Int(hash >> 24) & slotMask
    while true {
      let slot = slots[place]
      if slot.rank == LikenessIndex.noRank || slot.key == key { return slot.rank }
      place = (place + 1) & slotMask
    }
  }

  private func likeness(
    to sample: UInt32, pairCount: Int, _ scratch: borrowing LikenessScratch
  ) -> Likeness {
    let stretch = samples[Int(sample)]
    var (own, other, commonCount) = (Int(stretch.start), 0, 0)
    let end = Int(stretch.start + stretch.count)
    while own < end, other < scratch.ranks.count {
      let (left, right) = (ranks[own], scratch.ranks[other])
      if left == right { commonCount += 1 }
      if left <= right { own += 1 }
      if right <= left { other += 1 }
    }
    return Likeness(
      sample: Int(sample), commonCount: commonCount,
      unionCount: Int(stretch.count) + pairCount - commonCount)
  }

  // MARK: What is common

  /// Calls a closure with each stretch of a text that a sample has as well: pairs in common, joined
  /// where they overlap, at most ``Limits/likenessSpanCountMax``.
  ///
  /// - Parameters:
  ///   - sample: The sample, by its number.
  ///   - text: The text, in the form of the samples.
  ///   - body: Is given bytes of the text.
  public func forEachCommonStretch(
    of sample: Int, in text: ByteView, _ body: (ByteRange) -> Void
  ) {
    var pairs = WordPairs(text)
    var open: Range<Int>?
    var (pairCount, stretchCount) = (0, 0)
    while pairCount < Limits.likenessPairCountMax, let pair = pairs.next() {
      pairCount += 1
      guard has(pair.key, sample: sample) else { continue }
      if let known = open, pair.range.lowerBound < known.upperBound {
        open = known.lowerBound..<pair.range.upperBound
        continue
      }
      if let known = open {
        body(ByteRange(known))
        stretchCount += 1
      }
      guard stretchCount < Limits.likenessSpanCountMax else { return }
      open = pair.range
    }
    if let open { body(ByteRange(open)) }
  }

  private func has(_ key: UInt64, sample: Int) -> Bool {
    let rank = rank(of: key)
    guard rank != LikenessIndex.noRank else { return false }
    var (low, high) = (0, Int(samples[sample].count))
    let start = Int(samples[sample].start)
    while low < high {
      let middle = (low + high) / 2
      if ranks[start + middle] < rank { low = middle + 1 } else { high = middle }
    }
    return low < Int(samples[sample].count) && ranks[start + low] == rank
  }
}

/// A stretch of a table.
struct IndexStretch: BitwiseCopyable {
  var start: UInt32
  var count: UInt32
}
