import Bytes

/// Searches a text for a pattern that could cost more than a text may cost.
///
/// First all starts are tried at once, with few steps for each: nearly all fail soon. Where one does
/// not, the text is searched window by window, and a start that needs many steps gets them as long as
/// the budget lasts. What is paid is what each search may cost, so the end is the same on every
/// machine. When the budget is used up, nobody knows whether the pattern matches.
struct BoundedSearch {
  private let cost: MatchCost
  private let text: ByteView
  private let characterCount: Int

  /// The most counted steps that a start may take at all.
  private let stepCountMax: UInt32

  /// What is left to spend.
  private var budget: Double

  /// What a search costs by itself.
  private static let searchWork = 200.0

  /// How far ahead PCRE2 looks for a character that every match has, at each search.
  private static let lookAheadByteCount = 5_000

  /// The first number of starts in a window, and the greatest.
  private static let windowCount = 16
  private static let windowCountMax = 1_024

  /// The most steps with which a window is searched; a start that needs more gets three times as many,
  /// and so on.
  private static let windowStepCount: UInt32 = 64
  private static let stepFactor: UInt64 = 3

  init(_ cost: MatchCost, _ text: ByteView, stepCountMax: UInt32) {
    self.cost = cost
    self.text = text
    self.stepCountMax = stepCountMax
    characterCount = text.characterCount
    budget = MatchCost.budget(characterCount)
  }

  /// Finds the first match at or after an offset.
  ///
  /// - Parameters:
  ///   - offset: Where to begin.
  ///   - search: Searches for a match that begins in a closed range of offsets, with a limit of steps.
  /// - Returns: The match, none, or the limit that left it undecided.
  mutating func firstMatch(
    from offset: Int, _ search: (ClosedRange<Int>, UInt32) -> MatchOutcome
  ) -> MatchOutcome {
    if characterCount <= cost.plainByteCountMax { return search(offset...text.count, stepCountMax) }
    let share = budget * (cost.isWhole ? 1 : MatchCost.firstShare)
    let limit = min(cost.limit(for: share, characterCount), stepCountMax)
    if limit >= min(MatchCost.stepCountMin, stepCountMax) {
      let starts = cost.startCount(characterCount)
      budget -= cost.work(starts: starts, limit: limit, characterCount)
      let outcome = search(offset...text.count, limit)
      if cost.isWhole || limit == stepCountMax || outcome != .limit(.match) { return outcome }
    } else if cost.isWhole {
      return .limit(.match)
    }
    let first = max(MatchCost.stepCountMin, min(limit, BoundedSearch.windowStepCount))
    return searchWindows(from: offset, stepCount: min(first, stepCountMax), search)
  }

  /// Searches window by window, each start with some steps, and with more where those are too few.
  private mutating func searchWindows(
    from offset: Int, stepCount: UInt32, _ search: (ClosedRange<Int>, UInt32) -> MatchOutcome
  ) -> MatchOutcome {
    var start = offset
    var count = BoundedSearch.windowCount
    var limit = stepCount
    while start <= text.count {
      let window = text.window(from: start, characterCount: count)
      let ahead = Double(min(text.count - start, BoundedSearch.lookAheadByteCount)) / 2
      let work =
        BoundedSearch.searchWork + ahead
        + cost.work(starts: window.count, limit: limit, characterCount)
      guard work <= budget else {
        if count == 1 { return .limit(.match) }
        count = max(1, count / 4)
        continue
      }
      budget -= work
      let outcome = search(start...window.last, limit)
      switch outcome {
      case .none:
        start = window.end
        count = min(count * 2, BoundedSearch.windowCountMax)
        limit = stepCount
      case .limit(.match) where count > 1: count = max(1, count / 4)
      case .limit(.match) where limit < stepCountMax:
        guard let more = moreSteps(than: limit, ahead: ahead) else { return outcome }
        limit = more
      default: return outcome
      }
    }
    return .none
  }

  /// More steps for one start, as far as the budget goes; nil where that is not far.
  private func moreSteps(than limit: UInt32, ahead: Double) -> UInt32? {
    let wanted = UInt64(limit) * BoundedSearch.stepFactor
    let left = budget - BoundedSearch.searchWork - ahead - 2 * WorkOf.start
    if cost.total.amount(characterCount) <= left { return stepCountMax }
    let affordable = left / cost.perStep.amount(characterCount) - 1
    guard affordable >= Double(limit) * 2 else { return nil }
    return UInt32(min(Double(min(wanted, UInt64(stepCountMax))), affordable))
  }
}

extension ByteView {
  /// The number of characters: of bytes that continue none.
  fileprivate var characterCount: Int {
    var count = 0
    for index in 0..<self.count where self[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Some characters in a row, each of which may be where a match begins; the end of the text is one.
  fileprivate func window(
    from start: Int, characterCount: Int
  ) -> (count: Int, last: Int, end: Int) {
    var last = start
    var end = characterEnd(start)
    var count = 1
    while count < characterCount, end <= self.count {
      last = end
      end = characterEnd(last)
      count += 1
    }
    return (count, last, end)
  }

  /// Behind the character at an offset; behind the end of the text for the end.
  private func characterEnd(_ offset: Int) -> Int {
    var end = offset + 1
    while end < count, self[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
