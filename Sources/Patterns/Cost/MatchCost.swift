import Bytes

/// A part of a pattern whose work has no bound that could be told.
public struct UnboundedPart: Error, Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// A group that is matched again by its number or name, such as `(?1)`.
    case call

    /// A group of a kind that PCRE2 names by a word, such as `(*sr:…)`.
    case group

    /// Something else that is not known here, such as `\G`.
    case unknown
  }

  /// What it is.
  public let kind: Kind

  /// Its bytes in the pattern.
  public let range: Range<Int>
}

/// What matching a pattern costs at most, by the number of characters of the text.
///
/// Work is counted in units of about a nanosecond. It is told from the pattern alone, so it is the
/// same on every machine and in every run, and no clock is asked.
public struct MatchCost: Sendable {
  /// All work from one start of a match.
  let total: Work

  /// All work from all starts, divided by their number.
  let average: Work

  /// The work from one step that PCRE2 counts to the next.
  let perStep: Work

  /// True where a match begins at one place only, as with `^`.
  let startsOnce: Bool

  /// True where one search must go over the whole text, since what it finds depends on where it began.
  let isWhole: Bool

  /// The part that has no bound.
  public let unbounded: UnboundedPart?

  /// Where the pattern first asks for work for each character of the text, as `.*` does.
  public let endless: Range<Int>?

  /// Texts with no more bytes than this are out of reach of every limit.
  let plainByteCountMax: Int

  /// Reads a pattern that compiles.
  ///
  /// - Parameters:
  ///   - source: The pattern.
  ///   - startsOnce: Whether a match begins at one place only.
  init(of source: String, startsOnce: Bool) {
    var reader = CostReader(isAverage: false)
    do throws(UnboundedPart) {
      let tree = try CostReader.tree(of: source)
      let cost = try reader.read(tree)
      // Only loops without end cost less on the average, and few patterns have one.
      var averageReader = CostReader(isAverage: true)
      average = reader.endless == nil ? cost.total : try averageReader.read(tree).total
      total = cost.total
      perStep = cost.perStep
      unbounded = nil
    } catch {
      total = .infinite
      average = .infinite
      perStep = Work(fixed: 100, linear: 10)
      unbounded = error
    }
    self.startsOnce = startsOnce
    isWhole = startsOnce || reader.isWhole
    endless = reader.endless
    plainByteCountMax = MatchCost.plainCountMax(average, startsOnce: startsOnce)
  }

  /// True where `weir check` may accept the pattern: on a text of the usual greatest length each start
  /// can have some counted steps, so that what fails soon is seen to fail.
  public var isAffordable: Bool {
    let count = Limits.usualCharacterCountMax
    if unbounded != nil { return false }
    if plainByteCountMax >= count { return true }
    let share = MatchCost.budget(count) * (isWhole ? 1 : 1 - MatchCost.firstShare)
    return limit(for: share, count) >= MatchCost.stepCountMin
  }

  /// Which part of its budget a search gets that goes over all starts at once.
  static let firstShare = 0.25

  /// Fewer counted steps at each start are not worth a search.
  static let stepCountMin: UInt32 = 4

  /// What one pattern may cost on a text of some characters.
  static func budget(_ characterCount: Int) -> Double {
    let usual = Double(Limits.usualCharacterCountMax)
    let share = max(1, Double(characterCount) / usual)
    return min(Limits.matchWorkMax * share, Limits.matchWorkMaxOfLongText)
  }

  /// The work of some starts under a limit of counted steps.
  func work(starts: Int, limit: UInt32, _ characterCount: Int) -> Double {
    let limited = (Double(limit) + 1) * perStep.amount(characterCount)
    let all = starts < startCount(characterCount) ? total : average
    return Double(starts) * (WorkOf.start + min(all.amount(characterCount), limited))
  }

  /// The most counted steps for each start that cost no more than some work together.
  func limit(for work: Double, _ characterCount: Int) -> UInt32 {
    let share = work / Double(startCount(characterCount)) - WorkOf.start
    if average.amount(characterCount) <= share { return .max }
    let count = share / perStep.amount(characterCount) - 1
    return count < 1 ? 0 : UInt32(min(count, Double(Int32.max)))
  }

  /// The number of places where a match may begin.
  func startCount(_ characterCount: Int) -> Int { startsOnce ? 1 : characterCount + 1 }

  /// The greatest number of characters for which all work fits into the budget.
  ///
  /// The work grows with the number at least as fast as the budget does, so one comparison tells for
  /// all smaller numbers, too. A text has at most as many characters as bytes.
  private static func plainCountMax(_ work: Work, startsOnce: Bool) -> Int {
    var (low, high) = (0, Limits.textByteCountMax)
    while low < high {
      let middle = (low + high + 1) / 2
      let starts = startsOnce ? 1 : Double(middle + 1)
      let isPlain = starts * (WorkOf.start + work.amount(middle)) <= budget(middle)
      if isPlain { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
