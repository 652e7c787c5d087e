public import Bytes

/// The memory that a scan writes to; each matcher has its own.
public struct PrefilterScratch: ~Copyable {
  /// Where a literal, or the literals of a clause, stand in the letters of the text.
  struct Sighting: BitwiseCopyable {
    var scan: UInt32 = 0
    var firstStart: UInt32 = 0
    var lastStart: UInt32 = 0
    var firstEnd: UInt32 = 0
    var lastEnd: UInt32 = 0
  }

  /// The identities of the patterns that may match, each once, in no order.
  public internal(set) var candidates = ScratchArray<UInt32>(capacity: 64)

  /// The letters of the text, and room for a look beyond their end.
  var letters = ScratchArray<UInt16>(capacity: 1024)

  /// The sightings of each literal; the first and the last are enough, however often it is there.
  var literalSightings: ScratchArray<Sighting>
  /// The literals that were seen in this scan.
  var seenLiterals = ScratchArray<UInt32>(capacity: 64)

  /// The sightings of each clause.
  var clauseSightings: ScratchArray<Sighting>
  /// The clauses that were seen in this scan.
  var seenClauses = ScratchArray<UInt32>(capacity: 64)
  /// The same as bits, one for each clause.
  var isClauseSeen: ScratchArray<UInt64>
  var scan: UInt32 = 0

  /// The last scan in which digits were counted.
  var digitScan: UInt32 = 0

  /// Makes scratch for a prefilter.
  public init(for prefilter: Prefilter) {
    literalSightings = ScratchArray(repeating: Sighting(), count: prefilter.literals.count)
    clauseSightings = ScratchArray(repeating: Sighting(), count: prefilter.clauseCount)
    isClauseSeen = ScratchArray(repeating: 0, count: prefilter.clauseCount / 64 + 1)
  }

  /// Forgets what was seen, without touching it but once in 2^32 scans.
  mutating func beginScan() {
    for index in 0..<seenClauses.count { isClauseSeen[Int(seenClauses[index] >> 6)] = 0 }
    seenClauses.removeAll()
    seenLiterals.removeAll()
    if scan == .max {
      for index in 0..<literalSightings.count { literalSightings[index].scan = 0 }
      for index in 0..<clauseSightings.count { clauseSightings[index].scan = 0 }
      scan = 0
      digitScan = 0
    }
    scan += 1
  }
}
