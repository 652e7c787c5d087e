import Bytes
import Views

/// A text as a row of glyphs, with the numbers in it; used again from text to text.
struct GlyphText: ~Copyable {
  /// Digits that stand together, tightly and of one kind.
  struct DigitGroup: BitwiseCopyable {
    /// Where the digits are in ``digits``.
    var first: Int
    var count: Int
    /// The glyphs of the group.
    var start: Int
    var end: Int
    /// What separates the group from the one before; ``Gap/end`` where a new number begins.
    var gap: Gap
    /// Whether an entity took it.
    var isTaken = false
  }

  /// What stands between two groups of digits.
  enum Gap: UInt8, BitwiseCopyable {
    /// Something that no number holds.
    case end
    /// Nothing: 13捌00 is three groups.
    case tight
    case blank
    case dash
    case dot
    case comma
    case slash
    /// A symbol that numbers have only where they hide.
    case symbol
  }

  private(set) var text = ByteView.empty
  private(set) var glyphs = ScratchArray<Glyph>(capacity: 512)
  var groups = ScratchArray<DigitGroup>(capacity: 32)
  private(set) var digits = ByteBuffer(capacity: 256)
  /// Whether a sign stood between all characters, which is gone.
  private var isInterleaved = false

  var count: Int { glyphs.count }

  /// The glyph at a place, or nil outside of the text.
  func glyph(_ place: Int) -> Glyph? {
    place >= 0 && place < glyphs.count ? glyphs[place] : nil
  }

  func kind(_ place: Int) -> Glyph.Kind { glyph(place)?.kind ?? .stop }

  func scalar(_ place: Int) -> Unicode.Scalar { glyph(place)?.scalar ?? "\u{0}" }

  /// The bytes between two places.
  func range(_ places: Range<Int>) -> ByteRange {
    guard !places.isEmpty else { return .empty }
    let start = glyphs[places.lowerBound].startOffset
    return ByteRange(start: start, count: glyphs[places.upperBound - 1].endOffset - start)
  }

  /// Reads a text; what passes the limit is not looked at.
  mutating func read(_ bytes: ByteView) {
    text = bytes
    glyphs.removeAll()
    var decoder = UTF8Decoder(bytes)
    while let step = decoder.next(), step.range.endOffset <= Limits.entityTextByteCountMax {
      let scalar = step.scalar ?? "\u{FFFD}"
      if isInvisible(scalar) { continue }
      let end = UInt32(step.range.endOffset)
      glyphs.append(Glyph(scalar, startOffset: step.range.start, endOffset: end))
    }
    isInterleaved = glyphs.dropInterleavedSigns {
      $0.kind != .han && !$0.isAlphanumeric ? $0.scalar.value : nil
    }
    readSoftDigits()
    readGroups()
  }

  /// How many of the digits of a group are not of the mobile number at its end.
  ///
  /// In an interleaved text the blank between two numbers is lost: fewer digits are one number,
  /// more a bank card, and 22 are two numbers.
  private func headCount(of group: DigitGroup) -> Int? {
    guard isInterleaved, (12...15).contains(group.count) || group.count == 22 else { return nil }
    let all = digits.view[group.first..<(group.first + group.count)]
    let head = group.count - 11
    guard all[head] == UInt8(ascii: "1"), all[head + 1] >= UInt8(ascii: "3"),
      all[0] != UInt8(ascii: "0"), !all.hasPrefix(ByteView("86"))
    else { return nil }
    return head
  }

  /// Gives `o`, `l` and `i` their digits in words that hold nothing else than them and digits.
  private mutating func readSoftDigits() {
    var start = 0
    while start < count {
      var end = start
      var digitCount = 0
      var isSoft = true
      while end < count, glyphs[end].isAlphanumeric {
        if glyphs[end].kind == .digit {
          digitCount += 1
        } else if softDigit(glyphs[end].scalar) == nil {
          isSoft = false
        }
        end += 1
      }
      if isSoft, digitCount > 0, digitCount < end - start { soften(start..<end) }
      start = end + 1
    }
  }

  private mutating func soften(_ places: Range<Int>) {
    for place in places {
      if let digit = softDigit(glyphs[place].scalar) { glyphs[place].digit = digit }
    }
  }

  private func softDigit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "o": 0
    case "l", "i": 1
    default: nil
    }
  }

  /// Finds the groups of digits, and what separates them.
  private mutating func readGroups() {
    groups.removeAll()
    digits.removeAll()
    var place = 0
    var lastEnd: Int?
    while place < count {
      guard glyphs[place].isDigit else {
        place += 1
        continue
      }
      let start = place
      let first = digits.count
      let isHan = glyphs[place].kind == .han || glyphs[place].kind == .joiner
      while place < count, glyphs[place].isDigit,
        isHan == (glyphs[place].kind == .han || glyphs[place].kind == .joiner)
      {
        digits.append(UInt8(ascii: "0") + glyphs[place].digit)
        place += 1
      }
      let gap = lastEnd.map { self.gap($0..<start) } ?? .end
      var group = DigitGroup(
        first: first, count: digits.count - first, start: start, end: place, gap: gap)
      if let head = headCount(of: group) {
        var part = group
        part.count = head
        part.end = start + head
        groups.append(part)
        group.first += head
        group.count -= head
        group.start += head
        group.gap = .blank
      }
      groups.append(group)
      lastEnd = place
    }
  }

  private func gap(_ places: Range<Int>) -> Gap {
    guard places.count <= 3 else { return .end }
    var gap = Gap.tight
    for place in places {
      let glyph = glyphs[place]
      switch glyph.kind {
      case .blank: gap = gap == .tight ? .blank : gap
      case .joiner: gap = symbolGap(glyph.scalar)
      default: return .end
      }
    }
    return gap
  }

  private func symbolGap(_ scalar: Unicode.Scalar) -> Gap {
    switch scalar {
    case "-", "–", "—", "‐", "_": .dash
    case ".": .dot
    case ",", "、": .comma
    case "/": .slash
    case "¥", "￥", "$", "%", "+", "=", "<", ">", "@": .end
    default: .symbol
    }
  }
}

extension GlyphText {
  /// The digits of some groups that follow each other.
  func joinedDigits(_ window: Range<Int>) -> ByteView {
    let last = groups[window.upperBound - 1]
    return digits.view[groups[window.lowerBound].first..<(last.first + last.count)]
  }

  /// The glyphs of some groups that follow each other.
  func places(_ window: Range<Int>) -> Range<Int> {
    groups[window.lowerBound].start..<groups[window.upperBound - 1].end
  }

  /// Whether a word stands at a place, and where it ends.
  func wordEnd(_ word: StaticString, at place: Int) -> Int? {
    var decoder = UTF8Decoder(ByteView(word))
    var end = place
    while let step = decoder.next() {
      guard scalar(end) == step.scalar else { return nil }
      end += 1
    }
    return end
  }

  /// The end of the last of some words in the clause before a place, or nil.
  ///
  /// A clause ends at other digits, so that a word belongs to the number that follows it.
  func lastWord(_ words: [StaticString], before place: Int, reach: Int = 12) -> Int? {
    var start = place
    while start > 0, place - start < reach, glyphs[start - 1].kind != .digit,
      glyphs[start - 1].scalar != "。", glyphs[start - 1].scalar != ";"
    {
      start -= 1
    }
    var best: Int?
    for word in words {
      var decoder = UTF8Decoder(ByteView(word))
      guard let first = decoder.next()?.scalar else { continue }
      for offset in start..<place where glyphs[offset].scalar == first {
        if let end = wordEnd(word, at: offset), end <= place, end > best ?? 0 { best = end }
      }
    }
    return best
  }

  /// Whether the word that ends before a place is one of some, bounded by no letter.
  func letterRunStart(before place: Int) -> Int {
    var start = place
    while start > 0, glyphs[start - 1].kind == .letter { start -= 1 }
    return start
  }

  /// Where the letters that begin at a place end.
  func letterRunEnd(from place: Int) -> Int {
    var end = place
    while end < count, glyphs[end].kind == .letter { end += 1 }
    return end
  }

  /// Skips blanks and symbols, at most a few.
  func skipped(_ place: Int, atMost limit: Int) -> Int {
    var end = place
    while end < count, end - place < limit, kind(end) == .blank || kind(end) == .joiner { end += 1 }
    return end
  }
}
