import Bytes

/// Counts the marks of evasion in a raw text, in one pass of its own.
struct EvasionCounter {
  private(set) var evasion = Evasion()

  private let tables = StaticTables.shared

  /// What stands between two segments of Han characters.
  private enum Between { case nothing, blanks, symbols, emoji, other }

  private var between = Between.other
  private var isAtStart = true
  private var segmentCount = 0
  private var segmentCountBefore = 0
  private var betweenBefore = Between.blanks
  private var betweenCount = 0
  private var betweenCountBefore = 0

  /// The character before: whether it is Han, a letter or digit, kana, enclosed, an emoji.
  private var before = EvidenceClass()

  /// The character before, whatever it is.
  private var codeBefore: UInt32 = 0
  private var isEnclosedBefore = false
  private var isKanaOpen = false
  private var simplifiedCount = 0

  /// Counts the marks of a text.
  mutating func count(_ raw: ByteView) {
    var offset = 0
    while offset < raw.count {
      let (code, end) = EvasionCounter.character(of: raw, at: offset)
      offset = end
      // Most characters stay what they are: that is seen without a look at the folds.
      let kind = tables.foldIndices[code] == 0 ? .plain : tables.fold(of: code)?.kind ?? .plain
      if kind == .hidden || kind == .combining {
        offset = countInvisible(code, kind == .hidden, raw, end)
      } else if kind == .enclosed, let flagEnd = flagEnd(code, raw, end) {
        countVisible(EvasionCounter.emoji, .plain)
        offset = flagEnd
      } else if before.contains(.pictograph), (0x1_F3FB...0x1_F3FF).contains(code) {
        // A skin tone belongs to the emoji before it.
      } else {
        countVisible(code, kind)
      }
      codeBefore = code
    }
    endSegment(with: .blanks, isEnd: true)
    // Who writes traditional characters throughout hides nothing.
    if simplifiedCount == 0 {
      if evasion.traditional > evasion.rare { evasion.rare = 0 }
      evasion.traditional = 0
    }
  }

  /// An emoji that stands for those of several characters.
  private static let emoji: UInt32 = 0x1_F600

  /// The offset behind a flag that begins with a regional indicator, or nil: 🇨🇳, but not 🇻🇽.
  private func flagEnd(_ code: UInt32, _ raw: ByteView, _ offset: Int) -> Int? {
    guard code &- 0x1_F1E6 < 26, offset < raw.count else { return nil }
    let (second, end) = EvasionCounter.character(of: raw, at: offset)
    guard second &- 0x1_F1E6 < 26 else { return nil }
    return tables.flags.contains((code - 0x1_F1E6) * 26 + second - 0x1_F1E6) ? end : nil
  }

  /// The character at an offset, U+FFFD for a broken piece, and where the next one begins.
  @inline(__always)
  private static func character(of raw: ByteView, at offset: Int) -> (code: UInt32, end: Int) {
    let first = raw[offset]
    if first < 0x80 { return (UInt32(first), offset &+ 1) }
    // E0 and ED restrict their second byte and go the long way.
    if first >= 0xE1, first <= 0xEF, first != 0xED, offset &+ 2 < raw.count,
      raw[offset &+ 1] & 0xC0 == 0x80, raw[offset &+ 2] & 0xC0 == 0x80
    {
      let step = ScalarStep(raw, at: offset)
      return (step.code, step.end)
    }
    var decoder = UTF8Decoder(raw, from: offset)
    let code = decoder.next()?.scalar?.value ?? 0xFFFD
    return (code, decoder.offset)
  }

  /// Counts an invisible or combining character, unless it is how an emoji is written.
  ///
  /// - Returns: The offset behind it, and behind the characters that belong to it.
  private mutating func countInvisible(
    _ code: UInt32, _ isHidden: Bool, _ raw: ByteView, _ end: Int
  ) -> Int {
    if let emojiEnd = endOfEmojiPart(code, raw, end) { return emojiEnd }
    if !isHidden {
      increase(&evasion.combining)
    } else if code != 0xFEFF || !isAtStart {
      increase(&evasion.hidden)
    }
    return end
  }

  /// The offset behind what an invisible character adds to the emoji before it, or nil.
  ///
  /// Selectors of the style, joiners with the emoji behind them, the tags of the flags of regions, and
  /// keycaps: ❤️ 👩‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣.
  private func endOfEmojiPart(_ code: UInt32, _ raw: ByteView, _ end: Int) -> Int? {
    let isKey = codeBefore &- 0x30 < 10 || codeBefore == 0x23 || codeBefore == 0x2A
    let next = end < raw.count ? EvasionCounter.character(of: raw, at: end) : (code: 0, end: end)
    switch code {
    case 0x20E3: return isKey ? end : nil
    case 0xFE0E, 0xFE0F:
      if isKey { return next.code == 0x20E3 ? next.end : nil }
      return before.contains(.pictograph) ? end : nil
    case 0x200D:
      let isJoined = tables.evidence[next.code].contains(.pictograph)
      return before.contains(.pictograph) && isJoined ? next.end : nil
    case 0xE_0020...0xE_007E where codeBefore == 0x1_F3F4:
      var (tag, offset) = (code, end)
      var count = 1
      while (0xE_0020...0xE_007E).contains(tag), offset < raw.count, count <= 7 {
        (tag, offset) = EvasionCounter.character(of: raw, at: offset)
        count += 1
      }
      return tag == 0xE_007F ? offset : nil
    default: return nil
    }
  }

  private func increase(_ count: inout UInt16) {
    if count < .max { count += 1 }
  }

  private mutating func countVisible(_ code: UInt32, _ kind: FoldKind) {
    let evidence = tables.evidence[code]
    let isHan =
      evidence.contains(.han) || kind == .traditional || kind == .rare && evidence.contains(.han)
    countKind(kind, evidence)
    countKana(evidence, isHan: isHan)
    if isHan {
      if segmentCount == 0 {
        betweenBefore = isAtStart ? .blanks : between
        betweenCountBefore = betweenCount
      }
      segmentCount += 1
    } else {
      if segmentCount > 0 { endSegment(with: nature(evidence, kind), isEnd: false) }
      extendBetween(nature(evidence, kind))
    }
    before = isHan ? evidence.union(.han) : evidence
    isAtStart = false
  }

  private func nature(_ evidence: EvidenceClass, _ kind: FoldKind) -> Between {
    if kind == .space { return .blanks }
    if evidence.contains(.symbol) { return .symbols }
    return evidence.contains(.pictograph) ? .emoji : .other
  }

  private mutating func extendBetween(_ nature: Between) {
    between = between == .nothing || between == nature ? nature : .other
    betweenCount += 1
  }

  /// At the end of a segment it is known whether what stood before it cut a word.
  private mutating func endSegment(with nature: Between, isEnd: Bool) {
    guard segmentCount > 0 else { return }
    let isCut = segmentCountBefore > 0 && betweenCountBefore <= 3
    if isCut, betweenBefore == .emoji { increase(&evasion.emoji) }
    if isCut, betweenBefore == .symbols, min(segmentCount, segmentCountBefore) <= 2 {
      increase(&evasion.separator)
    }
    if betweenBefore == .blanks, nature == .blanks, segmentCount == 1, !(isEnd && isFirst) {
      increase(&evasion.spaced)
    }
    segmentCountBefore = segmentCount
    segmentCount = 0
    between = .nothing
    betweenCount = 0
  }

  private var isFirst: Bool { segmentCountBefore == 0 }

  private mutating func countKind(_ kind: FoldKind, _ evidence: EvidenceClass) {
    switch kind {
    case .lookAlike: increase(&evasion.lookAlike)
    case .rare: increase(&evasion.rare)
    case .traditional: increase(&evasion.traditional)
    default: if evidence.contains(.rareHan) { increase(&evasion.rare) }
    }
    if evidence.contains(.simplifiedOnly) { simplifiedCount += 1 }
    // Alone, as in a list of points, an enclosed digit is an ornament.
    let isAlphanumeric = evidence.contains(.alphanumeric)
    if kind == .enclosed {
      if isEnclosedBefore || before.contains(.alphanumeric) { increase(&evasion.enclosed) }
    } else if isAlphanumeric, isEnclosedBefore {
      increase(&evasion.enclosed)
    }
    isEnclosedBefore = kind == .enclosed
  }

  private mutating func countKana(_ evidence: EvidenceClass, isHan: Bool) {
    if evidence.contains(.kana) {
      if before.contains(.han) { increase(&evasion.kana) }
      isKanaOpen = !before.contains(.han)
    } else {
      if isKanaOpen, isHan { increase(&evasion.kana) }
      isKanaOpen = false
    }
  }
}
