import Bytes

/// A text as links are read in it: ASCII, `.` for whatever stands for a dot, and line breaks for the rest.
struct HostText: ~Copyable {
  private(set) var bytes = ByteBuffer(capacity: 512)
  private var places = ScratchArray<UInt32>(capacity: 512)

  var count: Int { bytes.count }

  /// The byte at an offset; a line break outside of the text.
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes.view[offset] : UInt8(ascii: "\n")
  }

  /// The glyph from which a byte comes.
  func place(_ offset: Int) -> Int { Int(places[offset]) }

  /// Reads a text.
  mutating func read(_ glyphs: borrowing GlyphText) {
    bytes.removeAll()
    places.removeAll()
    var place = 0
    while place < glyphs.count {
      if let end = bracketedDotEnd(glyphs, at: place) ?? spelledDotEnd(glyphs, at: place) {
        append(UInt8(ascii: "."), place)
        place = end
        continue
      }
      if let byte = byte(of: glyphs, at: place) { append(byte, place) }
      place += 1
    }
  }

  private mutating func append(_ byte: UInt8, _ place: Int) {
    bytes.append(byte)
    places.append(UInt32(place))
  }

  /// What a glyph is in a link, or nil for a symbol that only hides one.
  private func byte(of glyphs: borrowing GlyphText, at place: Int) -> UInt8? {
    let glyph = glyphs.glyphs[place]
    switch glyph.scalar {
    case "a"..."z", "0"..."9", "-", "/", ":", "@", "_", "?", "=", "&", "%", "#", "~", ".":
      return UInt8(glyph.scalar.value)
    case "。", "．", "｡", "·", "▪", "●", "•", "・", "丶", "点", "點", "奌", "電", "电", "垫":
      return isDot(glyphs, at: place) ? UInt8(ascii: ".") : UInt8(ascii: "\n")
    case ",", "、", "*", "^":
      if isDotBeforeDomain(glyphs, at: place) { return UInt8(ascii: ".") }
    case "\\": return UInt8(ascii: "/")
    case "○", "〇", "◯":
      let isLetter = glyphs.kind(place - 1).isASCII && glyphs.kind(place + 1).isASCII
      return UInt8(ascii: isLetter ? "o" : "\n")
    default: break
    }
    if glyph.kind == .han, glyph.isDigit, isNumeralOfName(glyphs, at: place) {
      return UInt8(ascii: "0") + glyph.digit
    }
    if glyph.kind == .blank { return UInt8(ascii: " ") }
    let isHiding = glyph.kind == .joiner && (glyph.scalar.value > 0x7F || glyph.scalar == "*")
    guard isHiding, glyphs.kind(place - 1).isASCII || isDotCharacter(glyphs.scalar(place - 1)),
      glyphs.kind(place + 1).isASCII || isDotCharacter(glyphs.scalar(place + 1))
    else { return UInt8(ascii: "\n") }
    return nil
  }

  /// Whether letters or digits stand on both sides, and not digits alone: 8点30.
  private func isDot(_ glyphs: borrowing GlyphText, at place: Int) -> Bool {
    let before = glyphs.kind(place - 1) == .blank ? place - 2 : place - 1
    var after = glyphs.skipped(place + 1, atMost: 2)
    if glyphs.scalar(after) == "○" { after += 1 }
    guard glyphs.kind(before).isASCII || isNumeralOfName(glyphs, at: before),
      glyphs.kind(after).isASCII
    else { return false }
    return glyphs.kind(before) == .letter || glyphs.kind(after) == .letter
  }

  /// Whether a Han digit belongs to a name: kk九九.com, 一二三点com.
  private func isNumeralOfName(_ glyphs: borrowing GlyphText, at place: Int) -> Bool {
    func isNumeral(_ place: Int) -> Bool {
      glyphs.kind(place) == .han && glyphs.glyph(place)?.isDigit ?? false
    }
    guard isNumeral(place) else { return false }
    var start = place
    while isNumeral(start - 1) { start -= 1 }
    var end = place + 1
    while isNumeral(end) { end += 1 }
    if glyphs.kind(start - 1).isASCII, glyphs.kind(end).isASCII { return true }
    guard glyphs.kind(start - 1).isASCII || end - start >= 2 else { return false }
    switch glyphs.scalar(end) {
    case ".", "。", "·", "丶", "点", "點": break
    default: return false
    }
    // 一二三.www.ab88.com is a count and a name.
    return isCommonDomain(glyphs, at: glyphs.skipped(end + 1, atMost: 1))
  }

  /// Whether the letters from a place on are a domain under which people are cheated.
  private func isCommonDomain(_ glyphs: borrowing GlyphText, at place: Int) -> Bool {
    for domain in ContextWords.commonDomains {
      guard let end = glyphs.wordEnd(domain, at: place) else { continue }
      if !glyphs.kind(end).isASCII { return true }
    }
    return false
  }

  /// Whether a sign that is no dot stands for one: kk99,com.
  private func isDotBeforeDomain(_ glyphs: borrowing GlyphText, at place: Int) -> Bool {
    glyphs.kind(place - 1).isASCII && isCommonDomain(glyphs, at: place + 1)
  }

  /// Where a dot in letters ends: kk99 dot com, kk99dotcom.
  private func spelledDotEnd(_ glyphs: borrowing GlyphText, at place: Int) -> Int? {
    guard glyphs.scalar(place) == "d" || glyphs.kind(place) == .blank else { return nil }
    let start = glyphs.kind(place) == .blank ? place + 1 : place
    guard let end = glyphs.wordEnd("dot", at: start) else { return nil }
    guard start > place ? glyphs.kind(place - 1).isASCII : glyphs.kind(place - 1) == .digit else {
      return nil
    }
    let next = glyphs.skipped(end, atMost: 1)
    return isCommonDomain(glyphs, at: next) ? next : nil
  }

  private func isDotCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "点" || scalar == "。"
  }

  /// Where a dot in brackets ends: `[.]` `(点)` `【dot】`.
  private func bracketedDotEnd(_ glyphs: borrowing GlyphText, at place: Int) -> Int? {
    switch glyphs.scalar(place) {
    case "[", "(", "{", "【", "〔": break
    default: return nil
    }
    var end = place + 1
    switch glyphs.scalar(end) {
    case ".", "。", "点", "·": end += 1
    default:
      guard let wordEnd = glyphs.wordEnd("dot", at: end) else { return nil }
      end = wordEnd
    }
    switch glyphs.scalar(end) {
    case "]", ")", "}", "】", "〕": return end + 1
    default: return nil
    }
  }
}
