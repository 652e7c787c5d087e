import Bytes
import Views

/// Finds amounts of money: 1,200.00元, ¥300, 5万, 3w, 十万零五千元, 3-30万.
struct AmountFinder {
  let text: GlyphView
  let words: ContextWords
  let view: View
  private let raw: ByteView
  private var commas: CommaWidths

  /// Whether 万 or 亿 stands three times in a row, which the skeleton writes once.
  ///
  /// 一亿亿亿元 says nothing. Looked up where it is asked for.
  private lazy var hidesRepeats = raw.hasRepeatedUnit

  /// An amount, and where it stands.
  struct Amount {
    var fen: Int
    var start: Int
    var end: Int
    /// Whether it stood with 元 or ¥.
    var hasCurrency: Bool
    var numeral: MoneyNumeral
  }

  /// Prepares to read a text.
  init(_ text: GlyphView, raw: ByteView, view: View, words: ContextWords) {
    self.text = text
    self.words = words
    self.view = view
    self.raw = raw
    commas = CommaWidths(raw: raw)
  }

  /// Finds all amounts of the text, except in links.
  mutating func find(into table: inout EntityTable, except links: borrowing HostFinder) {
    var index = 0
    while index < text.count {
      let glyph = text[index]
      if glyph.kind == .digit, let end = links.linkEnd(at: index) {
        index = end
        continue
      }
      let mayBegin =
        switch glyph.kind {
        case .digit: isNumberStart(index)
        case .han: isHanStart(index)
        default: isBareDecimal(at: index)
        }
      guard mayBegin else {
        index += 1
        continue
      }
      index = keepAmounts(from: index, &table)
    }
  }

  /// Keeps the amount or the range of amounts that begins at an index, and returns where it ends.
  private mutating func keepAmounts(from start: Int, _ table: inout EntityTable) -> Int {
    var reader = MoneyNumeralReader(text, from: start, separators(from: start))
    guard let numeral = reader.read() else {
      return max(text.digitRunEnd(from: start), start + 1)
    }
    if let amount = amount(numeral, from: start) {
      keep(amount, &table)
      return keepUpperEnd(of: amount, &table)
    }
    guard let next = rangeSignEnd(at: numeral.end), isRangeStart(start),
      let upper = upperAmount(from: next)
    else { return numeral.beginsWithUnit ? start + 1 : numeral.end }
    // 3-30万: what counts the upper end counts the lower one as well.
    let factor = numeral.lastUnit == 1 ? upper.numeral.factor ?? 1 : 1
    var fen = checkedProduct(numeral.fen, factor) ?? .max
    if fen >= upper.fen { fen = numeral.fen }
    if fen < upper.fen, !numeral.beginsWithUnit {
      let lower = Amount(
        fen: fen, start: start, end: numeral.end, hasCurrency: false, numeral: numeral)
      keep(lower, &table)
    }
    keep(upper, &table)
    return upper.end
  }

  /// Keeps the upper end of ¥100-200, and returns where the amounts end.
  private mutating func keepUpperEnd(of lower: Amount, _ table: inout EntityTable) -> Int {
    guard let next = rangeSignEnd(at: lower.end) else { return lower.end }
    if let upper = upperAmount(from: next, isUpperEnd: true), upper.fen > lower.fen {
      keep(upper, &table)
      return upper.end
    }
    guard lower.hasCurrency, lower.end == lower.numeral.end else { return lower.end }
    var reader = MoneyNumeralReader(text, from: next, .init())
    guard text.kind(next) == .digit, let numeral = reader.read(), numeral.fen > lower.fen,
      !isCounter(at: numeral.end), amount(numeral, from: next) == nil
    else { return lower.end }
    let upper = Amount(
      fen: numeral.fen, start: next, end: numeral.end, hasCurrency: true, numeral: numeral)
    keep(upper, &table)
    return upper.end
  }

  private mutating func keep(_ amount: Amount, _ table: inout EntityTable) {
    let range = text.range(amount.start..<amount.end)
    if view == .skeleton, amount.numeral.lastUnit >= 10_000, hidesRepeats { return }
    // 0元购 is an amount, 零元 only a word.
    guard amount.fen > 0 || text.kind(amount.start) != .han, !table.hasNumber(in: range) else {
      return
    }
    let valueStart = table.values.count
    table.values.appendDecimal(amount.fen)
    table.keep(.amount, range, valueFrom: valueStart)
  }

  private mutating func upperAmount(from start: Int, isUpperEnd: Bool = false) -> Amount? {
    guard text.kind(start) == .digit || isHanStart(start) else { return nil }
    var reader = MoneyNumeralReader(text, from: start, separators(from: start))
    return reader.read().flatMap { amount($0, from: start, isUpperEnd: isUpperEnd) }
  }

  /// What a numeral is with the currency beside it, or nil where it counts something else.
  private func amount(
    _ numeral: MoneyNumeral, from start: Int, isUpperEnd: Bool = false
  ) -> Amount? {
    guard !numeral.isApproximate, !numeral.beginsWithUnit, !isVague(before: start),
      !isMobileNumber(start..<numeral.end), (hanNumeral(text.scalar(numeral.end)) ?? 0) < 10
    else { return nil }
    let first = currencyStart(before: start)
    var amount = Amount(
      fen: numeral.fen, start: first, end: numeral.end, hasCurrency: true, numeral: numeral)
    let blank = text.kind(numeral.end) == .blank ? 1 : 0
    if let end = yuanEnd(at: numeral.end + blank, behind: numeral, from: start) {
      amount.end = end
      addCoins(to: &amount)
      return amount
    }
    if let coins = coins(numeral, from: start) { return coins }
    if first < start {
      return text.kind(start) == .han && isCounter(at: numeral.end) ? nil : amount
    }
    amount.hasCurrency = false
    return isMoneyWithoutYuan(numeral, from: start, isUpperEnd) ? amount : nil
  }

  // MARK: Where numbers begin

  /// Whether eleven digits are those of a mobile telephone: 13800138000元 is no money.
  private func isMobileNumber(_ indices: Range<Int>) -> Bool {
    guard indices.count == 11, text.digitRunEnd(from: indices.lowerBound) == indices.upperBound
    else {
      return false
    }
    return text[indices.lowerBound].digit == 1 && text[indices.lowerBound + 1].digit >= 3
  }

  private func isNumberStart(_ index: Int) -> Bool {
    let before = text.kind(index - 1)
    if before == .digit || before == .letter && currencyStart(before: index) == index {
      return false
    }
    // 2.5.1, and .5 of which the zero is not written: neither says how much.
    return text.scalar(index - 1) != "." || text.scalar(index - 2) == "."
  }

  /// Whether a dot begins a number whose zero is not written: ¥.99, 现价.5元; not 成功.5元到账.
  private func isBareDecimal(at index: Int) -> Bool {
    guard text.scalar(index) == ".", text.kind(index + 1) == .digit,
      text.digitRunEnd(from: index + 1) <= index + 3
    else { return false }
    switch text.kind(index - 1) {
    case .digit, .letter: return false
    case .han: return text.scalar(index - 1) == "价" || text.scalar(index - 1) == "仅"
    default: return text.scalar(index - 1) != "."
    }
  }

  private func isHanStart(_ index: Int) -> Bool {
    hanNumeral(text.scalar(index)) != nil && !(text.glyph(index - 1)?.isDigit ?? false)
  }

  /// Whether 几, 数 or 上 before a numeral says that it only tells an order of magnitude.
  private func isVague(before start: Int) -> Bool {
    switch text.scalar(start - 1) {
    case "几", "数", "上", "成": (hanNumeral(text.scalar(start)) ?? 0) >= 10
    case "第": true
    default: false
    }
  }

  /// Whether a number can be the lower end of a range: it is no part of a date or a telephone number.
  private func isRangeStart(_ index: Int) -> Bool {
    switch text.scalar(index - 1) {
    case "-", "/", ".", ":", "~", "满", "第": false
    default: true
    }
  }

  /// Where the sign between two ends of a range ends, or nil.
  private func rangeSignEnd(at index: Int) -> Int? {
    var end = text.kind(index) == .blank ? index + 1 : index
    let first = text.scalar(end)
    switch first {
    case "-", "–", "—", "~", "～", "〜", "∼", "－": end += text.scalar(end + 1) == first ? 2 : 1
    case "至", "到": end += 1
    default: return nil
    }
    if text.kind(end) == .blank { end += 1 }
    if currencyStart(before: end + 1) == end, text.kind(end) == .joiner { end += 1 }
    return text.glyph(end)?.isDigit ?? false || hanNumeral(text.scalar(end)) != nil ? end : nil
  }

  // MARK: Thousands

  private mutating func separators(from start: Int) -> MoneyNumeralReader.Separators {
    var separators = MoneyNumeralReader.Separators()
    let end = text.digitRunEnd(from: start)
    if text.scalar(end) == ",", text.kind(end + 1) == .digit {
      // 满500，100元 are two numbers; 12，000元 is one, for no number begins with a zero.
      let isList =
        switch text.scalar(start - 1) {
        case "满", "充", "买", "每", "第", "送": true
        default: text.scalar(end + 1) != "0" && end - start > 2 && commas.isWide(end, in: text)
        }
      separators.hasComma = !isList
    } else if text.scalar(end) == " " {
      separators.isSpelled = isSpelled(from: start)
      separators.hasBlank = !separators.isSpelled && hasBlankThousands(from: start, end)
    }
    return separators
  }

  /// Whether at least four single digits have blanks between them, up to the end of the number.
  private func isSpelled(from start: Int) -> Bool {
    var end = start
    while text.kind(end) == .digit, text.kind(end + 1) != .digit, end - start < 24 {
      guard text.kind(end + 1) == .blank, text.kind(end + 2) == .digit else {
        return end - start >= 6
      }
      end += 2
    }
    return false
  }

  /// Whether blanks separate thousands: 12 000元, but not 尾号688 200元.
  private func hasBlankThousands(from start: Int, _ firstEnd: Int) -> Bool {
    switch text.scalar(start - 1) {
    case "-", "/", ".", ":", "满", "第", "减", "送", "*": return false
    default: break
    }
    guard firstEnd - start <= 3, text.scalar(start) != "0" else { return false }
    var end = firstEnd
    var groupCount = 0
    while text.scalar(end) == " ", text.digitRunEnd(from: end + 1) - end == 4 {
      end += 4
      groupCount += 1
    }
    guard groupCount > 0, text.kind(end) != .blank || text.kind(end + 1) != .digit else {
      return false
    }
    if text.lastWord(words.reference, before: start, reach: 6) != nil { return false }
    let isRound = text.scalar(end - 1) == "0" && text.scalar(end - 2) == "0"
    return groupCount > 1 || isRound || currencyStart(before: start) < start
      || text.lastWord(words.money, before: start, reach: 5) != nil
  }
}

extension ByteView {
  /// Whether 万 or 亿 stands three times in a row.
  fileprivate var hasRepeatedUnit: Bool { contains("万万万") || contains("亿亿亿") }

  private func contains(_ word: StaticString) -> Bool {
    let word = ByteView(word)
    var start = 0
    while let found = firstOffset(of: word[0], from: start) {
      if self[found..<count].hasPrefix(word) { return true }
      start = found + 1
    }
    return false
  }
}
