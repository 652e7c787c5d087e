import Bytes
import Views

/// A number that counts money while it is read, in hundredths.
private struct MoneyAmount {
  var hundredths = 0
  var end = 0
}

extension EntityScratch {
  /// Finds amounts of money: 1,200.00元, ¥300, 5万, 3w, 三万元.
  mutating func findAmounts() {
    var place = 0
    while place < glyphs.count {
      let glyph = glyphs.glyphs[place]
      if glyph.kind == .digit, isNumberStart(place) {
        place = keepAmount(from: place) ?? runEnd(from: place)
      } else if glyph.kind == .han, hanNumeral(glyph.scalar) != nil {
        place = keepHanAmount(from: place)
      } else {
        place += 1
      }
    }
  }

  private func isNumberStart(_ place: Int) -> Bool {
    let before = glyphs.kind(place - 1)
    if before == .digit || before == .letter && !isCurrency(before: place) { return false }
    return !(glyphs.scalar(place - 1) == "." && glyphs.kind(place - 2) == .digit)
  }

  private func runEnd(from place: Int) -> Int {
    var end = place
    while glyphs.kind(end) == .digit { end += 1 }
    return end
  }

  /// Keeps the amount that begins with digits, and returns where it ends.
  private mutating func keepAmount(from start: Int) -> Int? {
    guard var amount = number(from: start) else { return nil }
    let hasCurrency = isCurrency(before: start)
    var place = amount.end
    if glyphs.kind(place) == .blank { place += 1 }
    let unit = unit(at: place)
    place = unit.end
    let hasYuan = isYuan(at: place)
    if hasYuan {
      place = yuanEnd(at: place)
    } else {
      guard hasCurrency || unit.isCount && isAmountWithoutYuan(place, from: start) else {
        return nil
      }
      guard unit.end > unit.start || hasCurrency else { return nil }
      if unit.end == unit.start { place = amount.end }
    }
    let (value, overflow) = amount.hundredths.multipliedReportingOverflow(by: unit.factor)
    guard !overflow else { return nil }
    amount.hundredths = value
    if hasYuan { place = addSmallCoins(&amount, at: place) }
    let first = hasCurrency ? currencyStart(before: start) : start
    let valueStart = values.count
    values.appendDecimal(amount.hundredths)
    keep(.amount, glyphs.range(first..<place), valueFrom: valueStart)
    return place
  }

  /// Digits with thousands separated by commas and up to four decimals; `o` after a digit is 0.
  private func number(from start: Int) -> MoneyAmount? {
    var amount = MoneyAmount()
    var place = start
    var count = 0
    while let glyph = glyphs.glyph(place), count < 13 {
      if glyph.isDigit, glyph.kind != .han {
        amount.hundredths = amount.hundredths * 10 + Int(glyph.digit)
        count += 1
      } else if glyph.scalar != "," || runEnd(from: place + 1) - place != 4 {
        break
      }
      place += 1
    }
    guard count > 0, count < 13 else { return nil }
    amount.hundredths *= 100
    amount.end = place
    guard glyphs.scalar(place) == ".", glyphs.kind(place + 1) == .digit else { return amount }
    let end = runEnd(from: place + 1)
    guard end - place <= 5 else { return nil }
    var weight = 10
    for decimalPlace in (place + 1)..<end {
      amount.hundredths += Int(glyphs.glyphs[decimalPlace].digit) * weight
      weight /= 10
    }
    amount.end = end
    return amount
  }

  /// 万, 千, 百万, w: how many times the number counts.
  private func unit(at start: Int) -> (factor: Int, start: Int, end: Int, isCount: Bool) {
    var factor = 1
    var place = start
    var isCount = false
    while place - start < 3 {
      switch glyphs.scalar(place) {
      case "百", "佰": factor *= 100
      case "千", "仟": factor *= 1_000
      case "万", "萬":
        factor *= 10_000
        isCount = true
      case "亿":
        factor *= 100_000_000
        isCount = true
      case "w" where place == start && !glyphs.kind(place + 1).isASCII:
        factor = 10_000
        isCount = true
      default: return (factor, start, place, isCount)
      }
      place += 1
    }
    return (factor, start, place, isCount)
  }

  /// 元, 块 or RMB, and not 元旦.
  private func isYuan(at place: Int) -> Bool {
    switch glyphs.scalar(place) {
    case "元", "圆", "沅":
      switch glyphs.scalar(place + 1) {
      case "旦", "素", "宵", "月", "老", "首", "帅", "复": return false
      case "一", "二", "三", "多", "n": return glyphs.scalar(place + 2) != "次"
      default: return true
      }
    case "块": return glyphs.scalar(place + 1) != "儿" && glyphs.scalar(place + 1) != "地"
    case "r": return glyphs.wordEnd("rmb", at: place) != nil
    default: return false
    }
  }

  private func yuanEnd(at place: Int) -> Int {
    glyphs.wordEnd("rmb", at: place) ?? place + 1
  }

  /// 3元5角: adds what follows.
  private func addSmallCoins(_ amount: inout MoneyAmount, at start: Int) -> Int {
    guard glyphs.kind(start) == .digit, let tens = glyphs.glyph(start) else { return start }
    guard glyphs.scalar(start + 1) == "角" || glyphs.scalar(start + 1) == "毛" else { return start }
    amount.hundredths += Int(tens.digit) * 10
    return start + 2
  }

  /// Whether 5万 can stand for money: no people, watts, kilometres or foreign money follow.
  private func isAmountWithoutYuan(_ place: Int, from start: Int) -> Bool {
    // 10万+阅读, 粉丝13万.
    let isMore = glyphs.scalar(place) == "+" || view == .skeleton && glyphs.scalar(place) == "加"
    guard !isMore || glyphs.kind(place + 1) != .han,
      glyphs.lastWord(ContextWords.counted, before: start, reach: 5) == nil
    else { return false }
    return !isCounter(at: place)
  }

  /// Whether a word follows that is counted, or money of another country.
  private func isCounter(at place: Int) -> Bool {
    switch glyphs.scalar(place) {
    case "人", "名", "户", "次", "家", "台", "辆", "步", "公", "里", "字", "粉", "用", "多", "余", "米", "平", "吨",
      "册",
      "件", "张", "亩", "株", "个", "位", "只", "条", "套", "所", "天", "年", "页", "点", "分", "积", "种", "阅", "播",
      "赞", "头", "棵", "部", "本", "快", "功", "充", "电", "灯", "瓦", "光", "机", "像", "级", "倍", "美", "港", "欧",
      "日", "英", "韩", "泰", "听", "会", "观", "学", "客", "市", "考", "群", "股", "份", "毫", "转", "双", "盒", "箱",
      "瓶", "斤", "立", "方", "师", "众", "一", "%":
      true
    default: glyphs.kind(place) == .digit
    }
  }

  private func isCurrency(before place: Int) -> Bool { currencyStart(before: place) < place }

  /// Where ¥, RMB or 人民币 before a place begins, or the place.
  private func currencyStart(before place: Int) -> Int {
    let end = glyphs.kind(place - 1) == .blank ? place - 1 : place
    switch glyphs.scalar(end - 1) {
    case "¥", "￥": return end - 1
    case "b" where glyphs.wordEnd("rmb", at: end - 3) == end: return end - 3
    case "币" where glyphs.wordEnd("人民币", at: end - 3) == end: return end - 3
    default: return place
    }
  }

  /// Keeps 三万五千元, and returns where the numeral ends.
  private mutating func keepHanAmount(from start: Int) -> Int {
    var place = start
    var (total, section, digit) = (0, 0, 0)
    var digitRun = 0
    while place - start < 12, let numeral = hanNumeral(glyphs.scalar(place)) {
      if numeral < 10 {
        digit = numeral
        digitRun += 1
      } else if numeral < 10_000 {
        section += max(digit, 1) * numeral
        (digit, digitRun) = (0, 0)
      } else {
        // 千亿亿 is more than any number holds, and no amount.
        let product = (total + section + digit).multipliedReportingOverflow(by: numeral)
        guard !product.overflow, product.partialValue < 1_000_000_000_000 else { return place + 1 }
        total = product.partialValue
        (section, digit, digitRun) = (0, 0, 0)
      }
      place += 1
      if digitRun > 1, digit != 0, glyphs.scalar(place - 2) != "零" { return place }
    }
    total += section + digit
    let isPlain = place - start == 1 && total < 10
    // 一块 is more often a piece than money; 百元 and 万元 are no amounts.
    let isYuan = glyphs.scalar(place) == "元" && self.isYuan(at: place)
    let isCounted = (hanNumeral(glyphs.scalar(start)) ?? 10) < 11
    guard isCounted, isYuan || glyphs.scalar(place) == "块" && !isPlain, total > 0,
      total < 1_000_000_000_000
    else { return max(place, start + 1) }
    let valueStart = values.count
    values.appendDecimal(total * 100)
    keep(.amount, glyphs.range(start..<(place + 1)), valueFrom: valueStart)
    return place + 1
  }

  /// What a Han character counts: a digit, or ten and its powers.
  private func hanNumeral(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "零", "〇": 0
    case "一", "壹": 1
    case "二", "贰", "两": 2
    case "三", "叁": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    case "十", "拾": 10
    case "百", "佰": 100
    case "千", "仟": 1_000
    case "万": 10_000
    case "亿": 100_000_000
    default: nil
    }
  }
}
