import Bytes

/// A number that counts money, in fen: 1,200.50, 3万5, 十万零五千, 1.2345万.
struct MoneyNumeral: BitwiseCopyable {
  /// How much it is.
  var fen = 0
  /// Where it ends.
  var end = 0
  /// The unit that was read last, or 1: 10,000 for 5万.
  var lastUnit = 1
  /// What the number before one unit is multiplied by, where there is no more than that: 3-30万.
  var factor: Int?
  /// Whether its first character is a unit: 百元 is no amount.
  var beginsWithUnit = false
  /// Whether it says no more than about how much: 三四十.
  var isApproximate = false
  /// Whether it is one Han digit, which is more often a count of pieces than money: 一块.
  var isSmall = false
  /// Whether the letter `k` stands for the thousand.
  var hasLetterThousand = false

  /// Whether 万 or more was among its units: 1万5千.
  var isTenThousands = false
}

/// Reads the numerals of people, digits and Han together, from left to right.
///
/// All arithmetic is checked: what passes ``Limits/amountFenMax`` is no amount.
struct MoneyNumeralReader {
  /// What may stand between the thousands of a number.
  struct Separators {
    /// `12,000`: false in a list such as 满500，100元.
    var hasComma = true
    /// `12 000`.
    var hasBlank = false
    /// Whether a blank stands between all digits: `1 2 0 0 0`.
    var isSpelled = false
  }

  /// A number without unit: digits with decimals, or Han digits.
  private struct Term {
    var mantissa = 0
    var decimalCount = 0
    var isSingleDigit = false

    /// The term times a unit, in fen, or nil where that is too much.
    func fen(times unit: Int) -> Int? {
      var scale = unit * 100
      var mantissa = mantissa
      for _ in 0..<decimalCount {
        if scale % 10 == 0 { scale /= 10 } else { mantissa /= 10 }
      }
      return checkedProduct(mantissa, scale)
    }
  }

  private let text: GlyphView
  private let start: Int
  private let separators: Separators
  private var index: Int

  /// What was read above 亿, above 万 and below, in fen.
  private var high = 0
  private var middle = 0
  private var low = 0
  private var term: Term?
  private var hasZero = false
  private var smallUnit = Int.max
  private var unitCount = 0
  private var termCount = 0
  private var numeral = MoneyNumeral()

  /// Prepares to read at an index.
  init(_ text: GlyphView, from start: Int, _ separators: Separators) {
    self.text = text
    self.start = start
    self.separators = separators
    index = start
  }

  /// Reads a numeral, or nil where there is none or too much.
  mutating func read() -> MoneyNumeral? {
    while index - start < Limits.amountGlyphCountMax {
      guard let glyph = text.glyph(index) else { break }
      if glyph.isDigit && glyph.kind != .han || index == start && glyph.scalar == "." {
        guard term == nil, readDigits() else { break }
      } else if let digit = hanNumeral(glyph.scalar), digit < 10 {
        guard term == nil, readHanDigits() else { break }
      } else if let unit = unit(at: index) {
        guard readUnit(unit) else { break }
      } else if glyph.kind == .blank, term != nil, let unit = unit(at: index + 1), unit > 10 {
        index += 1
      } else {
        break
      }
    }
    return finish()
  }

  private mutating func finish() -> MoneyNumeral? {
    guard index > start, unitCount + termCount > 0 else { return nil }
    var trailing = 0
    if let term {
      let isShort = term.isSingleDigit && !hasZero && numeral.lastUnit >= 100
      guard let fen = term.fen(times: isShort ? numeral.lastUnit / 10 : 1) else { return nil }
      // 5万30000 is no numeral, nor is 3千5000.
      guard isShort || unitCount == 0 || fen < numeral.lastUnit * 100 else { return nil }
      trailing = fen
    }
    guard let fen = checkedSum(checkedSum(high, middle), checkedSum(low, trailing)) else {
      return nil
    }
    numeral.fen = fen
    numeral.end = index
    if termCount > 1 || term != nil && unitCount > 0 { numeral.factor = nil }
    return numeral
  }

  /// Reads digits with thousands and decimals; `o` between digits is 0.
  private mutating func readDigits() -> Bool {
    var read = Term()
    var digitCount = 0
    var end = index
    while let glyph = text.glyph(end), digitCount < 14 {
      if glyph.isDigit, glyph.kind != .han {
        read.mantissa = read.mantissa * 10 + Int(glyph.digit)
        digitCount += 1
        end += 1
      } else if isThousands(at: end, digitCount) {
        end += 1
      } else if separators.isSpelled, glyph.kind == .blank, text.kind(end + 1) == .digit {
        end += 1
      } else {
        break
      }
    }
    // Where no digit comes before the dot, the zero is not written.
    guard digitCount > 0 || text.scalar(index) == ".", digitCount < 14 else { return false }
    read.isSingleDigit = digitCount == 1
    hasZero = hasZero || read.mantissa == 0 || text[index].digit == 0
    if text.scalar(end) == ".", text.kind(end + 1) == .digit {
      let decimalEnd = text.digitRunEnd(from: end + 1)
      // 2026.11.25 and 1.2.3 are no numbers.
      guard decimalEnd - end <= 9,
        text.scalar(decimalEnd) != "." || text.kind(decimalEnd + 1) != .digit
      else { return false }
      for location in (end + 1)..<decimalEnd
      where read.decimalCount < 4 || read.mantissa < 1_000_000 {
        read.mantissa = read.mantissa * 10 + Int(text[location].digit)
        read.decimalCount += 1
      }
      read.isSingleDigit = false
      end = decimalEnd
    }
    term = read
    termCount += 1
    index = end
    return true
  }

  /// Whether a separator stands at an index, and three digits and no more behind it.
  private func isThousands(at location: Int, _ digitCount: Int) -> Bool {
    switch text.scalar(location) {
    case ",": guard separators.hasComma else { return false }
    case "'", "’", "‘", "`": break
    case " ": guard separators.hasBlank else { return false }
    default: return false
    }
    guard text.digitRunEnd(from: location + 1) - location == 4 else { return false }
    // The first group has at most three digits.
    return digitCount <= 3 || text.kind(location - 4) != .digit
  }

  /// Reads Han digits: one is a digit, 三四 is about three or four, 一二〇〇 is spelled.
  private mutating func readHanDigits() -> Bool {
    var end = index
    var value = 0
    var count = 0
    var hasInnerZero = false
    while let digit = hanNumeral(text.scalar(end)), digit < 10, count < 12 {
      if count > 0, digit == 0 { hasInnerZero = true }
      value = value * 10 + digit
      count += 1
      end += 1
    }
    // 10万两银子: 两 at the end is a weight.
    if text.scalar(index) == "两", count == 1, unitCount > 0, unit(at: end) == nil { return false }
    let first = hanNumeral(text.scalar(index)) ?? 0
    if first == 0, count <= 2 {
      // 十万零五千: the zero only says that a location is empty.
      hasZero = true
      if count == 1, unitCount == 0 { term = Term(mantissa: 0, isSingleDigit: true) }
      if count == 2 { term = Term(mantissa: value, isSingleDigit: true) }
    } else if count == 1 {
      term = Term(mantissa: value, isSingleDigit: true)
    } else if count == 2, !hasInnerZero {
      numeral.isApproximate = true
      term = Term(mantissa: first)
    } else {
      term = Term(mantissa: value)
    }
    numeral.isSmall = end - start == 1
    termCount += 1
    index = end
    return true
  }

  /// Reads a unit: ten and its powers apply to what is before them in their section.
  private mutating func readUnit(_ unit: Int) -> Bool {
    if term == nil, index == start { numeral.beginsWithUnit = unit > 10 }
    // 5百万 goes on with 万; 百 alone only begins, and 十 also follows 零.
    guard unit >= 10_000 || smallUnit > unit, term != nil || canStandAlone(unit) else {
      return false
    }
    let written = term ?? Term(mantissa: 1)
    if unit < 10_000 {
      guard let fen = written.fen(times: unit), let sum = checkedSum(low, fen) else { return false }
      low = sum
      smallUnit = unit
    } else {
      guard isAscending(unit), multiply(by: unit) else { return false }
      smallUnit = .max
    }
    numeral.factor = checkedProduct(numeral.factor ?? 1, unit)
    term = nil
    hasZero = false
    unitCount += 1
    numeral.isSmall = false
    numeral.lastUnit = unit
    numeral.isTenThousands = numeral.isTenThousands || unit >= 10_000
    if text.scalar(index) == "k" { numeral.hasLetterThousand = true }
    index += 1
    return true
  }

  private func canStandAlone(_ unit: Int) -> Bool {
    unit == 10 || index == start || unit >= 10_000 && low + middle > 0
  }

  /// Whether 万 or 亿 stands for the first time.
  private func isAscending(_ unit: Int) -> Bool { unit == 10_000 ? middle == 0 : high == 0 }

  private mutating func multiply(by unit: Int) -> Bool {
    var section = low
    if unit > 10_000 { section += middle }
    if let term {
      guard let fen = term.fen(times: 1), let exact = term.fen(times: unit) else { return false }
      // Decimals count before the unit only: 1.2345万.
      guard term.decimalCount > 0, section == 0 else {
        section += fen
        return store(checkedProduct(section, unit), unit)
      }
      return store(exact, unit)
    }
    if index == start { section = 100 }
    return store(checkedProduct(section, unit), unit)
  }

  private mutating func store(_ fen: Int?, _ unit: Int) -> Bool {
    guard let fen else { return false }
    low = 0
    if unit > 10_000 {
      high = fen
      middle = 0
    } else {
      middle = fen
    }
    return true
  }

  /// The unit that begins at an index.
  private func unit(at location: Int) -> Int? {
    let scalar = text.scalar(location)
    switch scalar {
    case "w": return isLetterUnit(location) ? 10_000 : nil
    case "k": return isLetterUnit(location) ? 1_000 : nil
    default:
      guard let value = hanNumeral(scalar), value >= 10 else { return nil }
      return value
    }
  }

  /// Whether a letter stands alone behind a digit: 20w, 1w5.
  private func isLetterUnit(_ location: Int) -> Bool {
    let before = text.kind(location - 1) == .blank ? location - 2 : location - 1
    guard text.glyph(before)?.isDigit ?? false, text.kind(location + 1) != .letter else {
      return false
    }
    let end = text.digitRunEnd(from: location + 1)
    return end == location + 1 || end == location + 2 && text.kind(end) != .letter
  }
}

/// A sum, or nil where it is too much for an amount or a part is nil.
func checkedSum(_ left: Int?, _ right: Int?) -> Int? {
  guard let left, let right else { return nil }
  let (sum, overflows) = left.addingReportingOverflow(right)
  return overflows || sum > Limits.amountFenMax ? nil : sum
}

/// A product, or nil where it is too much for an amount.
func checkedProduct(_ left: Int, _ right: Int) -> Int? {
  let (product, overflows) = left.multipliedReportingOverflow(by: right)
  return overflows || product > Limits.amountFenMax ? nil : product
}
