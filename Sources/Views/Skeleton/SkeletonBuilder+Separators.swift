import Bytes

/// A run of separators, with blanks at its ends cut off: the core.
private struct SeparatorRun {
  var range: Range<Int>
  var core: Range<Int>
  var boundaryCount = 0
  var hasBoundary: Bool { boundaryCount > 0 }
  var isAddressLike = true
  var isSolid: Bool { core == range }

  init(_ elements: borrowing ScratchArray<Element>, _ range: Range<Int>) {
    self.range = range
    var core = range
    while !core.isEmpty, elements[core.lowerBound].code == 0x20 { core.removeFirst() }
    while !core.isEmpty, elements[core.upperBound - 1].code == 0x20 { core.removeLast() }
    self.core = core
    for index in core {
      let code = elements[index].code
      if SeparatorSigns.isBoundary(code) { boundaryCount += 1 }
      if !SeparatorSigns.isAddressLike(code) { isAddressLike = false }
    }
    isAddressLike = isAddressLike && !core.isEmpty
  }

  /// The only character of the core, or zero; a core without any is a blank.
  func single(_ elements: borrowing ScratchArray<Element>) -> UInt32 {
    core.isEmpty ? 0x20 : core.count == 1 ? elements[core.lowerBound].code : 0
  }
}

/// Groups of digits with separators between them, such as a telephone number in parts.
struct DigitChain {
  var end = 0
  var groupCount = 0
  var digitCount = 0
  var secondGroupCount = 0
  /// The first group: its start, and its length.
  var start = 0
  var firstGroupCount = 0

  /// Counts the digit at the end of what was read so far.
  mutating func noteDigit(beginsGroup: Bool) {
    if beginsGroup { groupCount += 1 }
    if beginsGroup, groupCount == 1 { start = end }
    digitCount += 1
    if groupCount == 1 { firstGroupCount += 1 }
    if groupCount == 2 { secondGroupCount += 1 }
  }

  /// Looks whether a separator between two groups is dropped, since they are one number.
  ///
  /// - Parameters:
  ///   - single: The separator.
  ///   - head: The first three characters of the chain from its first digit on, or zeros.
  /// - Returns: Whether it is dropped.
  func joins(at single: UInt32, head: (UInt32, UInt32, UInt32)) -> Bool {
    if single == 0x2D || single == 0x7E, groupCount == 2 {  // - ~
      return isDialCode(head) && (7...8).contains(secondGroupCount)
    }
    return digitCount >= 9
  }

  /// An area code, 400 or 800, or the beginning of a mobile number.
  private func isDialCode(_ head: (UInt32, UInt32, UInt32)) -> Bool {
    guard (3...4).contains(firstGroupCount) else { return false }
    switch head.0 {
    case 0x30: return true
    case 0x31: return (0x33...0x39).contains(head.1)
    case 0x34, 0x38: return firstGroupCount == 3 && head.1 == 0x30 && head.2 == 0x30
    default: return false
    }
  }
}

extension SkeletonBuilder {
  /// Drops what stands between characters of a word, and keeps what separates words.
  mutating func joinWords() {
    _ = elements.dropInterleavedSigns {
      $0.kind.isDisjoint(with: .category) || $0.isEmojiWord ? $0.code : nil
    }
    var chain = DigitChain()
    var index = 0
    let count = elements.count
    while index < count {
      if !category(index).isEmpty {
        spare.append(elements[index])
        index += 1
        continue
      }
      var end = index + 1
      while end < count, category(end).isEmpty { end += 1 }
      let run = SeparatorRun(elements, index..<end)
      let keptCount = spare.count
      if index > 0, end < count {
        keepBetween(run, &chain)
      } else {
        keepAtEnd(run)
      }
      if spare.count == keptCount, end < count { elements[end].hasGap = true }
      index = end
    }
    swapArrays()
  }

  private func category(_ index: Int) -> CharacterClass {
    elements[index].kind.intersection(.category)
  }

  private mutating func keep(_ code: UInt32, _ run: SeparatorRun, isFirst: Bool = true) {
    let first = elements[run.range.lowerBound]
    spare.append(
      Element(
        code: code, written: code, start: first.start,
        end: elements[run.range.upperBound - 1].end, kind: tables.classes[code],
        hasGap: first.hasGap || !isFirst))
  }

  private mutating func keepCore(_ run: SeparatorRun) {
    for index in run.core {
      keep(elements[index].code, run, isFirst: index == run.core.lowerBound)
    }
  }

  private mutating func keepAtEnd(_ run: SeparatorRun) {
    let last = elements[run.range.upperBound - 1].code
    if run.range.upperBound < elements.count {
      let next = category(run.range.upperBound)
      let isPlus = !run.core.isEmpty && elements[run.core.upperBound - 1].hasCode("+")
      if isPlus, !next.isDisjoint(with: [.han, .digit, .latin]) {
        keep(0x2B, run)
      } else if next.contains(.digit), last == 0xA5 || last == 0x24 {
        keep(last, run)
      }
    } else if run.range.lowerBound > 0, category(run.range.lowerBound - 1).contains(.digit),
      elements[run.range.lowerBound].hasCode("%")
    {
      keep(0x25, run)
    }
  }

  private mutating func keepBetween(_ run: SeparatorRun, _ chain: inout DigitChain) {
    let before = category(run.range.lowerBound - 1)
    let after = category(run.range.upperBound)
    let single = run.single(elements)
    let token: CharacterClass = [.digit, .latin]
    if before.contains(.digit), after.contains(.digit) {
      if SeparatorSigns.isInNumbers(single) { return keepCore(run) }
      if SeparatorSigns.joinsNumbers(single) || single == 0xB7 {
        return keepBetweenDigits(run, single, &chain)
      }
    }
    if !before.isDisjoint(with: token), !after.isDisjoint(with: token) {
      if single == 0x3002 { return keep(0x2E, run) }
      let isScheme = run.core.count == 3 && spells("://", run.core)
      let joins = run.isSolid || single == 0x2E || single == 0x40 || single == 0x2F
      if isScheme || run.isAddressLike && joins { return keepCore(run) }
    }
    let first = elements[run.range.lowerBound].code
    let last = elements[run.range.upperBound - 1].code
    if before.contains(.digit), first == 0x25 {
      keep(0x25, run)
      if run.core.count > 1, run.hasBoundary { keep(0x2C, run, isFirst: false) }
    } else if after.contains(.digit), last == 0xA5 || last == 0x24 {
      keep(last, run)
    } else if !run.core.isEmpty, elements[run.core.upperBound - 1].hasCode("+"),
      !after.isDisjoint(with: [.han, .digit, .latin])
    {
      if !isMereSeparator(run.range) { keep(0x2B, run) }
    } else if run.hasBoundary {
      if isInsertedRun(run) {
        insertedCount += 1
      } else if !isBetweenSingles(run.range) {
        keep(0x2C, run)
      }
    }
  }

  /// True if two stops or more stand between characters that a word has side by side: 贷。。款.
  private func isInsertedRun(_ run: SeparatorRun) -> Bool {
    run.boundaryCount > 1
      && tables.edges.contains(
        elements[run.range.lowerBound - 1].code, elements[run.range.upperBound].code)
  }

  /// True if a `+` parts the characters of a word, as in 贷+款+加: then it is not written for 加.
  private func isMereSeparator(_ range: Range<Int>) -> Bool {
    let (last, next) = (range.lowerBound - 1, range.upperBound)
    func isHan(_ index: Int) -> Bool {
      index >= 0 && index < elements.count && category(index).contains(.han)
    }
    guard isHan(last), isHan(next) else { return false }
    // One character that has a sign on its other side too. Before 微 a blank may end a word there.
    let isContact = elements[next].hasCode("微")
    if last > 0, category(last - 1).isEmpty, !SeparatorSigns.isBoundary(elements[last - 1].code) {
      return !isContact || elements[last - 1].code != 0x20
    }
    guard !isContact else { return false }
    if next + 1 < elements.count, category(next + 1).isEmpty {
      return !SeparatorSigns.isBoundary(elements[next + 1].code)
    }
    return isBetweenSingles(range)
  }

  private func spells(_ text: StaticString, _ range: Range<Int>) -> Bool {
    let view = ByteView(text)
    for (offset, index) in range.enumerated()
    where elements[index].code != UInt32(view[offset]) {
      return false
    }
    return true
  }

  /// True if one single Han character stands on each side: a word that was cut, not a clause.
  private func isBetweenSingles(_ range: Range<Int>) -> Bool {
    func isHan(_ index: Int) -> Bool {
      index >= 0 && index < elements.count && category(index).contains(.han)
    }
    return isHan(range.lowerBound - 1) && !isHan(range.lowerBound - 2)
      && isHan(range.upperBound) && !isHan(range.upperBound + 1)
  }

  /// Joins the groups of telephone, card and account numbers; ranges and dates stay.
  private mutating func keepBetweenDigits(
    _ run: SeparatorRun, _ single: UInt32, _ chain: inout DigitChain
  ) {
    if run.range.lowerBound >= chain.end { chain = digitChain(around: run.range.lowerBound) }
    func code(_ index: Int) -> UInt32 { index < elements.count ? elements[index].code : 0 }
    let head = (code(chain.start), code(chain.start + 1), code(chain.start + 2))
    if chain.joins(at: single, head: head) { return }
    if run.core.isEmpty { keep(0x2C, run) } else { keepCore(run) }
  }

  private func isChained(_ index: Int) -> Bool {
    let code = elements[index].code
    return category(index).contains(.digit) || SeparatorSigns.joinsNumbers(code) || code == 0xB7
  }

  /// The chain around a place; it is looked at once, however many separators it has.
  private func digitChain(around index: Int) -> DigitChain {
    var chain = DigitChain()
    var start = index
    while start > 0, isChained(start - 1) { start -= 1 }
    chain.end = start
    while chain.end < elements.count, isChained(chain.end) {
      if category(chain.end).contains(.digit) {
        let begins = chain.end == start || !category(chain.end - 1).contains(.digit)
        chain.noteDigit(beginsGroup: begins)
      }
      chain.end += 1
    }
    return chain
  }
}
