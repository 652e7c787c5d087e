import Bytes

extension EntityScratch {
  /// A way to announce an account: what it is, and where the announcement ends.
  struct Anchor {
    var kind: EntityKind
    var end: Int
    /// Whether it says plainly that an id follows, so that plain words and digits may be one.
    var isPlain: Bool
  }

  /// Finds WeChat ids and QQ numbers behind the words that announce them.
  mutating func findContacts() {
    var place = 0
    while place < glyphs.count {
      guard let anchor = anchor(at: place) else {
        place += 1
        continue
      }
      place = max(keepContact(anchor, from: place), place + 1)
    }
  }

  /// Keeps what an anchor announces, and returns where to go on.
  private mutating func keepContact(_ anchor: Anchor, from start: Int) -> Int {
    var anchor = anchor
    let idStart = identifierStart(&anchor)
    // 微信QQ同号: the next anchor speaks for itself.
    if anchor.kind == .wechat, let end = keepPhone(at: idStart) { return end }
    if let id = identifier(at: idStart, anchor) {
      keep(anchor.kind, glyphs.range(id.places), valueFrom: id.valueStart)
      keepForPartner(of: anchor, before: start, idAt: id.places.lowerBound)
      return id.places.upperBound
    }
    keepSameNumber(anchor, from: start)
    return anchor.end
  }

  /// Takes the telephone number that begins at a place, as it was found.
  private mutating func keepPhone(at start: Int) -> Int? {
    guard let first = glyphs.glyph(start), first.isDigit else { return nil }
    for place in 0..<entities.count where entities[place].kind == .phone {
      let phone = entities[place]
      guard phone.view == view, phone.range.start == first.startOffset, phone.value.count == 11
      else { continue }
      keepAgain(.wechat, phone)
      var end = start
      while let glyph = glyphs.glyph(end), Int(glyph.endOffset) <= phone.range.endOffset {
        end += 1
      }
      return end
    }
    return nil
  }

  /// Keeps the value of an entity as another one too.
  private mutating func keepAgain(_ kind: EntityKind, _ entity: Entity) {
    let valueStart = values.count
    for place in entity.value.startOffset..<entity.value.endOffset {
      values.append(values.view[place])
    }
    keep(kind, entity.range, valueFrom: valueStart)
  }

  /// Takes the number of 微信 behind QQ/微信 for both.
  private mutating func keepForPartner(of anchor: Anchor, before start: Int, idAt idStart: Int) {
    guard anchor.kind == .wechat, start >= 2 else { return }
    var place = start - 1
    while place > 0, start - place < 3, glyphs.kind(place) != .letter { place -= 1 }
    guard glyphs.scalar(place) == "q", glyphs.scalar(place - 1) == "q",
      glyphs.kind(place - 2) != .letter
    else { return }
    let partner = Anchor(kind: .qq, end: idStart, isPlain: true)
    guard let id = identifier(at: idStart, partner) else { return }
    keep(.qq, glyphs.range(id.places), valueFrom: id.valueStart)
  }

  /// Skips what stands between an anchor and its id: 号 是 客服 `:`.
  private func identifierStart(_ anchor: inout Anchor) -> Int {
    var place = anchor.end
    var skippedCount = 0
    while skippedCount < 10 {
      let glyph = glyphs.glyph(place)
      guard let glyph else { return place }
      switch glyph.scalar {
      case ":", "=", "是", "为", "号", "码", "搜", "→": anchor.isPlain = true
      case "账", "帐", "户", "客", "服", "同", "步", "加", "我", "添", "咨", "询", "联", "系", "老", "师", "专", "员",
        "经", "理", "请", "的", "公", "众", "群", "裙", "名", "人", "本", "在", "线", "小", "助", "手", "机", "也",
        "交", "流", "可", "【", "】", "就", "找", "索", "您", "好", "友":
        break
      case "i" where glyphs.scalar(place + 1) == "d" && glyphs.kind(place + 2) != .letter:
        place += 1
        anchor.isPlain = true
      default:
        guard glyph.kind == .blank || glyph.kind == .joiner, !glyph.isDigit else { return place }
      }
      place += 1
      skippedCount += 1
    }
    return place
  }

  /// Takes the telephone number before 微信同号.
  private mutating func keepSameNumber(_ anchor: Anchor, from start: Int) {
    let isSame =
      glyphs.scalar(anchor.end) == "同" || glyphs.scalar(anchor.end - 1) == "同"
      || glyphs.scalar(start - 1) == "同" || glyphs.scalar(start - 1) == "加"
    guard isSame else { return }
    let reach = glyphs.scalar(start - 1) == "加" ? 6 : 24
    for place in 0..<entities.count where entities[place].kind == .phone {
      let phone = entities[place]
      let offset = Int(glyphs.glyphs[start].startOffset)
      let end = Int(glyphs.glyphs[anchor.end - 1].endOffset)
      // 微信同号 stands behind the number, or before it.
      let isNear =
        phone.range.endOffset <= offset && offset - phone.range.endOffset < reach
        || phone.range.startOffset >= end && phone.range.startOffset - end < reach
      guard phone.view == view, isNear else { continue }
      return keepAgain(anchor.kind, phone)
    }
  }

  /// The announcement that begins at a place, or nil.
  private func anchor(at place: Int) -> Anchor? {
    let glyph = glyphs.glyphs[place]
    switch glyph.kind {
    case .letter:
      guard !(glyphs.glyph(place - 1)?.isAlphanumeric ?? false) else { return nil }
      return letterAnchor(at: place)
    case .han, .joiner: return hanAnchor(at: place)
    default: return nil
    }
  }

  /// vx, wx, wechat, qq, and v or q where what follows or precedes makes them one.
  private func letterAnchor(at place: Int) -> Anchor? {
    let end = glyphs.letterRunEnd(from: place)
    let length = end - place
    let isAdded = isAdding(before: place)
    for word in ContextWords.wechatNames {
      guard let wordEnd = glyphs.wordEnd(word, at: place) else { continue }
      let isGlued = end - wordEnd >= 1 && (isAdded || isGluedName(from: wordEnd))
      if wordEnd == end || isGlued {
        return Anchor(kind: .wechat, end: wordEnd, isPlain: isAdded || length > 2 && !isGlued)
      }
    }
    if let wordEnd = glyphs.wordEnd("qq", at: place), wordEnd == end {
      return Anchor(kind: .qq, end: end, isPlain: true)
    }
    guard length == 1 || isAdded else { return nil }
    let first = glyphs.scalar(place)
    let next = glyphs.scalar(place + 1)
    if first == "v" || first == "w" || first == "x" && isAdded {
      if let end = trustEnd(from: place + 1) {
        return Anchor(kind: .wechat, end: end, isPlain: true)
      }
      let second = glyphs.skipped(place + 1, atMost: 2)
      if first == "v", length == 1, glyphs.scalar(second) == "x", second > place + 1,
        glyphs.letterRunEnd(from: second) == second + 1
      {
        return Anchor(kind: .wechat, end: second + 1, isPlain: true)
      }
      guard isAdded || next == ":" || next == "号" else { return nil }
      // 这家Windows, 叠加xForBags: of a word without digits only v may be cut off.
      let isWord = length > 1 && digitRunCount(from: end) == 0
      let isAsked =
        first == "v" && !isHome(before: place) || first == "x" && isReached(before: place)
      guard !isWord || isAsked else { return nil }
      return Anchor(kind: .wechat, end: place + 1, isPlain: true)
    }
    guard first == "q", length == 1 else { return nil }
    let second = glyphs.skipped(place + 1, atMost: 2)
    if glyphs.scalar(second) == "q", glyphs.letterRunEnd(from: second) == second + 1 {
      return Anchor(kind: .qq, end: second + 1, isPlain: true)
    }
    let isGroup = next == "群" || next == "裙" || next == ":" || next == "号"
    guard isAdded || isGroup || glyphs.kind(place + 1) == .digit else { return nil }
    return Anchor(kind: .qq, end: place + 1, isPlain: isAdded || isGroup)
  }

  /// Whether letters and digits that go on behind vx are a name of their own: vxabc123.
  private func isGluedName(from start: Int) -> Bool {
    var end = start
    var digitCount = 0
    while let glyph = glyphs.glyph(end), glyph.isAlphanumeric {
      if glyph.kind == .digit { digitCount += 1 }
      end += 1
    }
    return end - start >= 6 && end - start <= 12 && digitCount >= 2
  }

  /// 微信 and what stands for it, 扣扣, 企鹅, 加群.
  private func hanAnchor(at place: Int) -> Anchor? {
    let scalar = glyphs.scalar(place)
    if isMicroCharacter(scalar) {
      if let end = trustEnd(from: place + 1) {
        return Anchor(kind: .wechat, end: end, isPlain: isAdding(before: place))
      }
      if let end = glyphs.wordEnd("xin", at: place + 1) {
        return Anchor(kind: .wechat, end: end, isPlain: isAdding(before: place))
      }
      let second = glyphs.skipped(place + 1, atMost: 3)
      let next = glyphs.scalar(second)
      if next == "v" || next == "x", glyphs.letterRunEnd(from: second) == second + 1 {
        return Anchor(kind: .wechat, end: second + 1, isPlain: false)
      }
      let isPlain =
        isAdding(before: place) || glyphs.scalar(place + 1) == ":"
        || glyphs.scalar(place + 1) == "号"
      guard isPlain || glyphs.glyph(place + 1)?.isAlphanumeric ?? false else { return nil }
      return Anchor(kind: .wechat, end: place + 1, isPlain: isPlain)
    }
    if isButtonCharacter(scalar) {
      let second = glyphs.skipped(place + 1, atMost: 2)
      if glyphs.scalar(second) == scalar {
        return Anchor(kind: .qq, end: second + 1, isPlain: true)
      }
      let next = glyphs.scalar(place + 1)
      let isPlain = isAdding(before: place) || next == ":" || next == "号" || next == "群"
      let digitCount = glyphs.groups.isEmpty ? 0 : digitRunCount(from: place + 1)
      guard isPlain || digitCount >= (scalar == "扣" ? 8 : 1) else { return nil }
      return Anchor(kind: .qq, end: place + 1, isPlain: isPlain)
    }
    switch scalar {
    case "企", "球", "秋", "群", "加", "进", "裙", "🐧": break
    default: return nil
    }
    for word in ContextWords.qqNames {
      if let end = glyphs.wordEnd(word, at: place) {
        return Anchor(kind: .qq, end: end, isPlain: true)
      }
    }
    return nil
  }

  /// Whether 家 stands before, which is 加 only where an account follows.
  private func isHome(before place: Int) -> Bool { glyphs.scalar(place - 1) == "家" }

  /// Whether 联系 or 联系我 stands before.
  private func isReached(before place: Int) -> Bool {
    glyphs.scalar(place - 1) == "系" || glyphs.scalar(place - 1) == "我"
  }

  private func digitRunCount(from start: Int) -> Int {
    var end = start
    while glyphs.kind(end) == .digit { end += 1 }
    return end - start
  }

  /// Whether 加 or what stands for it ends before a place.
  private func isAdding(before place: Int) -> Bool {
    var place = place - 1
    if glyphs.kind(place) == .blank { place -= 1 }
    // 加我V, 加个微.
    if glyphs.scalar(place) == "我" || glyphs.scalar(place) == "个" { place -= 1 }
    switch glyphs.scalar(place) {
    case "加", "伽", "咖", "佳", "迦", "茄", "珈", "枷", "家", "+", "➕", "✚", "十", "添", "㈩": return true
    case "系": return glyphs.scalar(place - 1) == "联"
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
    var place = start
    while place - start < 3 {
      if isTrustCharacter(glyphs.scalar(place)) { return place + 1 }
      guard glyphs.kind(place) == .blank || glyphs.kind(place) == .joiner else { return nil }
      place += 1
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
