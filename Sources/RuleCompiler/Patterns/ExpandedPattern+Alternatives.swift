import PatternSyntax

extension ExpandedPattern {
  /// One of several alternatives of the pattern or of a group in it.
  struct Alternative {
    /// Its bytes.
    var range: Range<Int>
    /// Its bytes and those of one bar beside it: what goes when it is left out.
    var cut: Range<Int>
  }

  /// The alternatives of the pattern and of its groups, wherever there are several.
  var alternatives: [Alternative] {
    var found: [Alternative] = []
    var levels: [(start: Int, bars: [Int])] = [(0, [])]
    for token in PatternTokens(String(decoding: bytes, as: UTF8.self)).tokens {
      switch token.kind {
      case .open: levels.append((token.range.upperBound, []))
      case .bar: levels[levels.count - 1].bars.append(token.range.lowerBound)
      case .close where levels.count > 1:
        let level = levels.removeLast()
        found += ExpandedPattern.alternatives(level.start, level.bars, token.range.lowerBound)
      default: break
      }
    }
    return found + ExpandedPattern.alternatives(levels[0].start, levels[0].bars, bytes.count)
  }

  private static func alternatives(_ start: Int, _ bars: [Int], _ end: Int) -> [Alternative] {
    guard let firstBar = bars.first else { return [] }
    let starts = [start] + bars.map { $0 + 1 }
    let ends = bars + [end]
    return zip(starts, ends).compactMap { from, to in
      // An empty one makes the others optional; that is no word that a sample could show.
      guard from < to else { return nil }
      return Alternative(range: from..<to, cut: from == start ? from..<firstBar + 1 : from - 1..<to)
    }
  }
}
