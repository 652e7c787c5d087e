internal import Bytes

/// Which directories of `incoming/` are looked into where there are more than have a place.
///
/// Places go first to sources from which something was claimed, the latest first, up to half of all.
/// The others take turns by name, so that no number of directories starves a source.
struct SourceRound {
  /// When something was claimed from a source, by count of claims.
  private var lastClaims: [[UInt8]: UInt64] = [:]
  private var claimCount: UInt64 = 0
  /// The last name of the others that had a turn.
  private var lastTurn: [UInt8] = []

  /// Remembers that something was claimed from a source.
  mutating func noticeClaim(from source: [UInt8]) {
    claimCount += 1
    lastClaims[source] = claimCount
    guard lastClaims.count > 2 * Limits.sourceCountMax else { return }
    for (source, _) in lastClaims.sorted(by: { $0.value < $1.value }).prefix(Limits.sourceCountMax)
    {
      lastClaims[source] = nil
    }
  }

  /// Chooses the sources of a rescan.
  ///
  /// - Parameters:
  ///   - found: The directories that there are, in order of name.
  ///   - countMax: How many have a place.
  ///   - hasBatch: Whether something can be claimed from one, asked only where there are too many.
  /// - Returns: Those that have a place, in order of name.
  mutating func choose(
    from found: [[UInt8]], countMax: Int, hasBatch: ([UInt8]) -> Bool
  ) -> [[UInt8]] {
    guard found.count > countMax else { return found }
    let known = found.filter { lastClaims[$0] != nil }
      .sorted { (lastClaims[$0] ?? 0) > (lastClaims[$1] ?? 0) }
    var chosen = Set(known.prefix(countMax / 2))
    let first = found.firstIndex { lastTurn.lexicographicallyPrecedes($0) } ?? 0
    for source in (found[first...] + found[..<first]).prefix(Limits.sourceLookCountMax) {
      guard chosen.count < countMax else { break }
      guard !chosen.contains(source) else { continue }
      lastTurn = source
      if hasBatch(source) { chosen.insert(source) }
    }
    return found.filter(chosen.contains)
  }
}
