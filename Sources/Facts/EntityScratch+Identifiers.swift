import Bytes

extension EntityScratch {
  /// Reads the id that an anchor announces, and appends it to ``values``.
  mutating func identifier(
    at start: Int, _ anchor: Anchor
  ) -> (places: Range<Int>, valueStart: Int)? {
    let valueStart = values.count
    let end = anchor.kind == .qq ? appendNumber(at: start) : appendName(at: start)
    let value = values.view[valueStart..<values.count]
    let isTight = start == anchor.end
    let isGood =
      anchor.kind == .qq
      ? isNumber(value, end: end, isPlain: anchor.isPlain)
      : isName(value, end: end, anchor: anchor, isTight: isTight)
    guard isGood else {
      values.truncate(to: valueStart)
      return nil
    }
    return (start..<end, valueStart)
  }

  /// Appends letters and digits, through what separates them, and returns where they end.
  private mutating func appendName(at start: Int) -> Int {
    var place = start
    var end = start
    var total = 0
    var tokenCount = 0
    while total < 24 {
      if let byte = nameByte(place) {
        values.append(byte)
        place += 1
        end = place
        total += 1
        tokenCount += 1
        continue
      }
      let next = glyphs.skipped(place, atMost: 3)
      guard next > place, total > 0, nameByte(next) != nil else { return end }
      if hasBlank(place..<next) {
        let isSpelled = tokenCount == 1 && runCount(from: next) == 1
        guard total < 6 || isSpelled else { return end }
      } else {
        guard areHidingSymbols(place..<next) else { return end }
      }
      tokenCount = 0
      place = next
    }
    return end
  }

  /// What a glyph adds to a name: letters, digits, `-` and `_` inside, three Han digits in a row.
  private func nameByte(_ place: Int) -> UInt8? {
    guard let glyph = glyphs.glyph(place) else { return nil }
    if glyph.isAlphanumeric { return UInt8(glyph.scalar.value) }
    if glyph.scalar == "-" || glyph.scalar == "_" {
      let isInside =
        glyphs.glyph(place - 1)?.isAlphanumeric ?? false
        && glyphs.glyph(place + 1)?.isAlphanumeric ?? false
      return isInside ? UInt8(glyph.scalar.value) : nil
    }
    guard glyph.isDigit else { return nil }
    let digit = UInt8(ascii: "0") + glyph.digit
    if glyphs.kind(place - 1) == .digit, glyphs.kind(place + 1) == .digit { return digit }
    var runStart = place
    while isHanDigit(runStart - 1) { runStart -= 1 }
    var runEnd = place
    while isHanDigit(runEnd) { runEnd += 1 }
    return runEnd - runStart >= 3 ? digit : nil
  }

  private func isHanDigit(_ place: Int) -> Bool {
    glyphs.kind(place) != .digit && glyphs.glyph(place)?.isDigit ?? false
  }

  /// Appends digits, through what separates them, and returns where they end.
  private mutating func appendNumber(at start: Int) -> Int {
    var place = start
    var end = start
    var total = 0
    var tokenCount = 0
    while total < 13 {
      if let glyph = glyphs.glyph(place), glyph.isDigit {
        values.append(UInt8(ascii: "0") + glyph.digit)
        place += 1
        end = place
        total += 1
        tokenCount += 1
        continue
      }
      let next = glyphs.skipped(place, atMost: 3)
      guard next > place, total > 0, glyphs.glyph(next)?.isDigit ?? false else { return end }
      let count = runCount(from: next)
      if hasBlank(place..<next) {
        let isSpelled = tokenCount == 1 && count == 1
        let isHalf = total <= 6 && count >= 3 && total + count <= 10 && !isUnit(next + count)
        guard total < 5 || isSpelled || isHalf else { return end }
      } else {
        let scalar = glyphs.scalar(place)
        guard scalar != ",", scalar != "/", scalar != "、", total + count <= 11 else { return end }
      }
      tokenCount = 0
      place = next
    }
    return end
  }

  private func isNumber(_ value: ByteView, end: Int, isPlain: Bool) -> Bool {
    guard value.count >= (isPlain ? 5 : 6), value.count <= 11 else { return false }
    return value[0] != UInt8(ascii: "0") && !isUnit(end)
  }

  private func isName(_ value: ByteView, end: Int, anchor: Anchor, isTight: Bool) -> Bool {
    var digitCount = 0
    for offset in 0..<value.count where isDigit(value[offset]) { digitCount += 1 }
    // weixin.qq.com is a link.
    if glyphs.scalar(end) == ".", glyphs.kind(end + 1) == .letter { return false }
    if glyphs.scalar(end) == "@" || isUnit(end) && digitCount == value.count { return false }
    if digitCount == value.count {
      guard value.count >= 5, value.count <= 11, value[0] != UInt8(ascii: "0") else { return false }
      return anchor.isPlain || isTight || value.count == 11 && value[0] == UInt8(ascii: "1")
    }
    guard value.count >= 6, value.count <= 20 else { return false }
    return digitCount > 0 || anchor.isPlain
  }

  /// Whether what stands at a place makes the number before it an amount or a date.
  func isUnit(_ place: Int) -> Bool {
    switch glyphs.scalar(place) {
    case "元", "万", "块", "%", "人", "币", "分", "年", "月", "日", "亿", "点", "时", "位", "名", "个", "圆": true
    default: false
    }
  }

  private func hasBlank(_ places: Range<Int>) -> Bool {
    for place in places where glyphs.kind(place) == .blank { return true }
    return false
  }

  private func areHidingSymbols(_ places: Range<Int>) -> Bool {
    for place in places {
      switch glyphs.scalar(place) {
      case ".", ",", "/", "@", "&", "、", "(", ")", "<", ">", "\"", "'", "[", "]", "+", "=":
        return false
      default: break
      }
    }
    return true
  }

  /// How many letters and digits stand together from a place on.
  private func runCount(from place: Int) -> Int {
    var end = place
    while let glyph = glyphs.glyph(end), glyph.isAlphanumeric || glyph.isDigit { end += 1 }
    return end - place
  }
}
