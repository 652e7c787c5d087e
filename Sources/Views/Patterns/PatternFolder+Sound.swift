import PatternSyntax

/// Counts how many syllables in a row every match of a pattern has.
struct SyllableCounter {
  private struct Level {
    /// The most in the alternative that is read, and the least of those before it.
    var best = 0
    var least = Int.max
    /// True if the group asks for what it holds.
    var isAsked = true

    var total: Int { min(best, least) }
  }

  private var levels = [Level()]

  /// How many syllables the longest literal has, in the alternative where it has the fewest.
  var total: Int { levels[0].total }

  /// Counts a literal of some syllables.
  mutating func append(_ count: Int) {
    levels[levels.count - 1].best = max(levels[levels.count - 1].best, count)
  }

  /// Begins a group.
  mutating func open(_ group: PatternGroup) {
    var isDenied = false
    if case .lookAround(_, isNegative: true) = group { isDenied = true }
    levels.append(Level(isAsked: !isDenied))
  }

  /// Ends an alternative.
  mutating func endAlternative() {
    levels[levels.count - 1].least = levels[levels.count - 1].total
    levels[levels.count - 1].best = 0
  }

  /// Ends a group, which may be left out.
  mutating func endGroup(isOptional: Bool) {
    guard levels.count > 1 else { return }
    let level = levels.removeLast()
    if level.isAsked, !isOptional { append(level.total) }
  }
}

extension PatternFolder {
  /// Tells of literals that sound like everyday words, and of alternatives of one syllable.
  mutating func reportSounds(of codes: [UInt32?], _ range: Range<Int>) {
    let han = codes.compactMap { code in code.flatMap { ClassTable.isHan($0) ? $0 : nil } }
    if han.count == 1, codes.count == 1, isAlternative(range) { reportSingleAlternatives(range) }
    guard han.count == 2, codes.count == 2, let word = tables.everydayWords.word(like: han)
    else { return }
    report(.homophone(of: word), range)
  }

  mutating func reportSingleAlternatives(_ range: Range<Int>) {
    guard !hasReportedAlternatives else { return }
    hasReportedAlternatives = true
    report(.singleSyllables, range)
  }

  private func isAlternative(_ range: Range<Int>) -> Bool {
    let before = range.lowerBound > 0 ? source[range.lowerBound - 1] : nil
    let after = range.upperBound < source.count ? source[range.upperBound] : nil
    let bar = UInt8(ascii: "|")
    guard before == bar || after == bar else { return false }
    let isStart = before == nil || before.map { "|(:=!>".utf8.contains($0) } ?? true
    return isStart && (after == nil || after == bar || after == UInt8(ascii: ")"))
  }
}
