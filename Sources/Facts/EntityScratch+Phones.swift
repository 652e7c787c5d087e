import Bytes
import Views

extension EntityScratch {
  /// Finds telephone numbers: mobile, fixed with area code, 400 and 800, short ones, foreign ones.
  mutating func findPhones(_ plan: NumberPlan) {
    var first = 0
    while first < glyphs.groups.count {
      guard !glyphs.groups[first].isTaken else {
        first += 1
        continue
      }
      first = phoneEnd(from: first, plan) ?? first + 1
    }
  }

  /// Keeps the telephone number that begins with a group, and returns the group behind it.
  private mutating func phoneEnd(from first: Int, _ plan: NumberPlan) -> Int? {
    var end = first
    var digitCount = 0
    while end < glyphs.groups.count, !glyphs.groups[end].isTaken, digitCount < 19 {
      let group = glyphs.groups[end]
      guard end == first || group.gap != .end else { return nil }
      digitCount += group.count
      end += 1
      let window = first..<end
      guard digitCount >= 5, digitCount <= 19 else { continue }
      let digits = glyphs.joinedDigits(window)
      guard let number = phoneValue(digits, window, plan) else { continue }
      let start = values.count
      if number.hasPlus { values.append(UInt8(ascii: "+")) }
      values.append(digits[number.skipped..<digits.count])
      var places = glyphs.places(window)
      if glyphs.scalar(places.lowerBound - 1) == "+" || isBracketed(places) {
        places = (places.lowerBound - 1)..<places.upperBound
      }
      keep(.phone, glyphs.range(places), valueFrom: start)
      for place in window { glyphs.groups[place].isTaken = true }
      return end
    }
    return nil
  }

  /// Whether a bracket that opens before the digits closes inside of them: (010)88886666.
  private func isBracketed(_ places: Range<Int>) -> Bool {
    guard glyphs.scalar(places.lowerBound - 1) == "(" else { return false }
    for place in places where glyphs.scalar(place) == ")" { return true }
    return false
  }

  /// What is dropped from the digits, and whether a `+` is put before them; nil for no telephone.
  private func phoneValue(
    _ digits: ByteView, _ window: Range<Int>, _ plan: NumberPlan
  ) -> (skipped: Int, hasPlus: Bool)? {
    guard canBePhone(digits, window), hasFreeEdges(window) else { return nil }
    let start = glyphs.groups[window.lowerBound].start
    let anchor = glyphs.lastWord(ContextWords.phone, before: start) ?? -1
    let reference = glyphs.lastWord(ContextWords.reference, before: start) ?? -1
    guard reference < 0 || anchor > reference else { return nil }
    // A skeleton has lost what separates numbers, so a word must say that this is one.
    guard view != .skeleton || anchor >= 0 else { return nil }
    if isMobile(digits), isMobileShape(window, hasAnchor: anchor >= 0) {
      return (digits.count - 11, false)
    }
    if isFixedLine(digits, window, plan) || isService400(digits, window, hasAnchor: anchor >= 0) {
      return (0, false)
    }
    if isHotline(digits, window) { return (0, false) }
    return foreign(digits, window, plan)
  }

  /// Whether telephone numbers begin so; the look around costs more.
  private func canBePhone(_ digits: ByteView, _ window: Range<Int>) -> Bool {
    if isMobile(digits) || digits[0] == UInt8(ascii: "0") { return true }
    if digits.count <= 6 { return digits[0] == UInt8(ascii: "9") }
    if digits.count == 10, digits.hasPrefix(ByteView("400")) || digits.hasPrefix(ByteView("800")) {
      return true
    }
    return glyphs.scalar(glyphs.groups[window.lowerBound].start - 1) == "+"
  }

  /// Whether neither letters nor further digits make it part of something longer.
  private func hasFreeEdges(_ window: Range<Int>) -> Bool {
    let places = glyphs.places(window)
    if glyphs.kind(places.lowerBound - 1) == .letter {
      guard isAnchorRun(endingAt: places.lowerBound) else { return false }
    }
    let after = glyphs.scalar(places.upperBound)
    if glyphs.kind(places.upperBound) == .letter {
      let end = glyphs.letterRunEnd(from: places.upperBound)
      // 13800138000A12 is some code; 13800138000qBH is a number with a random tail.
      guard glyphs.kind(end) != .digit, end - places.upperBound <= 4 else { return false }
    }
    switch after {
    case "元" where glyphs.scalar(places.upperBound + 1) == "旦": break
    case "元", "万", "块", "%", "℃", "年", "亿", "@": return false
    default: break
    }
    let before = glyphs.scalar(places.lowerBound - 1)
    if before == "¥" || before == "￥" || before == "$" || before == "@" { return false }
    return areNeighboursApart(window)
  }

  /// Whether the digits before and after are other numbers.
  private func areNeighboursApart(_ window: Range<Int>) -> Bool {
    let before = glyphs.groups[window.lowerBound].gap
    // Two numbers that are spelled side by side: the digits behind are one of their own.
    let isPair = isSpelled(window) && isSpelledMobile(behind: window)
    if isPair || window.lowerBound > 0 && isSpelled(window) && digitsAreTaken(before: window) {
      return true
    }
    if before == .tight || before == .dash || before == .dot || before == .symbol { return false }
    let inner = window.count > 1 ? glyphs.groups[window.lowerBound + 1].gap : .end
    if before != .end, before == inner, !isStandardMobile(window) { return false }
    guard window.upperBound < glyphs.groups.count else { return true }
    let next = glyphs.groups[window.upperBound]
    if next.gap == .tight { return !glyphs.glyphs[next.start].kind.isASCII && next.count <= 2 }
    if next.gap == .dot { return next.count > 2 }
    return next.gap == .end || next.gap != inner || isStandardMobile(window)
  }

  /// Whether eleven digits that stand alone follow, and no more.
  private func isSpelledMobile(behind window: Range<Int>) -> Bool {
    let end = window.upperBound + 11
    guard window.count == 11, end <= glyphs.groups.count else { return false }
    let next = window.upperBound..<end
    guard isSpelled(next), glyphs.groups[next.lowerBound].gap == .blank,
      isMobile(glyphs.joinedDigits(next))
    else { return false }
    return end == glyphs.groups.count || glyphs.groups[end].gap != .blank
  }

  private func digitsAreTaken(before window: Range<Int>) -> Bool {
    window.count == 11 && glyphs.groups[window.lowerBound].gap == .blank
      && glyphs.groups[window.lowerBound - 1].isTaken
  }

  /// Whether the letters that end at a place announce a number: tel13800138000.
  private func isAnchorRun(endingAt place: Int) -> Bool {
    let start = glyphs.letterRunStart(before: place)
    for word in ContextWords.phoneLetters where glyphs.wordEnd(word, at: start) == place {
      return true
    }
    return false
  }

  private func isMobile(_ digits: ByteView) -> Bool {
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
    window.count == 3 && glyphs.groups[window.lowerBound].count == 3
      && glyphs.groups[window.lowerBound + 1].count == 4
      && glyphs.groups[window.lowerBound + 2].count == 4
  }

  /// Whether the digits are separated as people separate them, or as only disguises are.
  private func isMobileShape(_ window: Range<Int>, hasAnchor: Bool) -> Bool {
    if window.count == 1 || hasAnchor && !isDateStart(window) { return true }
    var areSingle = true
    var areTight = true
    var isUniform = true
    let inner = glyphs.groups[window.lowerBound + 1].gap
    for place in window {
      let group = glyphs.groups[place]
      areSingle = areSingle && group.count <= 1
      guard place > window.lowerBound else { continue }
      if group.gap == .symbol { return true }
      areTight = areTight && group.gap == .tight
      isUniform = isUniform && group.gap == inner
    }
    if areTight || areSingle && isUniform { return true }
    return isUniform && !isDateStart(window) && hasUsualSizes(window)
  }

  /// Whether the first groups can be a year, a month and a day.
  private func isDateStart(_ window: Range<Int>) -> Bool {
    guard window.count >= 3, glyphs.groups[window.lowerBound].count == 4 else { return false }
    let year = decimal(glyphs.joinedDigits(window.lowerBound..<(window.lowerBound + 1)))
    return year >= 1900 && year < 2100 && glyphs.groups[window.lowerBound + 1].count <= 2
  }

  /// Three or four groups of three to five digits, or two of which one has three or four.
  private func hasUsualSizes(_ window: Range<Int>) -> Bool {
    let first = glyphs.groups[window.lowerBound].count
    if window.count == 2 { return first == 3 || first == 4 || first == 2 }
    guard window.count == 3 || window.count == 4 else { return false }
    for place in window {
      let count = glyphs.groups[place].count
      guard count >= 2, count <= 5, count >= 3 || window.count == 4 || place == window.lowerBound
      else { return false }
    }
    return true
  }

  private func isFixedLine(_ digits: ByteView, _ window: Range<Int>, _ plan: NumberPlan) -> Bool {
    guard digits[0] == UInt8(ascii: "0"), let area = plan.areaTrie.longest(digits) else {
      return false
    }
    let local = digits[area.count..<digits.count]
    guard plan.areas[area.value].lengths.contains(UInt8(local.count)), local.count > 0,
      local[0] >= UInt8(ascii: "2"), local[0] <= UInt8(ascii: "8")
    else { return false }
    if window.count == 1 { return true }
    let first = glyphs.groups[window.lowerBound].count
    return first == area.count && window.count <= 4 || first == 1 || isTight(window)
  }

  private func isTight(_ window: Range<Int>) -> Bool {
    for place in window.dropFirst() where glyphs.groups[place].gap != .tight { return false }
    return true
  }

  /// Whether all digits stand alone, each with a blank before it.
  private func isSpelled(_ window: Range<Int>) -> Bool {
    for place in window {
      let group = glyphs.groups[place]
      guard group.count == 1, place == window.lowerBound || group.gap == .blank else {
        return false
      }
    }
    return true
  }

  private func isService400(_ digits: ByteView, _ window: Range<Int>, hasAnchor: Bool) -> Bool {
    guard digits.count == 10 else { return false }
    guard digits.hasPrefix(ByteView("400")) || digits.hasPrefix(ByteView("800")) else {
      return false
    }
    if hasAnchor || isTight(window) && digits[0] == UInt8(ascii: "4") { return true }
    let first = glyphs.groups[window.lowerBound].count
    return window.count > 1 && (first == 3 || first == 4 || first == 1)
  }

  /// Whether it is a short service number, and the text says that it is to be called.
  private func isHotline(_ digits: ByteView, _ window: Range<Int>) -> Bool {
    guard digits.count == 5 || digits.count == 6, isTight(window) || isSpelled(window) else {
      return false
    }
    guard digits.hasPrefix(ByteView("95")) || digits.hasPrefix(ByteView("96")) else { return false }
    let start = glyphs.groups[window.lowerBound].start
    return glyphs.lastWord(ContextWords.hotline, before: start, reach: 8) != nil
  }

  /// A number of another country behind `+` or `00`.
  private func foreign(
    _ digits: ByteView, _ window: Range<Int>, _ plan: NumberPlan
  ) -> (skipped: Int, hasPlus: Bool)? {
    let start = glyphs.groups[window.lowerBound].start
    var skipped = 0
    if digits.hasPrefix(ByteView("00")) {
      skipped = 2
    } else {
      // 100+200 is a sum.
      guard glyphs.scalar(start - 1) == "+", glyphs.kind(start - 2) != .digit else { return nil }
    }
    let number = digits[skipped..<digits.count]
    guard number.count >= 9, window.count <= 6, let country = plan.countryTrie.longest(number)
    else {
      return nil
    }
    let lengths = plan.countries[country.value].lengths
    return lengths.contains(UInt8(number.count)) ? (skipped, true) : nil
  }
}

extension Glyph.Kind {
  /// Whether it is a digit or letter of ASCII.
  var isASCII: Bool { self == .digit || self == .letter }
}
