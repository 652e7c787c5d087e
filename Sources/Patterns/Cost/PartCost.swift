/// What a part of a pattern costs each time that matching comes to it.
///
/// PCRE2's match limit counts only some steps: each turn of a loop, and each number of characters
/// that a loop over one character tries; not which alternative is taken, nor how far a loop runs. So
/// two sums are kept: all work by all ways through the part, and the work from one counted step to
/// the next.
struct PartCost: Equatable {
  /// All work.
  var total = Work.zero

  /// In how many ways the part can match, each of which lets what follows be tried again.
  var ways = Work.one

  /// In how many ways it can match so that what follows fails at its first character.
  var failing = Work.zero

  /// The work up to the first counted step.
  var first = Work.zero

  /// The number of ways through the part without a counted step.
  var passes = 1.0

  /// The number of ways from one counted step to the end of the part; zero where none is counted.
  var after = 0.0

  /// The work from the last counted step to the end of the part.
  var last = Work.zero

  /// The most work from one counted step to the next, inside the part.
  var between = Work.zero

  /// The most characters that the part takes.
  var width = Work.zero

  /// What takes one character by one comparison, or none.
  static func single(_ work: Work, width: Work = .one) -> PartCost {
    PartCost(total: work, first: work, width: width)
  }

  /// The most work from one counted step to the next, or to the end.
  var perStep: Work { .most(.most(first, last), between) }

  /// One part behind another.
  static func + (left: PartCost, right: PartCost) -> PartCost {
    let open = left.after > 0 ? left.last + left.after * right.first : .zero
    let isPassed = right.passes > 0
    return PartCost(
      total: left.total + left.ways * right.total + left.failing * right.first,
      ways: left.ways * right.ways,
      failing: left.ways * right.failing + (right.first == .zero ? left.failing : .zero),
      first: left.first + left.passes * right.first,
      passes: left.passes * right.passes,
      after: max(right.after, left.after * right.passes),
      last: .most(right.last, isPassed ? open : .zero),
      between: .most(.most(left.between, right.between), isPassed ? .zero : open),
      width: left.width + right.width)
  }

  /// The part a number of times in a row.
  func times(_ count: Int) -> PartCost {
    guard count > 0 else { return PartCost() }
    let half = times(count / 2)
    return count % 2 == 0 ? half + half : half + half + self
  }

  /// A loop that only one number of turns leads on from; the others fail at the next character.
  var withOneEnd: PartCost {
    var result = self
    result.failing = ways
    result.ways = .one
    return result
  }

  /// The part with one way through it, as in an atomic group.
  var cut: PartCost {
    var result = self
    result.total = total + Work(fixed: WorkOf.keep)
    result.first = first + Work(fixed: WorkOf.keep)
    result.ways = .one
    result.failing = .zero
    result.passes = min(passes, 1)
    result.after = min(after, 1)
    return result
  }

  /// The part as a look-around: it takes no characters.
  ///
  /// Behind what must not match, matching goes on as if nothing had been tried.
  func lookAround(isBehind: Bool, isNegative: Bool) -> PartCost {
    var result = cut
    if isNegative {
      result.passes = 1
      result.after = 0
      result.between = .most(between, last)
      result.last = .zero
    }
    if isBehind {
      result.total = result.total + WorkOf.stepBack * width
      result.first = result.first + WorkOf.stepBack * width
    }
    result.width = .zero
    return result
  }
}
