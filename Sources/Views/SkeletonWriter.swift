import Bytes

/// Writes the skeleton of a plain text straight from its folded bytes, without elements.
///
/// A text is plain where the skeleton differs from folded only by separators that are dropped, kept or
/// written as a comma, as their neighbours alone tell. All else, which one text in twelve has, is
/// left to ``SkeletonBuilder``; what is written here is what it would write.
struct SkeletonWriter: ~Copyable {
  private let tables: ViewTables
  private var folded = ByteView.empty
  private var offset = 0
  private var used = 0

  /// The character that was written last, and the one before it; zero where there is none.
  private var last: UInt32 = 0
  private var beforeLast: UInt32 = 0

  /// The runs of separators so far, and the bytes that were kept of them.
  private var runCount = 0
  private var keptCount = 0

  /// Where the stretch without separators begins in the folded text.
  private var stretchStart = 0

  /// The digits and numerals that were written last, in a row, and how many of them are numerals.
  private var digitCount = 0
  private var numeralCount = 0

  /// The groups of digits that were looked at last.
  private var chain = DigitChain()

  /// The node of a phrase of which the characters written last are the beginning, or the root.
  private var phraseNode = PhraseTable.root

  init(tables: ViewTables) {
    self.tables = tables
  }

  /// Appends the skeleton of a folded text; false, and nothing appended, where the text is not plain.
  ///
  /// - Parameters:
  ///   - source: The folded text, in a buffer that has room for four bytes more: a character of it is
  ///     read as four.
  ///   - target: Where the skeleton is appended.
  /// - Returns: Whether the skeleton was written.
  mutating func write(_ source: borrowing ByteBuffer, into target: inout ByteBuffer) -> Bool {
    precondition(source.capacity - source.count >= 4, "a folded text has no room behind it")
    folded = source.view
    (offset, used, stretchStart) = (0, 0, 0)
    (last, beforeLast) = (0, 0)
    (runCount, keptCount) = (0, 0)
    (digitCount, numeralCount) = (0, 0)
    chain = DigitChain()
    phraseNode = PhraseTable.root
    var isPlain = false
    // No more bytes come out than go in, but four are written at once.
    _ = unsafe target.fill(room: folded.count + 4) { bytes in
      isPlain = unsafe run(UnsafeMutableRawBufferPointer(bytes))
      return isPlain ? used : 0
    }
    return isPlain
  }

  private mutating func run(_ target: UnsafeMutableRawBufferPointer) -> Bool {
    while true {
      unsafe copyUnwatched(target)
      guard offset < folded.count else { return !mayBeInterleaved }
      let step = ScalarStep(folded, at: offset)
      let kind = tables.classes[step.code]
      if kind.isDisjoint(with: .category) {
        let usedBefore = used
        guard unsafe writeSeparators(target) else { return false }
        runCount &+= 1
        keptCount &+= used &- usedBefore
        stretchStart = offset
      } else {
        guard unsafe put(step.code, kind, target) else { return false }
        offset = step.end
      }
    }
  }

  /// Copies characters up to the first one that needs a closer look.
  ///
  /// The state is in registers here and nothing is called. Measured on texts of 140 bytes: with
  /// checked accesses, character by character through ``put(_:_:_:)``, a text took 265 ns; the
  /// loop is a third of that.
  private mutating func copyUnwatched(_ target: UnsafeMutableRawBufferPointer) {
    var lastKind = tables.classes[last]
    guard phraseNode == PhraseTable.root, lastKind.isDisjoint(with: .watched) else { return }
    var (last, beforeLast, offset, used) = (last, beforeLast, offset, used)
    var (digitCount, numeralCount) = (digitCount, numeralCount)
    let count = folded.count
    unsafe folded.withUnsafeBytes { bytes in
      unsafe tables.classes.withBasicPlane { classes in
        guard let source = unsafe UnsafeRawPointer(bytes.baseAddress) else { return }
        while offset < count {
          // There is room for a word behind the end, which was checked; a character is whole.
          let word = unsafe source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
          var (code, byteCount) = (word & 0x7F, 1)
          if word & 0xF0 == 0xE0 {
            code = (word & 0x0F) << 12 | (word >> 8 & 0x3F) << 6 | word >> 16 & 0x3F
            byteCount = 3
          } else if word & 0x80 != 0 {
            break
          }
          // A code of sixteen bits has its place in the basic plane.
          let kind = unsafe classes[Int(code)]
          if kind.isDisjoint(with: .category) || !kind.isDisjoint(with: .watched) { break }
          if lastKind.contains(.phraseStart), tables.phrases.mayBegin(last, code) { break }
          if code == last, code == beforeLast, byteCount == 3 { break }
          // A digit or numeral is counted on; anything else begins anew.
          let isNumber = kind.isDisjoint(with: .numberPart) ? 0 : 1
          digitCount = (digitCount &+ 1) &* isNumber
          numeralCount = (numeralCount &+ (kind.contains(.numeral) ? 1 : 0)) &* isNumber
          if numeralCount > 0, digitCount >= 5 { break }
          if kind.contains(.letterO), lastKind.contains(.digit) { break }
          (beforeLast, last, lastKind) = (last, code, kind)
          // The room for as many bytes as the source has, and four, was reserved.
          unsafe target.storeBytes(of: word, toByteOffset: used, as: UInt32.self)
          used &+= byteCount
          offset &+= byteCount
        }
      }
    }
    // Where it stopped at a fifth digit, that one is counted already: the text is not plain.
    (self.last, self.beforeLast, self.offset, self.used) = (last, beforeLast, offset, used)
    (self.digitCount, self.numeralCount) = (digitCount, numeralCount)
  }

  /// Writes a character; false where it, or it beside the ones before, may become something else.
  private mutating func put(
    _ code: UInt32, _ kind: CharacterClass, _ target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard isStill(code, kind), code != last || code != beforeLast || !kind.contains(.han) else {
      return false
    }
    if kind.isDisjoint(with: .numberPart) {
      (digitCount, numeralCount) = (0, 0)
    } else {
      digitCount &+= 1
      if kind.contains(.numeral) { numeralCount &+= 1 }
      // Five digits, one of them a numeral, may be a telephone number.
      if numeralCount > 0, digitCount >= 5 { return false }
    }
    beforeLast = last
    last = code
    let (word, count) = packedUTF8(code)
    unsafe target.storeBytes(of: word, toByteOffset: used, as: UInt32.self)
    used &+= count
    return true
  }

  /// Whether a character stays what it is, and leaves those before it what they are.
  private mutating func isStill(_ code: UInt32, _ kind: CharacterClass) -> Bool {
    let lastKind = tables.classes[last]
    if kind.contains(.mapped) || kind.contains(.letterO) && lastKind.contains(.digit) {
      return false
    }
    guard endsNoPhrase(code, after: lastKind) else { return false }
    if lastKind.contains(.plus), isReadAfterPlus(code) { return false }
    guard lastKind.contains(.dotWord) else { return true }
    let before = tables.classes[beforeLast]
    let token: CharacterClass = [.digit, .latin]
    return before.isDisjoint(with: token) || kind.isDisjoint(with: token)
      || !before.union(kind).contains(.latin)
  }

  /// Steps on in the phrase that may be under way; false where one ends here, or two are under way.
  private mutating func endsNoPhrase(_ code: UInt32, after lastKind: CharacterClass) -> Bool {
    let isUnderWay = phraseNode != PhraseTable.root
    if isUnderWay { phraseNode = tables.phrases.step(phraseNode, code) ?? PhraseTable.root }
    if lastKind.contains(.phraseStart), tables.phrases.mayBegin(last, code),
      let first = tables.phrases.step(PhraseTable.root, last),
      let node = tables.phrases.step(first, code)
    {
      if phraseNode != PhraseTable.root { return false }
      phraseNode = node
    }
    return phraseNode == PhraseTable.root || tables.phrases.phrase(at: phraseNode) == nil
  }

  /// Whether `+` or 十 before a character may mean 加.
  private func isReadAfterPlus(_ code: UInt32) -> Bool {
    switch code {
    case 0x76, 0x71, 0x77, 0x78, 0x6211, 0x5C0F, 0x59D0: true  // v q w x 我 小 姐
    default: last == 0x2B && ClassTable.isHan(code)
    }
  }

  /// Writes what is left of a run of separators; false where more than its neighbours tells that.
  private mutating func writeSeparators(_ target: UnsafeMutableRawBufferPointer) -> Bool {
    let start = offset
    let before = start == 0 ? [] : tables.classes[last].intersection(.category)
    guard let run = readSeparators(after: before) else { return false }
    guard start > 0, offset < folded.count else { return true }
    let token: CharacterClass = [.digit, .latin]
    if !before.isDisjoint(with: token), !run.after.isDisjoint(with: token) {
      let areDigits = before.contains(.digit) && run.after.contains(.digit)
      return unsafe areDigits
        ? writeBetweenDigits(run, start, target) : run.isAddressLike && writeRun(start, target)
    }
    guard run.hasBoundary else { return true }
    if before.contains(.han), run.after.contains(.han), isBetweenSingles(start) { return true }
    return unsafe put(0x2C, tables.classes[0x2C], target)
  }

  private mutating func writeBetweenDigits(
    _ run: Run, _ start: Int, _ target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard run.count == 1 else { return false }
    guard SeparatorSigns.joinsNumbers(run.code) else {
      return unsafe SeparatorSigns.isInNumbers(run.code) && writeRun(start, target)
    }
    if joinsDigits(at: run.code, start) { return true }
    let kept = run.code == 0x20 ? 0x2C : run.code
    return unsafe put(kept, tables.classes[kept], target)
  }

  /// Writes a run of ASCII signs as it stands.
  private mutating func writeRun(_ start: Int, _ target: UnsafeMutableRawBufferPointer) -> Bool {
    for place in start..<offset {
      let code = UInt32(folded[place])
      guard unsafe put(code, tables.classes[code], target) else { return false }
    }
    return true
  }

  /// Whether a separator between digits is dropped, as ``SkeletonBuilder`` tells it.
  private mutating func joinsDigits(at single: UInt32, _ start: Int) -> Bool {
    if start >= chain.end { chain = digitChain(around: start) }
    func code(_ place: Int) -> UInt32 { place < folded.count ? UInt32(folded[place]) : 0 }
    let head = (code(chain.start), code(chain.start + 1), code(chain.start + 2))
    return chain.joins(at: single, head: head)
  }

  /// The digits and what joins them around a place; looked at once, however many they are.
  private func digitChain(around place: Int) -> DigitChain {
    var chain = DigitChain()
    chain.end = place
    while chain.end > 0, isChained(chain.end - 1) { chain.end -= 1 }
    var wasDigit = false
    while chain.end < folded.count, isChained(chain.end) {
      let isDigit = folded[chain.end] &- 0x30 < 10
      if isDigit { chain.noteDigit(beginsGroup: !wasDigit) }
      wasDigit = isDigit
      chain.end += 1
    }
    return chain
  }

  /// Whether a byte is a digit or of what joins them; · has two bytes.
  private func isChained(_ place: Int) -> Bool {
    let byte = folded[place]
    if byte &- 0x30 < 10 || SeparatorSigns.joinsNumbers(UInt32(byte)) { return true }
    if byte == 0xC2 { return place + 1 < folded.count && folded[place + 1] == 0xB7 }
    return byte == 0xB7 && folded[place - 1] == 0xC2
  }

  private struct Run {
    var count = 0
    var code: UInt32 = 0
    var hasBoundary = false
    var isAddressLike = true
    var after: CharacterClass = []
  }

  /// Steps over a run of separators; nil where one of them is more than that.
  @inline(__always)
  private mutating func readSeparators(after before: CharacterClass) -> Run? {
    var run = Run()
    while offset < folded.count {
      let step = ScalarStep(folded, at: offset)
      let kind = tables.classes[step.code]
      guard kind.isDisjoint(with: .category) else {
        run.after = kind
        break
      }
      if !kind.isDisjoint(with: [.mapped, .backslash]) || SeparatorSigns.isKept(step.code) {
        return nil
      }
      if kind.contains(.openingBracket), before.contains(.han), mayBeginReading(at: step.end),
        run.count == 0 || run.count == 1 && run.code == 0x20
      {
        return nil
      }
      if SeparatorSigns.isBoundary(step.code) { run.hasBoundary = true }
      if !SeparatorSigns.isAddressLike(step.code) { run.isAddressLike = false }
      run.code = step.code
      run.count &+= 1
      offset = step.end
    }
    return run
  }

  /// Whether a reading in brackets may begin behind an opening bracket: letters, bopomofo, or what
  /// stands between syllables.
  private func mayBeginReading(at place: Int) -> Bool {
    guard place < folded.count else { return false }
    switch folded[place] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "'"),
      UInt8(ascii: "-"), UInt8(ascii: ":"), 0xCB:
      return true
    // Bopomofo are E3 84 85 to E3 84 AF.
    case 0xE3: return folded[place + 1] == 0x84
    default: return false
    }
  }

  /// Whether so many runs of separators stand in the text that they may be between all characters.
  private var mayBeInterleaved: Bool {
    // Signs between nine of ten characters, of which each has at most four bytes.
    folded.count >= Limits.interleavedCharacterCountMin
      && runCount * 40 >= (used - keptCount - 4) * 9
  }

  /// Whether one single Han character stands on each side of a run that ends at the offset.
  private func isBetweenSingles(_ start: Int) -> Bool {
    let lastByteCount = packedUTF8(last).count
    let hasTwo = start - stretchStart > lastByteCount
    if hasTwo, tables.classes[beforeLast].contains(.han) { return false }
    let next = ScalarStep(folded, at: offset).end
    guard next < folded.count else { return true }
    return !tables.classes[ScalarStep(folded, at: next).code].contains(.han)
  }
}
