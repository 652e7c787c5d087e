import Bytes

/// What stands in brackets, while it is looked at whether it is a reading.
private struct ReadingInBrackets {
  var letters: Range<Int>
  var letterCount = 0
  var closeEnd: Int
  var hasTone = false
}

extension SkeletonBuilder {
  /// Finds readings in brackets that are written otherwise than one syllable for one character.
  ///
  /// They have blanks inside, tones as digits, bopomofo, or stand behind a word: 网络(wǎng luò),
  /// 网(wang3), 網(ㄨㄤˇ). Those of words count only with tones, for who writes them means readings.
  ///
  /// - Parameters:
  ///   - folded: The folded text.
  ///   - start: The offset behind the opening bracket.
  ///   - marks: The marks of the text, to see tones.
  ///   - firstMark: The first mark that may stand inside of the brackets.
  /// - Returns: The offset behind the closing bracket, or nil where it is none.
  @inline(never)
  func looseAnnotationEnd(
    _ folded: ByteView, _ start: Int, _ marks: borrowing ScratchArray<FoldMark>, _ firstMark: Int
  ) -> Int? {
    var last = elements.count - 1
    if last > 0, elements[last].hasCode(" ") { last -= 1 }
    guard last >= 0, ClassTable.isHan(elements[last].code) else { return nil }
    if let close = bopomofoEnd(folded, start) { return close }
    guard var reading = readingInBrackets(folded, start) else { return nil }
    var index = firstMark
    while index < marks.count, Int(marks[index].offset) < reading.letters.upperBound {
      let isTone = marks[index].kind == .toned || marks[index].kind == .gap
      if isTone, Int(marks[index].offset) > start { reading.hasTone = true }
      index += 1
    }
    if matches(reading.letters, in: folded, from: last...last) { return reading.closeEnd }
    guard reading.hasTone else { return nil }
    if reading.letterCount <= 6, isSyllable(reading.letters, in: folded) { return reading.closeEnd }
    var first = last
    while first > 0, last - first < 7, ClassTable.isHan(elements[first - 1].code) {
      first -= 1
      if matches(reading.letters, in: folded, from: first...last) { return reading.closeEnd }
    }
    return nil
  }

  private func readingInBrackets(_ folded: ByteView, _ start: Int) -> ReadingInBrackets? {
    var reading = ReadingInBrackets(letters: start..<start, closeEnd: start)
    var end = start
    // Eight characters have no more.
    while end < folded.count, end - start < 64 {
      let byte = folded[end]
      if byte &- 0x61 < 26 {
        reading.letterCount += 1
      } else if byte &- 0x30 < 6, end > start,
        folded[end - 1] &- 0x61 < 26 || folded[end - 1] == 0x3A
      {
        reading.hasTone = true
      } else if !" '-:".utf8.contains(byte) {
        break
      }
      end += 1
    }
    guard reading.letterCount > 0, let close = closingBracketEnd(folded, end) else { return nil }
    reading.letters = start..<end
    reading.closeEnd = close
    return reading
  }

  /// True if letters are the readings of some characters, one after the other.
  private func matches(
    _ letters: Range<Int>, in folded: ByteView, from range: ClosedRange<Int>
  ) -> Bool {
    var start = letters.lowerBound
    while start < letters.upperBound, folded[start] &- 0x61 >= 26 { start += 1 }
    guard start < letters.upperBound else { return false }
    var word: UInt64 = 0
    for count in 0..<6 where start + count < letters.upperBound {
      let letter = folded[start + count]
      guard letter &- 0x61 < 26 else { return false }
      word |= UInt64(letter) << UInt64(56 - 8 * count)
      guard isReading(word, of: elements[range.lowerBound]) else { continue }
      let rest = start + count + 1..<letters.upperBound
      if range.count == 1 {
        if !hasLetter(rest, in: folded) { return true }
      } else if matches(rest, in: folded, from: range.lowerBound + 1...range.upperBound) {
        return true
      }
    }
    return false
  }

  private func hasLetter(_ range: Range<Int>, in folded: ByteView) -> Bool {
    for offset in range where folded[offset] &- 0x61 < 26 { return true }
    return false
  }

  private func isReading(_ word: UInt64, of element: Element) -> Bool {
    for spelling in [word, Self.withUmlaut(word)] {
      guard let syllable = tables.fixed.readings.syllable(spelled: spelling) else { continue }
      if tables.fixed.readings.has(syllable, of: element.code)
        || tables.fixed.readings.has(syllable, of: element.written)
      {
        return true
      }
    }
    return false
  }

  /// True if letters are one syllable, whatever the character before.
  private func isSyllable(_ letters: Range<Int>, in folded: ByteView) -> Bool {
    var word: UInt64 = 0
    var count = 0
    for offset in letters where folded[offset] &- 0x61 < 26 {
      word |= UInt64(folded[offset]) << UInt64(56 - 8 * count)
      count += 1
    }
    for spelling in [word, Self.withUmlaut(word)] {
      if let syllable = tables.fixed.readings.syllable(spelled: spelling),
        tables.fixed.readings.isWord(syllable)
      {
        return true
      }
    }
    return false
  }

  /// The word with v for u behind n and l, as the table spells nü and lüe.
  private static func withUmlaut(_ word: UInt64) -> UInt64 {
    let first = UInt8(truncatingIfNeeded: word >> 56)
    let second = UInt8(truncatingIfNeeded: word >> 48)
    guard first == UInt8(ascii: "n") || first == UInt8(ascii: "l"), second == UInt8(ascii: "u")
    else { return word }
    return word + 1 << 48
  }

  /// Where bopomofo in brackets end: ㄨㄤˇ.
  private func bopomofoEnd(_ folded: ByteView, _ start: Int) -> Int? {
    var end = start
    var count = 0
    while end < folded.count, count < 5 {
      let step = ScalarStep(folded, at: end)
      switch step.code {
      case 0x3105...0x312F, 0x2C7, 0x2CA, 0x2CB, 0x2D9, 0x2C9: break
      default: return count > 0 ? closingBracketEnd(folded, end) : nil
      }
      count += 1
      end = step.end
    }
    return nil
  }
}
