import Bytes

/// The tables of an index of samples, as they are laid out once.
struct LikenessPlan {
  /// The pairs by their ranks: the rarest first, of equal ones the smallest number.
  private(set) var keys: [UInt64] = []
  private(set) var ranks: [UInt32] = []
  private(set) var samples: [IndexStretch] = []
  private(set) var postings: [UInt32] = []
  private(set) var firstPostings: [UInt32] = [0]

  init(_ skeletons: [[UInt8]]) {
    let pairs = skeletons.map { $0.withByteView { LikenessPlan.pairs(of: $0) } }
    var counts: [UInt64: UInt32] = [:]
    for pair in pairs.joined() { counts[pair, default: 0] += 1 }
    keys = counts.keys.sorted { (counts[$0, default: 0], $0) < (counts[$1, default: 0], $1) }
    var rankOfKey: [UInt64: UInt32] = [:]
    for (rank, key) in keys.enumerated() { rankOfKey[key] = UInt32(rank) }
    var posted = [[UInt32]](repeating: [], count: keys.count)
    for (sample, keys) in pairs.enumerated() {
      let own = keys.compactMap { rankOfKey[$0] }.sorted()
      samples.append(IndexStretch(start: UInt32(ranks.count), count: UInt32(own.count)))
      ranks += own
      let neededCount = LikenessPlan.share(LikenessIndex.floorTenths, of: own.count)
      for rank in own.dropLast(max(neededCount - 1, 0)) { posted[Int(rank)].append(UInt32(sample)) }
    }
    for samples in posted {
      postings += samples
      firstPostings.append(UInt32(postings.count))
    }
  }

  /// The least whole number that is not below so many tenths of a count.
  static func share(_ tenths: Int, of count: Int) -> Int { (tenths * count + 9) / 10 }

  /// The different pairs of a sample; none where they are too few to say anything.
  static func pairs(of text: ByteView) -> Set<UInt64> {
    var pairs = WordPairs(text)
    var keys: Set<UInt64> = []
    while keys.count < Limits.likenessPairCountMax, let pair = pairs.next() {
      keys.insert(pair.key)
    }
    return keys.count < Limits.samplePairCountMin ? [] : keys
  }
}
