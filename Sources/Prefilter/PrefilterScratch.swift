public import Bytes

/// What one scan writes to; one per worker.
public struct PrefilterScratch: ~Copyable {
  /// Where a literal, or the literals of a clause, stand in the letters of the text.
  struct Sighting: BitwiseCopyable {
    var scan: UInt32 = 0
    var firstStart: UInt32 = 0
    var lastStart: UInt32 = 0
    var firstEnd: UInt32 = 0
    var lastEnd: UInt32 = 0
  }

  /// What the caller called the patterns that may match, each once, in no order.
  public internal(set) var candidates = ScratchArray<UInt32>(capacity: 64)

  /// The letters of the text, and room for a look beyond their end.
  var letters = ScratchArray<UInt16>(capacity: 1024)

  /// What was seen of each literal; its first and last places are enough, however often it is there.
  var literalSightings: ScratchArray<Sighting>
  /// The literals that were seen in this scan.
  var seenLiterals = ScratchArray<UInt32>(capacity: 64)

  /// What was seen of each clause.
  var sightings: ScratchArray<Sighting>
  /// The clauses that were seen in this scan.
  var seen = ScratchArray<UInt32>(capacity: 64)
  /// The same as bits, one for each clause.
  var isSeen: ScratchArray<UInt64>
  var scan: UInt32 = 0

  /// The last scan in which digits were counted.
  var digitScan: UInt32 = 0

  /// Makes scratch for a prefilter.
  public init(for prefilter: Prefilter) {
    literalSightings = ScratchArray(repeating: Sighting(), count: prefilter.literals.count)
    sightings = ScratchArray(repeating: Sighting(), count: prefilter.clauseCount)
    isSeen = ScratchArray(repeating: 0, count: prefilter.clauseCount / 64 + 1)
  }

  /// Forgets what was seen, without touching it but once in 2^32 scans.
  mutating func beginScan() {
    for place in 0..<seen.count { isSeen[Int(seen[place] >> 6)] = 0 }
    seen.removeAll()
    seenLiterals.removeAll()
    if scan == .max {
      for place in 0..<literalSightings.count { literalSightings[place].scan = 0 }
      for place in 0..<sightings.count { sightings[place].scan = 0 }
      scan = 0
      digitScan = 0
    }
    scan += 1
  }
}
