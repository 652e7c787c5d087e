import Bytes
import Views

/// Finds WeChat ids and QQ numbers behind the words that announce them, and before 微信同号.
struct ContactFinder {
  let text: GlyphView
  let words: ContextWords
  let view: View

  /// A way to announce an account: what it is, and where the announcement ends.
  struct Anchor {
    var kind: EntityKind
    var end: Int
    /// Whether it says plainly that an id follows, so that plain words and digits may be one.
    var isPlain: Bool
  }

  /// Finds all accounts of the text, except in links.
  func find(into table: inout EntityTable, except links: borrowing HostFinder) {
    var index = 0
    while index < text.count {
      guard let anchor = anchor(at: index) else {
        index += 1
        continue
      }
      index = max(keepContact(anchor, from: index, &table, links), index + 1)
    }
  }

  /// Keeps what an anchor announces, and returns where to go on.
  private func keepContact(
    _ written: Anchor, from start: Int, _ table: inout EntityTable, _ links: borrowing HostFinder
  ) -> Int {
    var anchor = written
    guard !isLabelled(start, anchor) else { return anchor.end }
    let idStart = identifierStart(&anchor)
    // 微信QQ同号: the next anchor speaks for itself.
    if anchor.kind == .wechat, let end = keepPhone(at: idStart, &table) { return end }
    let reader = IdentifierReader(text: text)
    if let id = reader.read(at: idStart, anchor, &table.values) {
      guard !links.isInLink(id.indices), !table.hasMessenger(in: text.range(id.indices)) else {
        table.values.truncate(to: id.valueStart)
        return anchor.end
      }
      table.keep(anchor.kind, text.range(id.indices), valueFrom: id.valueStart)
      keepForPartner(of: anchor, before: start, idAt: id.indices.lowerBound, &table)
      return id.indices.upperBound
    }
    if !keepSameNumber(anchor, from: start, &table), anchor.kind == .wechat {
      keepNameBefore(written, from: start, &table, links)
    }
    return anchor.end
  }

  /// Whether the letters begin the number of an order, a contract or a model: 订单WX2026, 口令QQ88.
  private func isLabelled(_ start: Int, _ anchor: Anchor) -> Bool {
    // A skeleton shows 微信 for WX.
    guard text.kind(start) == .letter || view == .skeleton else { return false }
    var end = start
    while words.label.start(in: text, endingAt: end) == nil, end > 0, start - end < 3,
      isLabelGap(text.scalar(end - 1))
    {
      end -= 1
    }
    if words.label.start(in: text, endingAt: end) != nil { return true }
    guard text.kind(anchor.end) == .digit || text.scalar(anchor.end) == "-" else { return false }
    // WX20261125001: a date makes it the number of something.
    let first = text.scalar(anchor.end) == "-" ? anchor.end + 1 : anchor.end
    let digitEnd = text.digitRunEnd(from: first)
    let isDated = digitEnd - first >= 8 || digitEnd - first == 4 && text.scalar(digitEnd) == "-"
    return isDated && text.scalar(first) == "2" && text.scalar(first + 1) == "0"
      && !isAdding(before: start)
  }

  private func isLabelGap(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",": view == .skeleton
    case ":", " ", "为", "是", "号", "“", "\"", "「", "(", "-", "[", "【", "#": true
    default: false
    }
  }

  /// Takes the telephone number that begins at an index, as it was found.
  private func keepPhone(at start: Int, _ table: inout EntityTable) -> Int? {
    guard let first = text.glyph(start), first.isDigit || first.scalar == "+" else { return nil }
    for index in 0..<table.count where table.entities[index].kind == .phone {
      let phone = table.entities[index]
      guard phone.view == view, phone.range.start == first.startOffset, phone.value.count == 11
      else { continue }
      table.keepAgain(.wechat, phone)
      var end = start
      while let glyph = text.glyph(end), Int(glyph.endOffset) <= phone.range.endOffset {
        end += 1
      }
      return end
    }
    return nil
  }

  /// Takes the number of 微信 behind QQ/微信 for both.
  private func keepForPartner(
    of anchor: Anchor, before start: Int, idAt idStart: Int, _ table: inout EntityTable
  ) {
    guard anchor.kind == .wechat, start >= 2 else { return }
    var index = start - 1
    while index > 0, start - index < 3, text.kind(index) != .letter { index -= 1 }
    guard text.scalar(index) == "q", text.scalar(index - 1) == "q",
      text.kind(index - 2) != .letter
    else { return }
    let partner = Anchor(kind: .qq, end: idStart, isPlain: true)
    let reader = IdentifierReader(text: text)
    guard let id = reader.read(at: idStart, partner, &table.values) else { return }
    table.keep(.qq, text.range(id.indices), valueFrom: id.valueStart)
  }

  /// Takes the id before its announcement: kefu8866是我微信, abc12345（微信）.
  private func keepNameBefore(
    _ anchor: Anchor, from start: Int, _ table: inout EntityTable, _ links: borrowing HostFinder
  ) {
    guard endsClause(anchor.end), !announces(anchor.end) else { return }
    var end = start
    while end > 0, start - end < 6, isLeadIn(end - 1) { end -= 1 }
    guard text.isAlphanumeric(end - 1) else { return }
    var first = end
    var letterCount = 0
    while first > 0, text.isAlphanumeric(first - 1) || isNameSign(first - 1) {
      first -= 1
      if text.kind(first) == .letter { letterCount += 1 }
    }
    let count = end - first
    guard count >= 6, count <= 20, letterCount > 0, letterCount < count,
      text.kind(first) == .letter,
      !isLabelled(first, Anchor(kind: .wechat, end: first, isPlain: true)),
      text.lastWord(words.reference, before: first, reach: 5) == nil,
      text.wordEnd("qq", at: first) == nil,
      !links.isInLink(first..<end)
    else { return }
    let valueStart = table.values.count
    for index in first..<end { table.values.appendUTF8(of: text.scalar(index)) }
    table.keep(.wechat, text.range(first..<end), valueFrom: valueStart)
  }

  /// Whether an id is announced behind an index: 微信号是.
  private func announces(_ index: Int) -> Bool {
    let next = text.scalar(index) == "号" ? index + 1 : index
    let sign = text.scalar(next)
    return (sign == ":" || sign == "是" || sign == "为") && next + 1 < text.count
  }

  private func isNameSign(_ index: Int) -> Bool {
    (text.scalar(index) == "-" || text.scalar(index) == "_") && text.isAlphanumeric(index - 1)
      && text.isAlphanumeric(index + 1)
  }

  /// Whether nothing that takes the word elsewhere follows, as in 微信支付.
  private func endsClause(_ index: Int) -> Bool {
    switch text.kind(index) {
    case .stop, .blank, .joiner: return true
    case .han:
      switch text.scalar(index) {
      case "号", "联", "咨", "加", "找", "详", "私", "我": return true
      default: return false
      }
    default: return false
    }
  }

  /// What stands between an id and the word that announces it: 是我的, a bracket.
  private func isLeadIn(_ index: Int) -> Bool {
    switch text.scalar(index) {
    case "是", "我", "的", "为", "本", "人", "加", "(", "[", "【", "<", "“", "\"", "'", ":", "=", "-", ",",
      " ", "搜":
      true
    default: false
    }
  }

  /// Skips what stands between an anchor and its id: 号 是 客服 `:`.
  private func identifierStart(_ anchor: inout Anchor) -> Int {
    var index = anchor.end
    var skippedCount = 0
    while skippedCount < 10 {
      guard let glyph = text.glyph(index) else { return index }
      switch glyph.scalar {
      case ":", "=", "是", "为", "号", "码", "搜", "→": anchor.isPlain = true
      case "i" where text.scalar(index + 1) == "d" && text.kind(index + 2) != .letter:
        index += 1
        anchor.isPlain = true
      default:
        let isFiller = glyph.kind == .han && words.contactFillers.contains(glyph.scalar)
        let isSign = glyph.kind == .blank || glyph.kind == .joiner && !glyph.isDigit
        guard isFiller || isSign || glyph.scalar == "【" || glyph.scalar == "】" else { return index }
      }
      index += 1
      skippedCount += 1
    }
    return index
  }

  /// Takes the telephone number before 微信同号, and says whether there is one.
  private func keepSameNumber(
    _ anchor: Anchor, from start: Int, _ table: inout EntityTable
  ) -> Bool {
    let isSame =
      text.scalar(anchor.end) == "同" || text.scalar(anchor.end - 1) == "同"
      || text.scalar(start - 1) == "同" || text.scalar(start - 1) == "加"
    guard isSame else { return false }
    let reach = text.scalar(start - 1) == "加" ? 6 : 24
    let offset = Int(text[start].startOffset)
    let end = Int(text[anchor.end - 1].endOffset)
    for index in 0..<table.count where table.entities[index].kind == .phone {
      let phone = table.entities[index]
      // 微信同号 stands behind the number, or before it.
      let isNear =
        phone.range.endOffset <= offset && offset - phone.range.endOffset < reach
        || phone.range.startOffset >= end && phone.range.startOffset - end < reach
      guard phone.view == view, isNear else { continue }
      table.keepAgain(anchor.kind, phone)
      return true
    }
    return false
  }
}
