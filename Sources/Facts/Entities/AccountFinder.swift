import Bytes
import Views

/// Finds bank accounts: sixteen to nineteen digits with a word before them or a card's check digit.
struct AccountFinder {
  let text: GlyphView
  let groups: DigitGroupView
  let words: ContextWords
  let view: View

  /// Finds all accounts of the text.
  func find(into table: inout EntityTable) {
    var first = 0
    while first < groups.count {
      var last = first
      var digitCount = 0
      while last < groups.count, last == first || groups[last].gap != .end,
        digitCount + groups[last].count <= 19
      {
        digitCount += groups[last].count
        last += 1
      }
      // The longest run first: four groups of four and one of three are one card.
      var end = last
      while end > first, !keep(first..<end, &table) { end -= 1 }
      first = max(end, first + 1)
    }
  }

  private func keep(_ window: Range<Int>, _ table: inout EntityTable) -> Bool {
    let digits = groups.joinedDigits(window)
    guard digits.count >= 16, digits.count <= 19, isBounded(window), !hasTaken(window) else {
      return false
    }
    let start = groups[window.lowerBound].start
    guard text.kind(start - 1) != .letter, hasAccountShape(window) else { return false }
    let reference = text.lastWord(words.reference, before: start) ?? -1
    let anchor = text.lastWord(words.account, before: start) ?? -1
    guard anchor > reference || reference < 0 else { return false }
    let isCard = view != .skeleton && hasCardStart(digits) && hasCheckDigit(digits)
    guard anchor >= 0 || isCard else { return false }
    guard anchor >= 0 || !isIdentityNumber(digits) else { return false }
    groups.take(window)
    table.keep(.account, text.range(groups.glyphs(of: window)), value: digits)
    return true
  }

  private func hasTaken(_ window: Range<Int>) -> Bool {
    for index in window where groups[index].isTaken { return true }
    return false
  }

  /// Whether no digit that belongs to it stands before or after.
  private func isBounded(_ window: Range<Int>) -> Bool {
    let before = groups[window.lowerBound].gap
    if before == .tight || before == .dash || before == .dot { return false }
    guard window.upperBound < groups.count else { return true }
    return groups[window.upperBound].gap != .tight
  }

  /// Whether the groups are those of a card: one, fours, or disguised digit by digit.
  private func hasAccountShape(_ window: Range<Int>) -> Bool {
    if window.count == 1 { return true }
    var areFours = true
    var areSmall = true
    for index in window {
      let group = groups[index]
      areSmall = areSmall && group.count <= 3
      if index < window.upperBound - 1 { areFours = areFours && group.count == 4 }
      if group.gap == .comma, index > window.lowerBound { return false }
    }
    return areFours || groups.isTight(window) || areSmall && window.count >= 6 || window.count == 2
  }

  /// Whether cards begin so: UnionPay with 62, the others with 4 or 5 and sixteen digits.
  private func hasCardStart(_ digits: ByteView) -> Bool {
    if digits.hasPrefix(ByteView("62")) { return true }
    return digits.count == 16 && (digits[0] == UInt8(ascii: "4") || digits[0] == UInt8(ascii: "5"))
  }

  /// Whether the last digit is the check digit of the others (ISO/IEC 7812-1, Luhn).
  private func hasCheckDigit(_ digits: ByteView) -> Bool {
    var sum = 0
    for step in 0..<digits.count {
      let digit = Int(digits[digits.count - 1 - step] - UInt8(ascii: "0"))
      let doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2
      sum += step % 2 == 0 ? digit : doubled
    }
    return sum % 10 == 0
  }

  /// Whether eighteen digits are a citizen's identity number, with a date of birth inside.
  private func isIdentityNumber(_ digits: ByteView) -> Bool {
    guard digits.count == 18 else { return false }
    let year = decimal(digits[6..<10])
    let month = decimal(digits[10..<12])
    let day = decimal(digits[12..<14])
    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  }
}

/// The value of a few digits.
func decimal(_ digits: ByteView) -> Int {
  var value = 0
  for offset in 0..<min(digits.count, 15) {
    value = value * 10 + Int(digits[offset] - UInt8(ascii: "0"))
  }
  return value
}
