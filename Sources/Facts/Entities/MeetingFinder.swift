import Bytes
import Views

/// Finds the numbers of video meetings: 会议号：123 456 789.
struct MeetingFinder {
  let text: GlyphView
  let groups: DigitGroupView
  let words: ContextWords

  /// Finds all meetings of the text; their digits are no telephone numbers.
  func find(into table: inout EntityTable) {
    var first = 0
    while first < groups.count {
      guard !groups[first].isTaken, let window = window(from: first),
        isAnnounced(groups[first].start)
      else {
        first += 1
        continue
      }
      groups.take(window)
      table.keep(
        .meeting, text.range(groups.glyphs(of: window)), value: groups.joinedDigits(window))
      first = window.upperBound
    }
  }

  /// Nine to eleven digits in one group or in groups of three and four.
  private func window(from first: Int) -> Range<Int>? {
    var end = first + 1
    var count = groups[first].count
    if count >= 6 { return count <= 12 && !isContinued(end) ? first..<end : nil }
    guard count == 3 || count == 4 else { return nil }
    while end < groups.count, count < 9, groups[end].gap == .blank || groups[end].gap == .dash,
      groups[end].count == 3 || groups[end].count == 4
    {
      count += groups[end].count
      end += 1
    }
    return count >= 9 && count <= 12 ? first..<end : nil
  }

  private func isContinued(_ next: Int) -> Bool {
    next < groups.count && groups[next].gap == .tight
  }

  /// Whether 会议号 or the like stands before an index.
  private func isAnnounced(_ start: Int) -> Bool {
    var end = start
    while end > 0, start - end < 5, isLeadIn(end - 1) { end -= 1 }
    return words.meeting.start(in: text, endingAt: end) != nil
  }

  private func isLeadIn(_ index: Int) -> Bool {
    switch text.scalar(index) {
    case ":", "=", "是", "为", "【", "[", "(", "“", "\"", "#": true
    default: text.kind(index) == .blank
    }
  }
}
