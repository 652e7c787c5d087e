import Bytes
import Views

extension PhoneFinder {
  // MARK: Edges

  /// Whether neither letters nor further digits make it part of something longer.
  ///
  /// Where a word such as 电话 says that it is dialled, or eleven digits are plainly those of a mobile
  /// telephone, a unit or sign beside it hides nothing: people dial it all the same.
  func hasFreeEdges(
    _ window: Range<Int>, _ digits: ByteView, _ around: Surroundings, _ number: Number
  ) -> Bool {
    let indices = groups.glyphs(of: window)
    let isPlain = isMobile(digits) && window.count == 1
    if text.kind(indices.lowerBound - 1) == .letter, !around.hasDial {
      guard isAnchorRun(endingAt: indices.lowerBound) else { return false }
    }
    if text.kind(indices.upperBound) == .letter, !around.hasDial {
      let end = text.letterRunEnd(from: indices.upperBound)
      // 13800138000A12 is some code; 13800138000qBH is a number with a random tail.
      guard text.kind(end) != .digit, isPlain || end - indices.upperBound <= 4 else { return false }
    }
    if !isPlain, !(around.hasDial && digits.count >= 10) {
      switch text.scalar(indices.upperBound) {
      case "元" where text.scalar(indices.upperBound + 1) == "旦": break
      case "元", "万", "块", "%", "℃", "年", "亿", "@": return false
      default: break
      }
      switch text.scalar(indices.lowerBound - 1) {
      case "¥", "￥", "$", "@": return false
      default: break
      }
    }
    return areNeighboursApart(window, isPlain: isPlain, number)
  }

  /// Whether the digits before and after are other numbers.
  private func areNeighboursApart(_ window: Range<Int>, isPlain: Bool, _ number: Number) -> Bool {
    // Two numbers that are spelled side by side: the digits behind are one of their own.
    let isSpelled = groups.isSpelled(window)
    if isSpelled, isSpelledMobile(behind: window) || digitsAreTaken(before: window) { return true }
    let before = groups[window.lowerBound].gap
    switch before {
    case .tight, .dash, .symbol: return false
    case .dot:
      // 1.13800138000 is an item of a list.
      guard isPlain, window.lowerBound > 0 else { return false }
      let item = groups[window.lowerBound - 1]
      // Two numbers side by side: 13800138000.13900139000.
      if item.isTaken, item.count == 11 { break }
      guard item.count <= 2, text.scalar(item.start) != "0", item.gap == .end else { return false }
    default: break
    }
    let inner = window.count > 1 ? groups[window.lowerBound + 1].gap : .end
    let isWhole = isStandardMobile(window) || isPlain
    if before != .end, before == inner, !isWhole { return false }
    guard window.upperBound < groups.count else { return true }
    let next = groups[window.upperBound]
    if number.mayHaveExtension, isExtension(behind: window) { return true }
    if next.gap == .tight { return !text[next.start].kind.isASCII && next.count <= 2 }
    if next.gap == .dot { return next.count > 2 || isPlain }
    return next.gap == .end || next.gap != inner || isWhole
  }

  /// Whether an extension follows: 400-800-1234-5, 95588转3 reads the same without it.
  func isExtension(behind window: Range<Int>) -> Bool {
    guard window.upperBound < groups.count else { return false }
    let next = groups[window.upperBound]
    guard next.gap == .dash, next.count <= 5 else { return false }
    let after = window.upperBound + 1
    return after >= groups.count || groups[after].gap == .end || groups[after].gap == .blank
  }

  /// Whether eleven digits that stand alone follow, and no more.
  private func isSpelledMobile(behind window: Range<Int>) -> Bool {
    let end = window.upperBound + 11
    guard window.count == 11, end <= groups.count else { return false }
    let next = window.upperBound..<end
    guard groups.isSpelled(next), groups[next.lowerBound].gap == .blank,
      isMobile(groups.joinedDigits(next))
    else { return false }
    return end == groups.count || groups[end].gap != .blank
  }

  private func digitsAreTaken(before window: Range<Int>) -> Bool {
    window.count == 11 && window.lowerBound > 0 && groups[window.lowerBound].gap == .blank
      && groups[window.lowerBound - 1].isTaken
  }

  /// Whether the letters that end at an index announce a number: tel13800138000.
  private func isAnchorRun(endingAt index: Int) -> Bool {
    words.phoneLetters.end(in: text, at: text.letterRunStart(before: index)) == index
  }

  // MARK: Mobile numbers

  func isMobile(_ digits: ByteView) -> Bool {
    switch digits.count {
    case 11: isMobileStart(digits, at: 0)
    case 12: digits[0] == UInt8(ascii: "0") && isMobileStart(digits, at: 1)
    case 13: digits.hasPrefix(ByteView("86")) && isMobileStart(digits, at: 2)
    case 15: digits.hasPrefix(ByteView("0086")) && isMobileStart(digits, at: 4)
    default: false
    }
  }

  private func isMobileStart(_ digits: ByteView, at offset: Int) -> Bool {
    digits[offset] == UInt8(ascii: "1") && digits[offset + 1] >= UInt8(ascii: "3")
  }

  private func isStandardMobile(_ window: Range<Int>) -> Bool {
    window.count == 3 && groups[window.lowerBound].count == 3
      && groups[window.lowerBound + 1].count == 4 && groups[window.lowerBound + 2].count == 4
  }

  /// Whether the digits are grouped as in North America: 1-866-539-1234.
  func hasAmericanShape(_ window: Range<Int>) -> Bool {
    window.count == 4 && groups[window.lowerBound].count == 1
      && groups[window.lowerBound + 1].count == 3 && groups[window.lowerBound + 2].count == 3
  }

  /// Whether the digits are separated as people separate them, or as only disguises are.
  func isMobileShape(_ window: Range<Int>, hasAnchor: Bool) -> Bool {
    if window.count == 1 || hasAnchor && !isDateStart(window) { return true }
    if isStandardMobile(window) { return true }
    var areSingle = true
    var areTight = true
    var isUniform = true
    let inner = groups[window.lowerBound + 1].gap
    for index in window {
      let group = groups[index]
      areSingle = areSingle && group.count <= 1
      guard index > window.lowerBound else { continue }
      if group.gap == .symbol || group.gap == .bracket { return true }
      areTight = areTight && group.gap == .tight
      isUniform = isUniform && group.gap == inner
    }
    if areTight || areSingle && isUniform { return true }
    // 138.00138000 is a decimal number.
    if window.count == 2, inner == .dot { return false }
    return isUniform && !isDateStart(window) && hasUsualSizes(window)
  }

  /// Whether the first groups can be a year, a month and a day.
  private func isDateStart(_ window: Range<Int>) -> Bool {
    guard window.count >= 3, groups[window.lowerBound].count == 4 else { return false }
    let year = decimal(groups.joinedDigits(window.lowerBound..<(window.lowerBound + 1)))
    return year >= 1900 && year < 2100 && groups[window.lowerBound + 1].count <= 2
  }

  /// Three or four groups of three to five digits, or two of which one has three or four.
  private func hasUsualSizes(_ window: Range<Int>) -> Bool {
    let first = groups[window.lowerBound].count
    if window.count == 2 { return first == 3 || first == 4 || first == 2 }
    guard window.count == 3 || window.count == 4 else { return false }
    for index in window {
      let count = groups[index].count
      guard count >= 2, count <= 5, count >= 3 || window.count == 4 || index == window.lowerBound
      else { return false }
    }
    return true
  }

  // MARK: Lines of firms

  func isFixedLine(_ digits: ByteView, _ window: Range<Int>) -> Bool {
    guard isFixedNumber(digits), let area = plan.areaTrie.longest(digits) else { return false }
    if window.count == 1 { return true }
    let first = groups[window.lowerBound].count
    return first == area.count && window.count <= 4 || first == 1 || groups.isTight(window)
  }

  /// Whether digits are an area code and a number of the length that its lines have.
  func isFixedNumber(_ digits: ByteView) -> Bool {
    guard digits[0] == UInt8(ascii: "0"), let area = plan.areaTrie.longest(digits) else {
      return false
    }
    return isLocal(digits[area.count..<digits.count], of: area.value)
  }

  private func isLocal(_ local: ByteView, of area: Int) -> Bool {
    guard plan.areas[area].lengths.contains(UInt8(truncatingIfNeeded: local.count)),
      local.count > 0
    else { return false }
    return local[0] >= UInt8(ascii: "2") && local[0] <= UInt8(ascii: "8")
  }

  /// Whether digits behind +86 are a fixed line, whose 0 is left out there: +86 21 52066273.
  func isFixedWithoutZero(_ national: ByteView) -> Bool {
    guard national.count >= 9, national.count <= 11 else { return false }
    var trunk = NumberDigits()
    trunk.append(UInt8(ascii: "0"))
    for offset in 0..<national.count { trunk.append(national[offset]) }
    return trunk.withByteView { isFixedNumber($0) }
  }

  func isService400(_ digits: ByteView, _ window: Range<Int>, _ around: Surroundings) -> Bool {
    guard digits.count == 10,
      digits.hasPrefix(ByteView("400")) || digits.hasPrefix(ByteView("800"))
    else { return false }
    if around.hasAnchor || groups.isTight(window) && digits[0] == UInt8(ascii: "4") { return true }
    let first = groups[window.lowerBound].count
    return window.count > 1 && (first == 3 || first == 4 || first == 1)
  }

  /// Whether it is a short service number, and the text says that it is to be called.
  func isHotline(_ digits: ByteView, _ window: Range<Int>) -> Bool {
    guard digits.count == 5 || digits.count == 6, hasHotlineShape(window),
      digits.hasPrefix(ByteView("95")) || digits.hasPrefix(ByteView("96"))
    else { return false }
    let start = groups[window.lowerBound].start
    return text.lastWord(words.hotline, before: start, reach: 8) != nil
  }

  /// Whether a dash stands between all digits: 9-5-5-8-8.
  private func areDashed(_ window: Range<Int>) -> Bool {
    window.allSatisfy { index in
      groups[index].count == 1 && (index == window.lowerBound || groups[index].gap == .dash)
    }
  }

  /// One group, single digits, or two groups with a blank or dash: 95 588.
  private func hasHotlineShape(_ window: Range<Int>) -> Bool {
    if groups.isTight(window) || groups.isSpelled(window) || areDashed(window) { return true }
    guard window.count == 2, groups[window.lowerBound].count >= 2 else { return false }
    let gap = groups[window.lowerBound + 1].gap
    return gap == .blank || gap == .dash
  }
}

extension Glyph.Kind {
  /// Whether it is a digit or letter of ASCII.
  var isASCII: Bool { self == .digit || self == .letter }
}
