import Bytes
import Views

extension ContactFinder {
  /// The announcement that begins at a index, or nil.
  func anchor(at index: Int) -> Anchor? {
    let glyph = text[index]
    switch glyph.kind {
    case .letter:
      guard !(text.glyph(index - 1)?.isAlphanumeric ?? false) else { return nil }
      return letterAnchor(at: index)
    case .han, .joiner: return hanAnchor(at: index)
    default: return nil
    }
  }

  /// vx, wx, wechat, qq, and v or q where what follows or precedes makes them one.
  private func letterAnchor(at index: Int) -> Anchor? {
    let end = text.letterRunEnd(from: index)
    let length = end - index
    let isAdded = isAdding(before: index)
    if let wordEnd = words.wechat.end(in: text, at: index) {
      let isGlued = end - wordEnd >= 1 && (isAdded || isGluedName(from: wordEnd))
      if wordEnd == end || isGlued {
        return Anchor(kind: .wechat, end: wordEnd, isPlain: isAdded || length > 2 && !isGlued)
      }
    }
    if let wordEnd = text.wordEnd("qq", at: index), wordEnd == end {
      return Anchor(kind: .qq, end: end, isPlain: true)
    }
    guard length == 1 || isAdded else { return nil }
    let first = text.scalar(index)
    let next = text.scalar(index + 1)
    if first == "v" || first == "w" || first == "x" && isAdded {
      if let end = trustEnd(from: index + 1) {
        return Anchor(kind: .wechat, end: end, isPlain: true)
      }
      let second = text.skipped(index + 1, atMost: 2)
      if first == "v", length == 1, text.scalar(second) == "x", second > index + 1,
        text.letterRunEnd(from: second) == second + 1
      {
        return Anchor(kind: .wechat, end: second + 1, isPlain: true)
      }
      guard isAdded || next == ":" || next == "号" else { return nil }
      // 这家Windows, 叠加xForBags: of a word without digits only v may be cut off.
      let isWord = length > 1 && digitRunCount(from: end) == 0
      let isAsked =
        first == "v" && !isHome(before: index) || first == "x" && isReached(before: index)
      guard !isWord || isAsked else { return nil }
      return Anchor(kind: .wechat, end: index + 1, isPlain: true)
    }
    guard first == "q", length == 1 else { return nil }
    let second = text.skipped(index + 1, atMost: 2)
    if text.scalar(second) == "q", text.letterRunEnd(from: second) == second + 1 {
      return Anchor(kind: .qq, end: second + 1, isPlain: true)
    }
    let isGroup = next == "群" || next == "裙" || next == ":" || next == "号"
    guard isAdded || isGroup || text.kind(index + 1) == .digit else { return nil }
    return Anchor(kind: .qq, end: index + 1, isPlain: isAdded || isGroup)
  }

  /// Whether letters and digits that go on behind vx are a name of their own: vxabc123.
  private func isGluedName(from start: Int) -> Bool {
    var end = start
    var digitCount = 0
    while let glyph = text.glyph(end), glyph.isAlphanumeric {
      if glyph.kind == .digit { digitCount += 1 }
      end += 1
    }
    return end - start >= 6 && end - start <= 12 && digitCount >= 2
  }

  /// 微信 and what stands for it, 扣扣, 企鹅, 加群.
  private func hanAnchor(at index: Int) -> Anchor? {
    let scalar = text.scalar(index)
    if isMicroCharacter(scalar) {
      if let end = trustEnd(from: index + 1) {
        return Anchor(kind: .wechat, end: end, isPlain: isAdding(before: index))
      }
      if let end = text.wordEnd("xin", at: index + 1) {
        return Anchor(kind: .wechat, end: end, isPlain: isAdding(before: index))
      }
      let second = text.skipped(index + 1, atMost: 3)
      let next = text.scalar(second)
      if next == "v" || next == "x", text.letterRunEnd(from: second) == second + 1 {
        return Anchor(kind: .wechat, end: second + 1, isPlain: false)
      }
      let isPlain =
        isAdding(before: index) || text.scalar(index + 1) == ":"
        || text.scalar(index + 1) == "号"
      guard isPlain || text.glyph(index + 1)?.isAlphanumeric ?? false else { return nil }
      return Anchor(kind: .wechat, end: index + 1, isPlain: isPlain)
    }
    if isButtonCharacter(scalar) {
      let second = text.skipped(index + 1, atMost: 2)
      if text.scalar(second) == scalar {
        return Anchor(kind: .qq, end: second + 1, isPlain: true)
      }
      let next = text.scalar(index + 1)
      let isPlain = isAdding(before: index) || next == ":" || next == "号" || next == "群"
      let digitCount = digitRunCount(from: index + 1)
      guard isPlain || digitCount >= (scalar == "扣" ? 8 : 1) else { return nil }
      return Anchor(kind: .qq, end: index + 1, isPlain: isPlain)
    }
    return words.qq.end(in: text, at: index).map { Anchor(kind: .qq, end: $0, isPlain: true) }
  }

  /// Whether 家 stands before, which is 加 only where an account follows.
  private func isHome(before index: Int) -> Bool { text.scalar(index - 1) == "家" }

  /// Whether 联系 or 联系我 stands before.
  private func isReached(before index: Int) -> Bool {
    text.scalar(index - 1) == "系" || text.scalar(index - 1) == "我"
  }

  private func digitRunCount(from start: Int) -> Int {
    text.digitRunEnd(from: start) - start
  }

  /// Whether 加 or what stands for it ends before a index.
  func isAdding(before index: Int) -> Bool {
    var index = index - 1
    if text.kind(index) == .blank { index -= 1 }
    // 加我V, 加个微.
    if text.scalar(index) == "我" || text.scalar(index) == "个" { index -= 1 }
    switch text.scalar(index) {
    case "加", "伽", "咖", "佳", "迦", "茄", "珈", "枷", "家", "+", "➕", "✚", "十", "添", "㈩": return true
    case "系": return text.scalar(index - 1) == "联"
    default: return false
    }
  }

  private func isMicroCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "微", "薇", "威", "徽", "嶶", "溦", "维", "崴", "葳", "巍", "徵", "媺", "癓", "唯", "魏": true
    default: false
    }
  }

  /// Where 信 or what stands for it ends, with a few symbols before it, or nil.
  private func trustEnd(from start: Int) -> Int? {
    var index = start
    while index - start < 3 {
      if isTrustCharacter(text.scalar(index)) { return index + 1 }
      guard text.kind(index) == .blank || text.kind(index) == .joiner else { return nil }
      index += 1
    }
    return nil
  }

  private func isTrustCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "信", "伩", "❤", "♥", "♡", "💗", "💖", "💕", "芯", "心", "讯", "杺": true
    default: false
    }
  }

  private func isButtonCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "扣", "叩", "筘", "釦", "抠", "蔻", "寇", "簆": true
    default: false
    }
  }
}
