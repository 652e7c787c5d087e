import Bytes

extension SkeletonBuilder {
  /// Writes runs of at least five digits and Han numerals, one of them Han, in digits.
  mutating func unifyNumerals() {
    var place = 0
    while place < elements.count {
      var end = place
      var hanCount = 0
      while end < elements.count, isDigitLike(end, isFirst: end == place) {
        if elements[end].code >= 0x80 { hanCount += 1 }
        end += 1
      }
      // A shorter run inside of one that is no number is none either.
      if end - place >= 5, hanCount > 0 {
        for index in place..<end { readAsDigit(index) }
      }
      place = max(end, place + 1)
    }
  }

  private func isDigitLike(_ place: Int, isFirst: Bool) -> Bool {
    let element = elements[place]
    return element.isDigit || element.kind.contains(.numeral) || !isFirst && element.hasCode("o")
  }

  private mutating func become(_ code: UInt32, _ place: Int) {
    elements[place].code = code
    elements[place].kind = tables.classes[code]
  }

  private mutating func readAsDigit(_ place: Int) {
    let element = elements[place]
    if element.hasCode("o") {
      become(0x30, place)
    } else if element.code >= 0x80 {
      let digit = ClassTable.digit(of: element.code) ?? ClassTable.digit(of: element.written)
      if let digit { become(digit, place) }
    }
  }

  /// Reads `o` behind a digit as zero, unless a letter follows.
  mutating func readLettersAsZero() {
    guard elements.count > 1 else { return }
    for place in 1..<elements.count where elements[place].hasCode("o") {
      guard elements[place - 1].isDigit else { continue }
      let isFollowedByLetter =
        place + 1 < elements.count && elements[place + 1].isLatin
        && !elements[place + 1].hasCode("o")
      if !isFollowedByLetter { become(0x30, place) }
    }
  }

  /// Reads 点 and 丶 in an address as a dot; between digits alone they stay, as in 8点30.
  mutating func readDots() {
    guard elements.count > 2 else { return }
    for place in 1..<elements.count - 1 where elements[place].kind.contains(.dotWord) {
      let before = elements[place - 1]
      let after = elements[place + 1]
      guard before.isLatin || before.isDigit, after.isLatin || after.isDigit else { continue }
      if before.isLatin || after.isLatin { become(0x2E, place) }
    }
  }

  /// Reads `+`, and 十 before letters and some words, as 加.
  mutating func readPlus() {
    guard elements.count > 1 else { return }
    for place in 0..<elements.count - 1 where isPlus(place) {
      become(0x52A0, place)
      // Two more of the same may stand beside it.
      watch.hasRepeats = true
    }
  }

  private func isPlus(_ place: Int) -> Bool {
    let next = elements[place + 1].code
    let isContact = next == 0x76 || next == 0x71 || next == 0x77 || next == 0x78  // v q w x
    if elements[place].hasCode("+") { return ClassTable.isHan(next) || isContact }
    guard elements[place].hasCode("十") else { return false }
    if isContact { return true }
    let isWord = next == 0x6211 || next == 0x5C0F || next == 0x59D0  // 我 小 姐
    return isWord && !(place > 0 && isCountWord(elements[place - 1].code))
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
    var place = 0
    while place < elements.count {
      var end = place + 1
      while end < elements.count, elements[end].code == elements[place].code { end += 1 }
      if end - place >= 3, ClassTable.isHan(elements[place].code) {
        var element = elements[place]
        element.end = elements[end - 1].end
        elements[kept] = element
        kept += 1
      } else {
        keep(place..<end, at: &kept)
      }
      place = end
    }
    elements.truncate(to: kept)
  }

  /// Drops a single digit or letter between two Han characters that a word has side by side.
  ///
  /// - Returns: Whether there was one.
  mutating func dropInserted() -> Bool {
    guard !tables.edges.isEmpty else { return false }
    var kept = 0
    var place = 0
    let count = elements.count
    while place < count {
      if place > 0, place + 1 < count, elements[place].isDigit || elements[place].isLatin,
        tables.edges.contains(elements[place - 1].code, elements[place + 1].code)
      {
        insertedCount += 1
        elements[place + 1].hasGap = true
        place += 1
      }
      keep(place..<place + 1, at: &kept)
      place += 1
    }
    guard kept < count else { return false }
    elements.truncate(to: kept)
    return true
  }

  private mutating func keep(_ places: Range<Int>, at kept: inout Int) {
    for place in places {
      if kept != place { elements[kept] = elements[place] }
      kept += 1
    }
  }
}
