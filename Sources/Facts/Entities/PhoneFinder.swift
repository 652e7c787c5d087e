import Bytes
import Views

/// Finds telephone numbers: mobile, fixed with area code, 400 and 800, short ones, foreign ones.
struct PhoneFinder {
  let text: GlyphView
  let groups: DigitGroupView
  let words: ContextWords
  let plan: NumberPlan
  let view: View

  /// A telephone number: the digits that count, and what is written before them.
  struct Number {
    /// How many of the written digits are left out at the start.
    var skipped = 0
    var prefix: StaticString = ""
    var isForeign = false
    /// Whether an extension may follow, as it does behind numbers of firms.
    var mayHaveExtension = false
  }

  /// What stands around the digits of a window.
  struct Surroundings {
    var start: Int
    /// Whether `+` stands before the digits.
    var hasPlus: Bool
    /// Whether a word such as 电话 or 加 stands before them, and none such as 订单 behind it.
    var hasAnchor = false
    /// Whether the word says plainly that a telephone number follows.
    var hasDial = false
    var isReference = false
  }

  /// Finds all telephone numbers of the text, except in links.
  func find(into table: inout EntityTable, except links: borrowing HostFinder) {
    var first = 0
    while first < groups.count {
      guard !groups[first].isTaken, mayBegin(first) else {
        first += 1
        continue
      }
      first = phoneEnd(from: first, &table, links) ?? first + 1
    }
  }

  /// Whether a telephone number can begin with a group; the look around costs more.
  private func mayBegin(_ first: Int) -> Bool {
    switch groups.digits[groups[first].first] {
    case UInt8(ascii: "0"), UInt8(ascii: "1"), UInt8(ascii: "4"), UInt8(ascii: "8"),
      UInt8(ascii: "9"):
      true
    default: hasPlus(groups[first].start)
    }
  }

  func hasPlus(_ start: Int) -> Bool {
    let sign = text.scalar(start - 1) == "(" ? start - 2 : start - 1
    return text.scalar(sign) == "+" && text.kind(sign - 1) != .digit
      && text.glyph(start)?.digit != 0
  }

  /// Keeps the telephone number that begins with a group, and returns the group behind it.
  private func phoneEnd(
    from first: Int, _ table: inout EntityTable, _ links: borrowing HostFinder
  ) -> Int? {
    var end = first
    var digitCount = 0
    var found: (window: Range<Int>, number: Number)?
    let isOpen = hasPlus(groups[first].start)
    while end < groups.count, !groups[end].isTaken, digitCount < 19 {
      let group = groups[end]
      guard end == first || group.gap != .end else { break }
      digitCount += group.count
      end += 1
      let window = first..<end
      guard digitCount >= 5, digitCount <= 19, let number = number(in: window) else { continue }
      found = (window, number)
      // Numbers of other countries have no fixed length: the longest counts.
      guard isOpen, number.isForeign else { break }
    }
    guard let found, !links.isInLink(groups.glyphs(of: found.window)) else { return nil }
    keep(found.number, found.window, &table)
    return found.window.upperBound
  }

  private func keep(_ number: Number, _ window: Range<Int>, _ table: inout EntityTable) {
    let digits = groups.joinedDigits(window)
    let start = table.values.count
    table.values.append(number.prefix)
    table.values.append(digits[number.skipped..<digits.count])
    var indices = groups.glyphs(of: window)
    if text.scalar(indices.lowerBound - 1) == "+" || isBracketed(indices) {
      indices = (indices.lowerBound - 1)..<indices.upperBound
    }
    table.keep(.phone, text.range(indices), valueFrom: start)
    groups.take(window)
    if number.mayHaveExtension, isExtension(behind: window) {
      groups.take(window.upperBound..<(window.upperBound + 1))
    }
  }

  /// Whether a bracket that opens before the digits closes inside of them: (010)88886666.
  private func isBracketed(_ indices: Range<Int>) -> Bool {
    guard text.scalar(indices.lowerBound - 1) == "(" else { return false }
    for index in indices where text.scalar(index) == ")" { return true }
    return false
  }

  /// The telephone number that some groups are, or nil.
  private func number(in window: Range<Int>) -> Number? {
    let digits = groups.joinedDigits(window)
    let start = groups[window.lowerBound].start
    var around = Surroundings(start: start, hasPlus: hasPlus(start))
    guard canBePhone(digits, around.hasPlus) else { return nil }
    readWords(before: start, into: &around)
    guard !around.isReference, view != .skeleton || around.hasAnchor,
      let number = plausible(digits, window, around), hasFreeEdges(window, digits, around, number)
    else { return nil }
    return number
  }

  private func readWords(before start: Int, into around: inout Surroundings) {
    let anchor = text.lastWord(words.phone, before: start) ?? -1
    let dial = text.lastWord(words.dial, before: start) ?? -1
    let reference = text.lastWord(words.reference, before: start) ?? -1
    around.hasDial = dial >= 0 && dial >= reference
    around.hasAnchor = anchor >= 0 && anchor > reference
    guard reference >= 0, anchor <= reference else { return }
    // 电话ID:138… is dialled all the same.
    let sign = text.scalar(reference - 1)
    let isWeak = dial >= 0 && reference - dial <= 4 && (sign == ":" || sign == ".")
    around.isReference = !isWeak
    around.hasDial = around.hasDial || isWeak
    around.hasAnchor = around.hasAnchor || isWeak
  }

  /// What the digits are in this country or another.
  private func plausible(
    _ digits: ByteView, _ window: Range<Int>, _ around: Surroundings
  ) -> Number? {
    let isHome = !around.hasPlus || digits.hasPrefix(ByteView("86"))
    guard isHome, !(digits.hasPrefix(ByteView("00")) && !digits.hasPrefix(ByteView("0086"))) else {
      return foreign(digits, window, around)
    }
    if isMobile(digits), isMobileShape(window, hasAnchor: around.hasAnchor) {
      guard hasAmericanShape(window) else { return Number(skipped: digits.count - 11) }
      return around.hasDial ? Number(prefix: "+", isForeign: true) : nil
    }
    if let number = firm(digits, window, around, skipped: 0) { return number }
    return behindCountryCode(digits, window, around)
  }

  /// A fixed line, a 400 number or a hotline as it is dialled inside the country.
  private func firm(
    _ digits: ByteView, _ window: Range<Int>, _ around: Surroundings, skipped: Int
  ) -> Number? {
    if isFixedLine(digits, window) || isService400(digits, window, around) {
      return Number(skipped: skipped, mayHaveExtension: true)
    }
    return isHotline(digits, window) ? Number(skipped: skipped, mayHaveExtension: true) : nil
  }

  /// What stands behind 86, +86 or 0086 and is no mobile number.
  private func behindCountryCode(
    _ digits: ByteView, _ window: Range<Int>, _ around: Surroundings
  ) -> Number? {
    var skipped = 0
    if digits.hasPrefix(ByteView("0086")) {
      skipped = 4
    } else if digits.hasPrefix(ByteView("86")) {
      let isApart = groups[window.lowerBound].count == 2 && window.count > 1
      guard around.hasPlus || isApart && around.hasAnchor else { return nil }
      skipped = 2
    }
    guard skipped > 0, digits.count - skipped >= 5 else { return nil }
    let national = digits[skipped..<digits.count]
    if isFixedNumber(national) { return Number(skipped: skipped, mayHaveExtension: true) }
    if national[0] == UInt8(ascii: "1") || national[0] >= UInt8(ascii: "2") {
      if isFixedWithoutZero(national) {
        return Number(skipped: skipped, prefix: "0", mayHaveExtension: true)
      }
    }
    let isFirm =
      national.count == 10
      && (national.hasPrefix(ByteView("400")) || national.hasPrefix(ByteView("800")))
      || (national.count == 5 || national.count == 6) && national.hasPrefix(ByteView("95"))
    return isFirm ? Number(skipped: skipped, mayHaveExtension: true) : nil
  }

  /// Whether telephone numbers begin so; the look around costs more.
  private func canBePhone(_ digits: ByteView, _ hasPlus: Bool) -> Bool {
    if hasPlus || isMobile(digits) || digits[0] == UInt8(ascii: "0") { return true }
    if digits.count <= 6 { return digits[0] == UInt8(ascii: "9") }
    if digits.count == 10 {
      return digits.hasPrefix(ByteView("400")) || digits.hasPrefix(ByteView("800"))
    }
    return digits.hasPrefix(ByteView("86")) && digits.count >= 12 && digits.count <= 14
  }

  /// A number of another country behind `+` or `00`.
  private func foreign(
    _ digits: ByteView, _ window: Range<Int>, _ around: Surroundings
  ) -> Number? {
    let skipped = around.hasPlus ? 0 : 2
    let number = digits[min(skipped, digits.count)..<digits.count]
    guard number.count >= 9, window.count <= 7, let country = plan.countryTrie.longest(number)
    else { return nil }
    let lengths = plan.countries[country.value].lengths
    guard lengths.contains(UInt8(truncatingIfNeeded: number.count)) else { return nil }
    return Number(skipped: skipped, prefix: "+", isForeign: true)
  }
}
