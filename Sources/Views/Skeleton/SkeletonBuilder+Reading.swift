import Bytes

extension SkeletonBuilder {
  /// Reads the folded text: drops annotations, merges characters.
  ///
  /// - Returns: Whether there is anything between words.
  mutating func read(_ folded: ByteView, _ marks: borrowing ScratchArray<FoldMark>) -> Bool {
    var offset = 0
    var nextMark = 0
    var nextMarkOffset = marks.isEmpty ? Int.max : Int(marks[0].offset)
    var hasGap = false
    var hasSeparators = false
    var watch = RunWatch()
    while offset < folded.count {
      let step = ScalarStep(folded, at: offset)
      var signEnd: Int?
      while nextMarkOffset <= offset {
        if marks[nextMark].kind == .gap { hasGap = true }
        if marks[nextMark].kind == .sign { signEnd = offset + Int(marks[nextMark].byteCount) }
        nextMark += 1
        nextMarkOffset = nextMark < marks.count ? Int(marks[nextMark].offset) : Int.max
      }
      if let signEnd, isBetweenHan(offset..<signEnd, in: folded, marks, nextMark) {
        appendSign(offset..<signEnd, hasGap)
        (offset, hasGap, hasSeparators) = (signEnd, false, true)
        continue
      }
      let kind = tables.classes[step.code]
      var end = step.end
      var code = step.code
      if !kind.isDisjoint(with: [.openingBracket, .backslash]) {
        if kind.contains(.openingBracket),
          let close = annotationEnd(folded, end, marks, nextMark)
            ?? looseAnnotationEnd(folded, end, marks, nextMark)
        {
          annotationCount += 1
          offset = close
          hasGap = true
          continue
        }
        if kind.contains(.backslash), end < folded.count, folded[end] == UInt8(ascii: "/") {
          code = 0x76  // `\/` is written for v.
          end += 1
        }
      }
      let element = Element(
        code: code, written: step.code, start: UInt32(truncatingIfNeeded: offset),
        end: UInt32(truncatingIfNeeded: end), kind: code == step.code ? kind : tables.classes[code],
        hasGap: hasGap)
      hasGap = false
      if kind.contains(.mapped), !isMereOrnament(element, before: end, in: folded) {
        appendMapped(element, &watch)
      } else {
        elements.append(element)
        watch.note(element)
      }
      watch.seen.formUnion(kind)
      if kind.isDisjoint(with: .category) { hasSeparators = true }
      offset = end
    }
    self.watch = watch
    return hasSeparators
  }

  /// What stands for a sign such as ™ that separates, whatever it was.
  private static let sign: UInt32 = 0x2122

  private mutating func appendSign(_ range: Range<Int>, _ hasGap: Bool) {
    elements.append(
      Element(
        code: Self.sign, written: Self.sign, start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound), kind: .separator, hasGap: hasGap))
  }

  /// Whether a sign such as ™, which folds to letters, stands between Han characters and parts them.
  ///
  /// Other signs and blanks may stand beside it.
  @inline(never)
  private func isBetweenHan(
    _ range: Range<Int>, in folded: ByteView, _ marks: borrowing ScratchArray<FoldMark>,
    _ firstMark: Int
  ) -> Bool {
    var last = elements.count - 1
    while last >= 0, elements[last].kind.isDisjoint(with: .category) { last -= 1 }
    guard last >= 0, ClassTable.isHan(elements[last].code) else { return false }
    var offset = range.upperBound
    var index = firstMark
    while offset < folded.count {
      while index < marks.count, Int(marks[index].offset) < offset { index += 1 }
      if index < marks.count, marks[index].kind == .gap, Int(marks[index].offset) == offset {
        index += 1
      }
      if index < marks.count, marks[index].kind == .sign, Int(marks[index].offset) == offset {
        offset += Int(marks[index].byteCount)
        continue
      }
      let step = ScalarStep(folded, at: offset)
      if ClassTable.isHan(step.code) { return true }
      guard tables.classes[step.code].isDisjoint(with: .category) else { return false }
      offset = step.end
    }
    return false
  }

  /// True if a heart or the like stands between two Han characters to part them, as in 银🔥行.
  ///
  /// Behind 微 and its like it is a part of the word: 微❤信. Elsewhere it may stand for one.
  @inline(never)
  private func isMereOrnament(
    _ element: Element, before next: Int, in folded: ByteView
  ) -> Bool {
    guard !elements.isEmpty, next < folded.count, element.code >= Self.firstEmoji else {
      return false
    }
    let last = elements[elements.count - 1]
    guard ClassTable.isHan(last.code) else { return false }
    guard tables.ornaments.contains(element.code) else {
      return isInEmojiChain(element.code, before: next, in: folded)
    }
    let isHeart = tables.characterTargets[element.code]?.first == 0x5FC3  // 心
    switch last.code {
    case 0x5FAE where isHeart, 0x5A01 where isHeart, 0x8587 where isHeart, 0x5FBD where isHeart,
      0x7EF4 where isHeart:  // 微 威 薇 徽 维
      return false
    default: return ClassTable.isHan(ScalarStep(folded, at: next).code)
    }
  }

  /// The first of the characters that can be an emoji; kana and letters stand for words only.
  private static let firstEmoji: UInt32 = 0x2600

  /// True if an emoji that can be a word stands in a row of emoji and single Han characters.
  ///
  /// Two more must be near that are no words, or the same again: 贷🐂款🔥加✨我.
  private func isInEmojiChain(
    _ code: UInt32, before next: Int, in folded: ByteView
  ) -> Bool {
    var nearCount = 0
    var index = elements.count - 2
    while index >= 0, nearCount < 2, isChained(elements[index].written, with: code) {
      guard index > 0, ClassTable.isHan(elements[index - 1].code) else { break }
      nearCount += 1
      index -= 2
    }
    var offset = next
    while nearCount < 2, offset < folded.count {
      let han = ScalarStep(folded, at: offset)
      guard ClassTable.isHan(han.code), han.end < folded.count else { return false }
      let sign = ScalarStep(folded, at: han.end)
      guard isChained(sign.code, with: code) else { return false }
      nearCount += 1
      offset = sign.end
    }
    return nearCount >= 2 && offset < folded.count
      && ClassTable.isHan(ScalarStep(folded, at: offset).code)
  }

  private func isChained(_ sign: UInt32, with code: UInt32) -> Bool {
    guard sign != code else { return true }
    let kind = tables.classes[sign]
    guard sign >= Self.firstEmoji, kind.isDisjoint(with: .category) else { return false }
    return !kind.contains(.mapped) || tables.ornaments.contains(sign)
  }

  @inline(never)
  private mutating func appendMapped(_ element: Element, _ watch: inout RunWatch) {
    guard let targets = tables.characterTargets[element.code] else { return }
    var next = element
    for target in targets {
      next.code = target
      next.kind = tables.classes[target]
      // A numeral that was merged with another is still one.
      if element.kind.contains(.numeral) { next.kind.insert(.numeral) }
      elements.append(next)
      watch.note(next)
      watch.seen.formUnion(next.kind)
      next.hasGap = true
    }
  }

  /// Finds a reading in brackets, which is an annotation of the character before.
  ///
  /// - Parameters:
  ///   - folded: The folded text.
  ///   - start: The offset behind the opening bracket.
  ///   - marks: The marks of the text, to see tones.
  ///   - firstMark: The first mark that may stand inside of the brackets.
  /// - Returns: The offset behind the closing bracket, or nil where it is none.
  private func annotationEnd(
    _ folded: ByteView, _ start: Int, _ marks: borrowing ScratchArray<FoldMark>, _ firstMark: Int
  ) -> Int? {
    guard !elements.isEmpty, ClassTable.isHan(elements[elements.count - 1].code) else { return nil }
    var word: UInt64 = 0
    var end = start
    while end < folded.count, end - start < 8, folded[end] &- 0x61 < 26 {
      word |= UInt64(folded[end]) << UInt64(56 - 8 * (end - start))
      end += 1
    }
    guard end > start, let close = closingBracketEnd(folded, end) else { return nil }
    guard let syllable = tables.fixed.readings.syllable(spelled: word) else { return nil }
    let isVowel = end - start == 1 && "eoa".utf8.contains(folded[start])
    guard isVowel || tables.fixed.readings.isWord(syllable) else { return nil }
    var index = firstMark
    while index < marks.count, Int(marks[index].offset) < end {
      if marks[index].kind == .toned, Int(marks[index].offset) >= start { return close }
      index += 1
    }
    let before = elements[elements.count - 1]
    let isReading =
      tables.fixed.readings.has(syllable, of: before.code)
      || tables.fixed.readings.has(syllable, of: before.written)
    return isReading ? close : nil
  }

  func closingBracketEnd(_ folded: ByteView, _ offset: Int) -> Int? {
    guard offset < folded.count else { return nil }
    if ")]>}".utf8.contains(folded[offset]) { return offset + 1 }
    let isLenticular = folded[offset..<folded.count].hasPrefix(ByteView("】"))
    return isLenticular ? offset + 3 : nil
  }
}

/// One character of valid UTF-8, as folding writes it.
struct ScalarStep {
  var code: UInt32
  var end: Int

  @inline(__always)
  init(_ bytes: ByteView, at offset: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 {
      code = first
      end = offset &+ 1
    } else if first >= 0xE0, first < 0xF0 {
      code =
        (first & 0x0F) << 12 | UInt32(bytes[offset &+ 1] & 0x3F) << 6
        | UInt32(bytes[offset &+ 2] & 0x3F)
      end = offset &+ 3
    } else if first < 0xE0 {
      code = (first & 0x1F) << 6 | UInt32(bytes[offset &+ 1] & 0x3F)
      end = offset &+ 2
    } else {
      code =
        (first & 0x07) << 18 | UInt32(bytes[offset &+ 1] & 0x3F) << 12
        | UInt32(bytes[offset &+ 2] & 0x3F) << 6 | UInt32(bytes[offset &+ 3] & 0x3F)
      end = offset &+ 4
    }
  }
}

/// What reading watches for, so that passes without work are left out.
///
/// Runs go on over separators, which may be dropped later.
struct RunWatch: BitwiseCopyable {
  /// All classes that occur.
  var seen: CharacterClass = []
  var hasRepeats = false
  var hasNumeralRuns = false
  private var lastCode: UInt32 = 0
  private var repeatCount: Int32 = 0
  private var numeralRunCount: Int32 = 0

  @inline(__always)
  mutating func note(_ element: Element) {
    let kind = element.kind
    if kind.isDisjoint(with: .category) { return }
    if element.code == lastCode {
      repeatCount &+= 1
      if repeatCount >= 2, kind.contains(.han) { hasRepeats = true }
    } else {
      lastCode = element.code
      repeatCount = 0
    }
    let isDigitLike = !kind.isDisjoint(with: [.digit, .numeral, .letterO])
    numeralRunCount = isDigitLike ? numeralRunCount &+ 1 : 0
    if numeralRunCount >= 5 { hasNumeralRuns = true }
  }
}
