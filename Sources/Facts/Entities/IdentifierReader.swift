import Bytes

/// Reads the id that follows an announcement, through what separates its letters and digits.
struct IdentifierReader {
  let text: GlyphView

  /// Reads an id at an index, and appends it to some values.
  ///
  /// - Returns: Where it stands and where its value begins; nil where it is none, and then nothing is
  ///   appended.
  func read(
    at start: Int, _ anchor: ContactFinder.Anchor, _ values: inout ByteBuffer
  ) -> (indices: Range<Int>, valueStart: Int)? {
    let valueStart = values.count
    let end =
      anchor.kind == .qq ? appendNumber(at: start, &values) : appendName(at: start, &values)
    dropSplittingHyphens(from: valueStart, &values)
    let value = values.view[valueStart..<values.count]
    let isTight = start == anchor.end
    let isGood =
      anchor.kind == .qq
      ? isNumber(value, end: end, isPlain: anchor.isPlain)
      : isName(value, end: end, anchor: anchor, isTight: isTight)
    guard isGood, end > start else {
      values.truncate(to: valueStart)
      return nil
    }
    return (start..<end, valueStart)
  }

  /// A gap between two parts of an id.
  private struct Gap {
    /// The glyphs that separate the parts.
    var indices: Range<Int>
    /// The characters of the id that were read before.
    var readCount: Int
    /// The characters of the part that ends at the gap.
    var partCount: Int
  }

  /// Appends the characters of an id, through the gaps between its parts, and returns its end.
  ///
  /// - Parameters:
  ///   - start: The index of its first glyph.
  ///   - countMax: The most characters that are read.
  ///   - values: Receives the characters.
  ///   - character: The character that a glyph adds; nil for a glyph that ends a part.
  ///   - isPassed: True for a gap inside of an id.
  /// - Returns: The index behind the last glyph that was read.
  private func appendParts(
    at start: Int, countMax: Int, _ values: inout ByteBuffer, _ character: (Int) -> UInt8?,
    isPassed: (Gap) -> Bool
  ) -> Int {
    var index = start
    var end = start
    var readCount = 0
    var partCount = 0
    while readCount < countMax {
      if let byte = character(index) {
        values.append(byte)
        index += 1
        end = index
        readCount += 1
        partCount += 1
        continue
      }
      let next = text.skipped(index, atMost: 3)
      guard next > index, readCount > 0, character(next) != nil,
        isPassed(Gap(indices: index..<next, readCount: readCount, partCount: partCount))
      else { return end }
      partCount = 0
      index = next
    }
    return end
  }

  /// Appends letters and digits, through the gaps between them, and returns where they end.
  private func appendName(at start: Int, _ values: inout ByteBuffer) -> Int {
    appendParts(at: start, countMax: 48, &values, nameByte) { gap in
      guard hasBlank(gap.indices) else { return areHidingSymbols(gap.indices) }
      let isSpelled = gap.partCount == 1 && runCount(from: gap.indices.upperBound) == 1
      return gap.readCount < 6 || isSpelled
    }
  }

  /// k-e-f-u-8-8: hyphens between all characters are a disguise and no part of the id.
  private func dropSplittingHyphens(from start: Int, _ values: inout ByteBuffer) {
    let count = values.count - start
    guard count >= 7, count % 2 == 1 else { return }
    for offset in stride(from: 1, to: count, by: 2)
    where values.view[start + offset] != UInt8(ascii: "-") { return }
    var kept = InlineArray<32, UInt8>(repeating: 0)
    let keptCount = min((count + 1) / 2, 32)
    for index in 0..<keptCount { kept[index] = values.view[start + index * 2] }
    values.truncate(to: start)
    for index in 0..<keptCount { values.append(kept[index]) }
  }

  /// What a glyph adds to a name: letters, digits, `-` and `_` inside, three Han digits in a row.
  private func nameByte(_ index: Int) -> UInt8? {
    guard let glyph = text.glyph(index) else { return nil }
    if glyph.isAlphanumeric { return UInt8(glyph.scalar.value) }
    if glyph.scalar == "-" || glyph.scalar == "_" {
      let isInside =
        text.glyph(index - 1)?.isAlphanumeric ?? false
        && text.glyph(index + 1)?.isAlphanumeric ?? false
      return isInside ? UInt8(glyph.scalar.value) : nil
    }
    guard glyph.isDigit else { return nil }
    let digit = UInt8(ascii: "0") + glyph.digit
    if text.kind(index - 1) == .digit, text.kind(index + 1) == .digit { return digit }
    var runStart = index
    while index - runStart < 3, isHanDigit(runStart - 1) { runStart -= 1 }
    var runEnd = index
    while runEnd - index < 3, isHanDigit(runEnd) { runEnd += 1 }
    return runEnd - runStart >= 3 ? digit : nil
  }

  private func isHanDigit(_ index: Int) -> Bool {
    text.kind(index) != .digit && text.glyph(index)?.isDigit ?? false
  }

  /// Appends digits, through the gaps between them, and returns where they end.
  private func appendNumber(at start: Int, _ values: inout ByteBuffer) -> Int {
    appendParts(at: start, countMax: 13, &values, digitByte) { gap in
      let (next, readCount) = (gap.indices.upperBound, gap.readCount)
      let count = runCount(from: next)
      guard hasBlank(gap.indices) else {
        let scalar = text.scalar(gap.indices.lowerBound)
        return scalar != "," && scalar != "/" && scalar != "、" && readCount + count <= 11
      }
      let isSpelled = gap.partCount == 1 && count == 1
      let isHalf =
        readCount <= 6 && count >= 3 && readCount + count <= 10 && !isUnit(next + count)
      return readCount < 5 || isSpelled || isHalf
    }
  }

  private func digitByte(_ index: Int) -> UInt8? {
    guard let glyph = text.glyph(index), glyph.isDigit else { return nil }
    return UInt8(ascii: "0") + glyph.digit
  }

  private func isNumber(_ value: ByteView, end: Int, isPlain: Bool) -> Bool {
    guard value.count >= (isPlain ? 5 : 6), value.count <= 11 else { return false }
    return value[0] != UInt8(ascii: "0") && !isUnit(end)
  }

  private func isName(_ value: ByteView, end: Int, anchor: ContactFinder.Anchor, isTight: Bool)
    -> Bool
  {
    var digitCount = 0
    for offset in 0..<value.count where isDigit(value[offset]) { digitCount += 1 }
    if isUnit(end), digitCount == value.count { return false }
    if digitCount == value.count {
      guard value.count >= 5, value.count <= 11, value[0] != UInt8(ascii: "0") else { return false }
      return anchor.isPlain || isTight || value.count == 11 && value[0] == UInt8(ascii: "1")
    }
    guard value.count >= 6, value.count <= 20 else { return false }
    return digitCount > 0 || anchor.isPlain
  }

  /// Whether what stands at a index makes the number before it an amount or a date.
  func isUnit(_ index: Int) -> Bool {
    switch text.scalar(index) {
    case "元", "万", "块", "%", "人", "币", "分", "年", "月", "日", "亿", "点", "时", "位", "名", "个", "圆": true
    default: false
    }
  }

  private func hasBlank(_ indexs: Range<Int>) -> Bool {
    for index in indexs where text.kind(index) == .blank { return true }
    return false
  }

  private func areHidingSymbols(_ indexs: Range<Int>) -> Bool {
    for index in indexs {
      switch text.scalar(index) {
      case ".", ",", "/", "@", "&", "、", "(", ")", "<", ">", "\"", "'", "[", "]", "+", "=":
        return false
      default: break
      }
    }
    return true
  }

  /// How many letters and digits stand together from a index on.
  private func runCount(from index: Int) -> Int {
    var end = index
    while let glyph = text.glyph(end), glyph.isAlphanumeric || glyph.isDigit { end += 1 }
    return end - index
  }
}
