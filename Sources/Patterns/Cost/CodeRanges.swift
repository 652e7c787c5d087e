/// Characters, as ranges of their codes in rising order.
struct CodeRanges: Equatable {
  private(set) var ranges: [ClosedRange<UInt32>] = []

  /// The greatest code.
  private static let last: UInt32 = 0x10FFFF

  static let all = CodeRanges([0...last])

  /// Joins ranges in any order.
  init(_ unordered: [ClosedRange<UInt32>]) {
    if unordered.count < 2 {
      ranges = unordered
      return
    }
    for range in unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let before = ranges.last, before.upperBound &+ 1 >= range.lowerBound else {
        ranges.append(range)
        continue
      }
      ranges[ranges.count - 1] =
        before.lowerBound...max(before.upperBound, range.upperBound)
    }
  }

  /// The number of characters.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// All other characters.
  var inverted: CodeRanges {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= CodeRanges.last { result.append(next...CodeRanges.last) }
    return CodeRanges(result)
  }

  /// The characters of both.
  func union(_ other: CodeRanges) -> CodeRanges {
    if other.ranges.isEmpty { return self }
    return ranges.isEmpty ? other : CodeRanges(ranges + other.ranges)
  }

  /// True where no character is in both.
  func isDisjoint(with other: CodeRanges) -> Bool {
    var (left, right) = (0, 0)
    while left < ranges.count, right < other.ranges.count {
      let (first, second) = (ranges[left], other.ranges[right])
      if first.overlaps(second) { return false }
      if first.upperBound < second.upperBound { left += 1 } else { right += 1 }
    }
    return true
  }
}

extension CodeRanges {
  static let digits = CodeRanges([0x30...0x39])
  static let blanks = CodeRanges([0x09...0x0D, 0x20...0x20])
  static let letters = CodeRanges([0x41...0x5A, 0x61...0x7A])
  static let words = CodeRanges([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let han = CodeRanges([0x4E00...0x9FFF])

  /// What is neither ASCII nor Han: more than is looked at one by one.
  static let foreign = CodeRanges([0x80...0x4DFF, 0xA000...last])

  /// What is not ASCII.
  static let wide = CodeRanges([0x80...last])
}
