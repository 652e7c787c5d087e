import Bytes

/// A text as links are read in it, one byte for each character.
///
/// ASCII as it is; `.` for whatever stands for a dot, ``softDot`` for a full stop that may be one;
/// ``han`` and ``letter`` for letters of other scripts; a line break for the rest.
struct HostText: ~Copyable {
  /// A Han character, kana or hangul: part of a name where the whole label counts.
  static let han: UInt8 = 0x80
  /// Another letter that is not ASCII: part of every name.
  static let letter: UInt8 = 0x81
  /// `。` between letters: a dot, unless the name before it is whole.
  static let softDot: UInt8 = 0x82

  private(set) var bytes = ByteBuffer(capacity: 512)
  private var places = ScratchArray<UInt32>(capacity: 512)
  private(set) var text = GlyphView.empty

  var count: Int { bytes.count }

  /// The byte at an offset; a line break outside of the text.
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes.view[offset] : UInt8(ascii: "\n")
  }

  /// The index of the glyph from which a byte comes.
  func index(_ offset: Int) -> Int { Int(places[offset]) }

  /// The character from which a byte comes.
  func scalar(_ offset: Int) -> Unicode.Scalar { text.scalar(index(offset)) }

  /// Reads a text.
  mutating func read(_ glyphs: GlyphView, _ words: ContextWords) {
    text = glyphs
    bytes.removeAll()
    places.removeAll()
    let reader = HostByteReader(text: glyphs, words: words)
    var index = 0
    while index < glyphs.count {
      if let sign = reader.spelledSign(at: index) {
        append(sign.byte, index)
        index = sign.end
        continue
      }
      if let byte = reader.byte(at: index) { append(byte, index) }
      index += 1
    }
  }

  private mutating func append(_ byte: UInt8, _ index: Int) {
    bytes.append(byte)
    places.append(UInt32(index))
  }
}

/// Tells what each character is in a link.
struct HostByteReader {
  let text: GlyphView
  let words: ContextWords

  /// How far a row of Han digits is followed; a longer one is no name.
  private static let numeralCountMax = 64

  /// What a glyph is in a link, or nil for a symbol that only hides one.
  func byte(at index: Int) -> UInt8? {
    let glyph = text[index]
    switch glyph.scalar {
    case "a"..."z", "0"..."9", "-", "/", ":", "@", "_", "?", "=", "&", "%", "#", "~", ".", "[", "]":
      return UInt8(truncatingIfNeeded: glyph.scalar.value)
    case "。", "｡":
      return isDot(at: index) ? HostText.softDot : UInt8(ascii: "\n")
    case "．", "·", "▪", "●", "•", "・", "丶", "点", "點", "奌", "電", "电", "垫", "⚫", "⚪", "🔴", "🔵", "🟠",
      "🟡",
      "🟢", "🟣", "🟤", "⏺", "∙", "⋅", "◦", "⬤", "◉", "◎", "🌑", "🌕", "⊙", "☉", "⦁", "⸱", "‧", "🔘":
      if isDot(at: index) { return UInt8(ascii: ".") }
      return glyph.kind == .han ? HostText.han : UInt8(ascii: "\n")
    case ",", "、", "*", "^":
      if isDotBeforeDomain(at: index) { return UInt8(ascii: ".") }
    case "\\": return UInt8(ascii: "/")
    case "○", "〇", "◯":
      let isLetter = text.kind(index - 1).isASCII && text.kind(index + 1).isASCII
      return isLetter ? UInt8(ascii: "o") : UInt8(ascii: "\n")
    default: break
    }
    if glyph.kind == .han {
      if glyph.isDigit, isNumeralOfName(at: index) { return UInt8(ascii: "0") + glyph.digit }
      return HostText.han
    }
    if glyph.kind == .blank { return UInt8(ascii: " ") }
    if glyph.kind == .joiner, glyph.scalar.value > 0x7F { return otherByte(at: index) }
    guard glyph.scalar == "*", isBetweenNameParts(index) else { return UInt8(ascii: "\n") }
    return nil
  }

  /// A letter of another script, an emoji for a dot, or a symbol that hides a name.
  private func otherByte(at index: Int) -> UInt8? {
    let scalar = text.scalar(index)
    switch scalar.value {
    case 0xC0...0x24F, 0x370...0x58F, 0x1E00...0x1FFF:
      if scalar.properties.isAlphabetic { return HostText.letter }
    case 0x3041...0x30FF, 0x1100...0x11FF, 0xAC00...0xD7A3:
      if scalar.properties.isAlphabetic { return HostText.han }
    default: break
    }
    if isDotBeforeDomain(at: index), isPlainDomain(at: index + 1) {
      return UInt8(ascii: ".")
    }
    return isBetweenNameParts(index) ? nil : UInt8(ascii: "\n")
  }

  /// Whether a domain stands at an index that is no word beside an emoji, such as vip.
  private func isPlainDomain(at index: Int) -> Bool {
    guard let end = words.commonDomains.end(in: text, at: index) else { return false }
    switch text.scalar(index) {
    case "c": return end - index == 3
    case "n", "o": return true
    default: return false
    }
  }

  private func isBetweenNameParts(_ index: Int) -> Bool {
    func isPart(_ index: Int) -> Bool {
      text.kind(index).isASCII || isDotCharacter(text.scalar(index))
    }
    return isPart(index - 1) && isPart(index + 1)
  }

  /// Whether letters or digits stand on both sides, and not digits alone: 8点30.
  private func isDot(at index: Int) -> Bool {
    let before = text.kind(index - 1) == .blank ? index - 2 : index - 1
    var after = text.skipped(index + 1, atMost: 2)
    if text.scalar(after) == "○" { after += 1 }
    guard text.kind(before).isASCII || isNumeralOfName(at: before), text.kind(after).isASCII else {
      return false
    }
    return text.kind(before) == .letter || text.kind(after) == .letter
  }

  /// Whether a Han digit belongs to a name: kk九九.com, 一二三点com.
  private func isNumeralOfName(at index: Int) -> Bool {
    func isNumeral(_ index: Int) -> Bool {
      text.kind(index) == .han && text.glyph(index)?.isDigit ?? false
    }
    guard isNumeral(index) else { return false }
    let limit = HostByteReader.numeralCountMax
    var start = index
    while index - start < limit, isNumeral(start - 1) { start -= 1 }
    var end = index + 1
    while end - index < limit, isNumeral(end) { end += 1 }
    guard end - start < limit else { return false }
    if text.kind(start - 1).isASCII, text.kind(end).isASCII { return true }
    guard text.kind(start - 1).isASCII || end - start >= 2 else { return false }
    switch text.scalar(end) {
    case ".", "。", "·", "丶", "点", "點": break
    default: return false
    }
    // 一二三.www.ab88.com is a count and a name.
    return isCommonDomain(at: text.skipped(end + 1, atMost: 1))
  }

  /// Whether the letters from an index on are a domain under which people are cheated.
  private func isCommonDomain(at index: Int) -> Bool {
    guard let end = words.commonDomains.end(in: text, at: index) else { return false }
    return !text.kind(end).isASCII
  }

  /// Whether a sign that is no dot stands for one: kk99,com.
  private func isDotBeforeDomain(at index: Int) -> Bool {
    text.kind(index - 1).isASCII && isCommonDomain(at: index + 1)
  }

  private func isDotCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "点" || scalar == "。"
  }

  // MARK: Signs that are spelled

  /// A dot or `@` in brackets or letters: `[.]` `(点)` `【dot】` `[at]` `kk99dotcom`.
  func spelledSign(at index: Int) -> (byte: UInt8, end: Int)? {
    if let sign = bracketedSign(at: index) { return sign }
    return spelledDotEnd(at: index).map { (UInt8(ascii: "."), $0) }
  }

  /// Where a dot in letters ends: kk99 dot com, kk99dotcom.
  private func spelledDotEnd(at index: Int) -> Int? {
    guard text.scalar(index) == "d" || text.kind(index) == .blank else { return nil }
    let start = text.kind(index) == .blank ? index + 1 : index
    guard let end = text.wordEnd("dot", at: start) else { return nil }
    guard start > index ? text.kind(index - 1).isASCII : text.kind(index - 1) == .digit else {
      return nil
    }
    let next = text.skipped(end, atMost: 1)
    return isCommonDomain(at: next) ? next : nil
  }

  private func bracketedSign(at index: Int) -> (byte: UInt8, end: Int)? {
    switch text.scalar(index) {
    case "[", "(", "{", "【", "〔", "<": break
    default: return nil
    }
    var end = index + 1
    var byte = UInt8(ascii: ".")
    switch text.scalar(end) {
    case ".", "。", "点", "·": end += 1
    case "@":
      byte = UInt8(ascii: "@")
      end += 1
    default:
      if let wordEnd = text.wordEnd("dot", at: end) {
        end = wordEnd
      } else if let wordEnd = text.wordEnd("at", at: end), text.isAlphanumeric(index - 1) {
        byte = UInt8(ascii: "@")
        end = wordEnd
      } else {
        return nil
      }
    }
    switch text.scalar(end) {
    case "]", ")", "}", "】", "〕", ">": return (byte, end + 1)
    default: return nil
    }
  }
}
