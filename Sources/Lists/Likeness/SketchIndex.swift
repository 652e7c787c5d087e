/// Finds the sketch that resembles a text most, among up to as many as there is room for.
///
/// Two sketches meet if they have the same two minima in one of 16 bands (Indyk and Motwani 1998):
/// of texts that share half of their shingles 99 of 100 do. Who made many texts that meet in a band
/// costs no time: a band gives at most eight sketches, the latest first.
public struct SketchIndex: Sendable {
  /// A sketch that was found.
  public struct Neighbour: Equatable, Sendable {
    /// Its number, from zero, in the order in which sketches were added.
    public let number: Int
    /// The share of shingles in common.
    public let resemblance: Double
  }

  /// The number of sketches that fit.
  public let capacity: Int

  /// From this share of common shingles on, two texts are near-duplicates.
  public static let nearResemblance = 0.5

  private static let bandCount = Sketch.hashCount / 2
  private static let candidateCountMax = 8

  private var sketches: [Sketch] = []
  /// The latest sketch of each band with each pair of minima.
  private var heads: [UInt64: Int32] = [:]
  /// For each sketch and band the one before with the same pair of minima, or -1.
  private var earlier: [Int32] = []

  /// Makes an index without a sketch.
  public init(capacity: Int) {
    self.capacity = capacity
  }

  /// The number of sketches.
  public var count: Int { sketches.count }

  /// The sketch that resembles another one most; nil where none comes near.
  public func nearest(to sketch: Sketch) -> Neighbour? {
    guard !sketch.isEmpty else { return nil }
    var best: (number: Int, equal: Int)?
    for band in 0..<SketchIndex.bandCount {
      var number = Int(heads[SketchIndex.key(of: sketch, band)] ?? -1)
      var seenCount = 0
      while number >= 0, seenCount < SketchIndex.candidateCountMax {
        let equal = sketches[number].equalCount(with: sketch)
        if equal > (best?.equal ?? 0) { best = (number, equal) }
        number = Int(earlier[number * SketchIndex.bandCount + band])
        seenCount += 1
      }
      if best?.equal == Sketch.hashCount { break }
    }
    return best.map { found in
      Neighbour(number: found.number, resemblance: sketches[found.number].resemblance(to: sketch))
    }
  }

  /// Adds a sketch and gives its number; nil where there is no room, or nothing to compare.
  @discardableResult
  public mutating func add(_ sketch: Sketch) -> Int? {
    guard !sketch.isEmpty, count < capacity else { return nil }
    let number = sketches.count
    sketches.append(sketch)
    for band in 0..<SketchIndex.bandCount {
      let key = SketchIndex.key(of: sketch, band)
      earlier.append(heads[key] ?? -1)
      heads[key] = Int32(number)
    }
    return number
  }

  /// The group of near-duplicates that a text belongs to, by the number of its first text; a text
  /// that resembles none founds one.
  ///
  /// - Returns: The group, and whether the text founded it; nil where there is no room for another.
  public mutating func group(of sketch: Sketch) -> (number: Int, isNew: Bool)? {
    if let found = nearest(to: sketch), found.resemblance >= SketchIndex.nearResemblance {
      return (found.number, false)
    }
    return add(sketch).map { ($0, true) }
  }

  private static func key(of sketch: Sketch, _ band: Int) -> UInt64 {
    let (first, second) = (sketch.minima[2 * band], sketch.minima[2 * band + 1])
    let pair = UInt64(first) << 32 | UInt64(second)
    return (pair ^ UInt64(band)) &* 0x9E37_79B9_7F4A_7C15
  }
}
