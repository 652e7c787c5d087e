import Bytes
import Views

extension AmountFinder {
  /// Where 元, 块 or RMB ends that begins at an index, or nil: 元旦 is no money.
  func yuanEnd(at index: Int, behind numeral: MoneyNumeral, from start: Int) -> Int? {
    switch text.scalar(index) {
    case "元", "圆", "沅": return isYuan(at: index, numeral, from: start) ? index + 1 : nil
    case "块": return isPiece(at: index, numeral) ? nil : index + 1
    case "米":
      return numeral.fen >= 10_000 && isDisguisedYuan(at: index, from: start) ? index + 1 : nil
    case "¥", "￥": return text.kind(index + 1) == .digit ? nil : index + 1
    case "r", "c":
      guard let end = text.wordEnd("rmb", at: index) ?? text.wordEnd("cny", at: index),
        text.kind(end) != .letter
      else { return nil }
      return end
    case "人": return numeral.isSmall ? nil : text.wordEnd("人民币", at: index)
    default: return nil
    }
  }

  /// Whether 元 is money: no 元旦, but 100元月租 and 5元代金券.
  private func isYuan(
    at index: Int, _ numeral: MoneyNumeral, from start: Int
  ) -> Bool {
    let next = text.scalar(index + 1)
    let behind = text.scalar(index + 2)
    switch next {
    case "旦", "素", "宵", "老", "首", "帅", "复", "宇", "气", "凶", "勋", "婴", "朝": return false
    case "宝": return behind == "宝"
    case "一", "二", "三", "多", "n": return behind != "次"
    case "月": return words.yuanMonth.contains(behind)
    case "年":
      // 2026元年 is a year; 158元年前 is money.
      let isYear = numeral.fen >= 190_000 && numeral.fen < 210_000 || text.kind(start) == .han
      return !isYear || words.yuanYear.contains(behind)
    case "代": return words.yuanFor.contains(behind)
    case "桥", "里", "乳", "区", "县": return text.scalar(index - 1) != "三"
    case "期": return behind != "权"
    default: return true
    }
  }

  /// Whether 块 counts pieces: 块儿, 一块蛋糕.
  private func isPiece(at index: Int, _ numeral: MoneyNumeral) -> Bool {
    let next = text.scalar(index + 1)
    if next == "儿" || next == "地" { return true }
    guard numeral.isSmall, next != "钱", next != "毛" else { return false }
    guard let digit = hanNumeral(next), digit < 10 else { return true }
    let behind = text.scalar(index + 2)
    return !(isEdge(index + 2) || behind == "毛" || behind == "角" || behind == "钱")
  }

  /// Whether 米 stands for 元 in disguise: 日赚500米, and no length.
  private func isDisguisedYuan(at index: Int, from start: Int) -> Bool {
    if words.lengthTails.contains(text.scalar(index + 1)) { return false }
    guard let end = text.lastWord(words.earning, before: start, reach: 5) else { return false }
    if end == start { return true }
    switch text.scalar(end) {
    case ":", " ", "了", "得", "约", "近", "达", "取", "值", "够": return start - end == 1
    default: return false
    }
  }

  /// Where ¥, RMB or 人民币 before an index begins, or the index.
  func currencyStart(before index: Int) -> Int {
    let end = text.kind(index - 1) == .blank ? index - 1 : index
    switch text.scalar(end - 1) {
    case "¥", "￥": return end - 1
    case "b" where text.wordEnd("rmb", at: end - 3) == end: return end - 3
    case "y" where text.wordEnd("cny", at: end - 3) == end: return end - 3
    case "币" where text.wordEnd("人民币", at: end - 3) == end: return end - 3
    default: return index
    }
  }

  // MARK: 角 and 分

  /// 3元5角2分, 五块二毛, 5块5: adds what follows.
  func addCoins(to amount: inout Amount) {
    var index = amount.end
    let isPiece = text.scalar(index - 1) == "块"
    if text.scalar(index) == "钱" { return }
    if hanNumeral(text.scalar(index)) == 0 { index += 1 }
    guard let digit = coinDigit(index) else { return }
    if isTenFen(index + 1) {
      amount.fen += digit * 10
      amount.end = index + 2
      if let fen = coinDigit(index + 2),
        isFen(index + 3) || text.scalar(index) != "零" && isEdge(index + 3)
      {
        amount.fen += fen
        amount.end = index + (isFen(index + 3) ? 4 : 3)
      }
    } else if isFen(index + 1) {
      amount.fen += digit
      amount.end = index + 2
    } else if isPiece, isEdge(index + 1) || text.scalar(index + 1) == "钱" || isPrice(index + 1) {
      amount.fen += digit * 10
      amount.end = index + 1
    }
  }

  /// Whether what follows is said of a price: 9块9包邮, 9块9起.
  private func isPrice(_ index: Int) -> Bool {
    text.scalar(index) == "起" || text.wordEnd("包邮", at: index) != nil
      || text.wordEnd("秒杀", at: index) != nil
  }

  /// 5角2分, 8分钱: small coins alone.
  func coins(_ numeral: MoneyNumeral, from start: Int) -> Amount? {
    guard numeral.lastUnit == 1, numeral.fen < 10_000 else { return nil }
    let index = numeral.end
    // 不花一分钱 says nothing of money, 一角五分 does.
    if text.kind(start) == .han, numeral.fen == 100, coinDigit(index + 1) == nil { return nil }
    var amount = Amount(fen: 0, start: start, end: index + 1, hasCurrency: true, numeral: numeral)
    if isTenFen(index) {
      let next = text.scalar(index + 1)
      amount.fen = numeral.fen / 10
      if let fen = coinDigit(index + 1), isFen(index + 2) {
        amount.fen += fen
        amount.end = index + 3
      } else {
        let isPlain =
          text.kind(start) == .digit && (isEdge(index + 1) || next == "/" || next == "一")
        guard next == "钱" || isPlain else { return nil }
      }
      return amount
    }
    guard text.scalar(index) == "分", text.scalar(index + 1) == "钱" else { return nil }
    amount.fen = numeral.fen / 100
    amount.end = index + 2
    return amount
  }

  private func isTenFen(_ index: Int) -> Bool {
    text.scalar(index) == "角" || text.scalar(index) == "毛"
  }

  private func isFen(_ index: Int) -> Bool {
    guard text.scalar(index) == "分" else { return false }
    switch text.scalar(index + 1) {
    case "钟", "期", "之", "享", "别": return false
    default: return true
    }
  }

  /// A single digit of either script.
  private func coinDigit(_ index: Int) -> Int? {
    guard let glyph = text.glyph(index) else { return nil }
    if glyph.kind == .digit {
      return text.kind(index + 1) == .digit ? nil : Int(glyph.digit)
    }
    return hanNumeral(glyph.scalar).flatMap { $0 < 10 ? $0 : nil }
  }

  /// Whether neither a word nor a number goes on at an index.
  private func isEdge(_ index: Int) -> Bool {
    switch text.kind(index) {
    case .stop, .blank: true
    case .joiner: text.scalar(index) != "." && text.scalar(index) != "%"
    default: false
    }
  }

  // MARK: Without 元

  /// Whether 5万 can stand for money: no people, watts, kilometres or foreign money follow.
  func isMoneyWithoutYuan(_ numeral: MoneyNumeral, from start: Int, _ isUpperEnd: Bool) -> Bool {
    guard numeral.lastUnit >= 10_000 || numeral.hasLetterThousand || numeral.isTenThousands else {
      return false
    }
    if numeral.hasLetterThousand {
      guard isUpperEnd || text.lastWord(words.money, before: start, reach: 5) != nil else {
        return false
      }
    } else if text.kind(start) == .han {
      guard
        text.lastWord(words.money, before: start, reach: 5) != nil
          || words.money.end(in: text, at: numeral.end) != nil
      else { return false }
    }
    let end = numeral.end
    // 10万+阅读, 粉丝13万.
    let isMore = text.scalar(end) == "+" || view == .skeleton && text.scalar(end) == "加"
    guard !isMore || text.kind(end + 1) != .han,
      text.lastWord(words.counted, before: start, reach: 5) == nil
    else { return false }
    return !isCounter(at: text.kind(end) == .blank ? end + 1 : end)
  }

  /// Whether a word follows that is counted, or money of another country.
  func isCounter(at index: Int) -> Bool {
    words.counters.contains(text.scalar(index)) || text.kind(index) == .digit
  }
}
