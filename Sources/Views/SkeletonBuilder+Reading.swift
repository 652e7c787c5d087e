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
    while offset < folded.count {
      let step = ScalarStep(folded, at: offset)
      while nextMarkOffset <= offset {
        if marks[nextMark].kind == .gap { hasGap = true }
        nextMark += 1
        nextMarkOffset = nextMark < marks.count ? Int(marks[nextMark].offset) : Int.max
      }
      let kind = tables.classes[step.code]
      var end = step.end
      var code = step.code
      if !kind.isDisjoint(with: [.openingBracket, .backslash]) {
        if kind.contains(.openingBracket), let close = annotationEnd(folded, end, marks, nextMark) {
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
      var element = Element(code, written: step.code, start: UInt32(offset), end: UInt32(end))
      element.hasGap = hasGap
      hasGap = false
      if kind.contains(.mapped) {
        appendMapped(element)
      } else {
        elements.append(element)
      }
      seen.formUnion(kind)
      if kind.isDisjoint(with: .category) { hasSeparators = true }
      offset = end
    }
    return hasSeparators
  }

  @inline(never)
  private mutating func appendMapped(_ element: Element) {
    guard let targets = tables.characterTargets[element.code] else { return }
    var next = element
    for target in targets {
      next.code = target
      elements.append(next)
      seen.formUnion(tables.classes[target])
      next.hasGap = true
    }
  }

  /// The offset behind a reading in brackets, or nil where it is none.
  ///
  /// - Parameters:
  ///   - folded: The folded text.
  ///   - start: The offset behind the opening bracket.
  ///   - marks: The marks of the text, to see tones.
  ///   - firstMark: The first mark that may stand inside of the brackets.
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
    var place = firstMark
    while place < marks.count, Int(marks[place].offset) < end {
      if marks[place].kind == .toned, Int(marks[place].offset) >= start { return close }
      place += 1
    }
    let before = elements[elements.count - 1]
    let isReading =
      tables.fixed.readings.has(syllable, of: before.code)
      || tables.fixed.readings.has(syllable, of: before.written)
    return isReading ? close : nil
  }

  private func closingBracketEnd(_ folded: ByteView, _ offset: Int) -> Int? {
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
