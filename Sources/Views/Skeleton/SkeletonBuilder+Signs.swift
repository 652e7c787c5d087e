import Bytes

extension SkeletonBuilder {
  /// Writes runs of at least five digits and Han numerals, one of them Han, in digits.
  mutating func unifyNumerals() {
    var start = 0
    while start < elements.count {
      var end = start
      var hanCount = 0
      while end < elements.count, isDigitLike(end, isFirst: end == start) {
        if elements[end].code >= 0x80 { hanCount += 1 }
        end += 1
      }
      // A shorter run inside of one that is no number is none either.
      if end - start >= 5, hanCount > 0 {
        for index in start..<end { readAsDigit(index) }
      }
      start = max(end, start + 1)
    }
  }

  private func isDigitLike(_ index: Int, isFirst: Bool) -> Bool {
    let element = elements[index]
    return element.isDigit || element.kind.contains(.numeral) || !isFirst && element.hasCode("o")
  }

  private mutating func become(_ code: UInt32, _ index: Int) {
    elements[index].code = code
    elements[index].kind = tables.classes[code]
  }

  private mutating func readAsDigit(_ index: Int) {
    let element = elements[index]
    if element.hasCode("o") {
      become(0x30, index)
    } else if element.code >= 0x80 {
      let digit = ClassTable.digit(of: element.code) ?? ClassTable.digit(of: element.written)
      if let digit { become(digit, index) }
    }
  }

  /// Reads `o` behind a digit as zero, unless a letter follows.
  mutating func readLettersAsZero() {
    guard elements.count > 1 else { return }
    for index in 1..<elements.count where elements[index].hasCode("o") {
      guard elements[index - 1].isDigit else { continue }
      let isFollowedByLetter =
        index + 1 < elements.count && elements[index + 1].isLatin
        && !elements[index + 1].hasCode("o")
      if !isFollowedByLetter { become(0x30, index) }
    }
  }

  /// Reads 点 and 丶 in an address as a dot; between digits alone they stay, as in 8点30.
  mutating func readDots() {
    guard elements.count > 2 else { return }
    for index in 1..<elements.count - 1 where elements[index].kind.contains(.dotWord) {
      let before = elements[index - 1]
      let after = elements[index + 1]
      guard before.isLatin || before.isDigit, after.isLatin || after.isDigit else { continue }
      if before.isLatin || after.isLatin { become(0x2E, index) }
    }
  }

  /// Reads `+`, and 十 before letters and some words, as 加.
  mutating func readPlus() {
    guard elements.count > 1 else { return }
    for index in 0..<elements.count - 1 where isPlus(index) {
      become(0x52A0, index)
      // Two more of the same may stand beside it.
      watch.hasRepeats = true
    }
  }

  private func isPlus(_ index: Int) -> Bool {
    let next = elements[index + 1].code
    let isContact = next == 0x76 || next == 0x71 || next == 0x77 || next == 0x78  // v q w x
    if elements[index].hasCode("+") { return ClassTable.isHan(next) || isContact }
    guard elements[index].hasCode("十") else { return false }
    if isContact { return true }
    let isWord = next == 0x6211 || next == 0x5C0F || next == 0x59D0  // 我 小 姐
    return isWord && !(index > 0 && isCountWord(elements[index - 1].code))
  }

  private func isCountWord(_ code: UInt32) -> Bool {
    switch code {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D: true  // 一 to 九
    case 0x7B2C: true  // 第
    default: false
    }
  }

  /// Writes three or more equal Han characters once.
  mutating func collapseRepeats() {
    guard elements.count > 2 else { return }
    var kept = 0
    var index = 0
    while index < elements.count {
      var end = index + 1
      while end < elements.count, elements[end].code == elements[index].code { end += 1 }
      if end - index >= 3, ClassTable.isHan(elements[index].code) {
        var element = elements[index]
        element.end = elements[end - 1].end
        elements[kept] = element
        kept += 1
      } else {
        keep(index..<end, at: &kept)
      }
      index = end
    }
    elements.truncate(to: kept)
  }

  /// Drops a single digit or letter between two Han characters that a word has side by side.
  ///
  /// - Returns: Whether there was one.
  mutating func dropInserted() -> Bool {
    guard !tables.edges.isEmpty else { return false }
    var kept = 0
    var index = 0
    let count = elements.count
    while index < count {
      if index > 0, index + 1 < count, elements[index].isDigit || elements[index].isLatin,
        tables.edges.contains(elements[index - 1].code, elements[index + 1].code)
      {
        insertedCount += 1
        elements[index + 1].hasGap = true
        index += 1
      }
      keep(index..<index + 1, at: &kept)
      index += 1
    }
    guard kept < count else { return false }
    elements.truncate(to: kept)
    return true
  }

  private mutating func keep(_ range: Range<Int>, at kept: inout Int) {
    for index in range {
      if kept != index { elements[kept] = elements[index] }
      kept += 1
    }
  }
}
