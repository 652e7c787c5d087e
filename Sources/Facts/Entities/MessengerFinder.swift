import Bytes
import Views

/// Finds accounts of Telegram, DingTalk, Feishu and Douyin behind the words that announce them.
struct MessengerFinder {
  let text: GlyphView
  let words: ContextWords

  /// Finds all such accounts of the text, except in links.
  func find(into table: inout EntityTable, except links: borrowing HostFinder) {
    var index = 0
    while index < text.count {
      if let found = announcement(at: index), let id = read(found, from: index, &table.values) {
        if links.isInLink(id.indices) {
          table.values.truncate(to: id.valueStart)
        } else {
          table.keep(found.kind, text.range(id.indices), valueFrom: id.valueStart)
        }
        index = id.indices.upperBound
      } else {
        index += 1
      }
    }
  }

  /// What is announced at an index, and where the announcement ends.
  private func announcement(at index: Int) -> (kind: EntityKind, end: Int)? {
    let found: (kind: EntityKind, end: Int)? =
      if let end = words.telegram.end(in: text, at: index) {
        (.telegram, end)
      } else if let end = words.dingtalk.end(in: text, at: index) {
        (.dingtalk, end)
      } else if let end = words.feishu.end(in: text, at: index) {
        (.feishu, end)
      } else if let end = words.douyin.end(in: text, at: index) {
        (.douyin, end)
      } else {
        nil
      }
    guard let found else { return nil }
    // Letters are a word of their own.
    if text.kind(index) == .letter, text.isAlphanumeric(index - 1) { return nil }
    if text.kind(found.end - 1) == .letter, text.kind(found.end) == .letter { return nil }
    return found
  }

  private func read(
    _ found: (kind: EntityKind, end: Int), from start: Int, _ values: inout ByteBuffer
  ) -> (indices: Range<Int>, valueStart: Int)? {
    var index = found.end
    // 抖音号, 钉钉id: the announcement says itself that an id follows.
    var isPlain = isCue(text.scalar(found.end - 1)) || text.wordEnd("id", at: found.end - 2) != nil
    var hasAt = false
    while index - found.end < 7 {
      let scalar = text.scalar(index)
      if scalar == "@" {
        hasAt = true
      } else if isCue(scalar) {
        isPlain = true
      } else if scalar == "i", text.scalar(index + 1) == "d", text.kind(index + 2) != .letter {
        isPlain = true
        index += 1
      } else {
        guard isFiller(index) else { break }
      }
      index += 1
    }
    let valueStart = values.count
    let end = appendName(from: index, &values)
    let isGood = isGoodName(
      values.view[valueStart..<values.count], found.kind, isPlain: isPlain || hasAt, end: end)
    // 飞机 and ✈ alone are more often planes.
    let isSure = hasAt || isPlain && !isPlane(start, found.end) || hasSign(values, valueStart)
    guard isGood, isSure, hasAt || isPlain || !isPlane(start, found.end) else {
      values.truncate(to: valueStart)
      return nil
    }
    return (index..<end, valueStart)
  }

  private func isCue(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "=", "号", "群", "码", "搜", "索", "→": true
    default: false
    }
  }

  private func isFiller(_ index: Int) -> Bool {
    switch text.scalar(index) {
    case "是", "为", "账", "加", "我", "“", "\"", "”", "「", "『", "【", "[", "(", "'", "🔍", "👉", "️": true
    default: text.kind(index) == .blank
    }
  }

  private func isPlane(_ start: Int, _ end: Int) -> Bool {
    text.scalar(start) == "✈" || text.scalar(start) == "飞" && end - start == 2
  }

  /// Appends letters, digits, `_`, `-` and `.` inside, and returns where they end.
  private func appendName(from start: Int, _ values: inout ByteBuffer) -> Int {
    var end = start
    while let glyph = text.glyph(end), end - start < 33 {
      let isSign =
        (glyph.scalar == "_" || glyph.scalar == "-" || glyph.scalar == ".")
        && text.isAlphanumeric(end + 1)
      guard glyph.isAlphanumeric || isSign && end > start else { break }
      values.append(UInt8(truncatingIfNeeded: glyph.scalar.value))
      end += 1
    }
    return end
  }

  private func isGoodName(
    _ name: ByteView, _ kind: EntityKind, isPlain: Bool, end: Int
  ) -> Bool {
    guard name.count >= (kind == .telegram || kind == .douyin ? 4 : 5), name.count <= 32 else {
      return false
    }
    var digitCount = 0
    for offset in 0..<name.count where isDigit(name[offset]) { digitCount += 1 }
    if kind == .telegram { return !isDigit(name[0]) && (isPlain || digitCount > 0) }
    if digitCount == name.count {
      return isPlain && !IdentifierReader(text: text).isUnit(end) && name.count <= 15
    }
    return isPlain || digitCount > 0
  }

  private func hasSign(_ values: borrowing ByteBuffer, _ start: Int) -> Bool {
    var hasLetter = false
    var hasDigit = false
    for offset in start..<values.count {
      if isDigit(values.view[offset]) { hasDigit = true } else { hasLetter = true }
    }
    return hasLetter && hasDigit
  }
}
