/// How much a text has in common with a sample: the pairs of words of both, and of either.
public struct Likeness: BitwiseCopyable, Equatable, Sendable {
  /// The sample, by its number in the list.
  public let sample: Int

  /// The different pairs that both have.
  public let commonCount: Int

  /// The different pairs that at least one of them has.
  public let unionCount: Int

  /// The Jaccard index in hundredths, rounded down.
  public var hundredths: Int { unionCount == 0 ? 0 : commonCount * 100 / unionCount }

  /// Whether the Jaccard index is at least so many tenths; compared without rounding.
  @inline(__always)
  public func reaches(tenths: Int) -> Bool {
    commonCount > 0 && commonCount * 10 >= tenths * unionCount
  }

  /// Whether this is nearer than another; of equal ones the sample that stands first is.
  @inline(__always)
  func isNearer(than other: Likeness) -> Bool {
    let (own, others) = (commonCount * other.unionCount, other.commonCount * unionCount)
    return own == others ? sample < other.sample : own > others
  }
}
