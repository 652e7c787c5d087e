import Bytes

/// Writes the skeleton of a plain text straight from its folded bytes, without elements.
///
/// A text is plain where the skeleton differs from folded only by separators that are dropped, kept or
/// written as a comma, as their neighbours alone tell. All else, which one text in twelve has, is
/// left to ``SkeletonBuilder``; what is written here is what it would write.
struct SkeletonWriter: ~Copyable {
  let tables: ViewTables
  var folded = ByteView.empty
  private var offset = 0
  private var used = 0

  /// The character that was written last, or zero, and what it says about the next one.
  private var last: UInt32 = 0
  private var lastKind: WriterClass = []

  /// The runs of separators so far, and the bytes that were kept of them.
  private var runCount = 0
  private var keptCount = 0

  /// Where the stretch without separators begins in the folded text.
  private var stretchStart = 0

  /// The numerals and digits that were written last in a row.
  private var number = NumeralRun()

  /// The groups of digits that were looked at last.
  var chain = DigitChain()

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
    (last, lastKind) = (0, [])
    (runCount, keptCount) = (0, 0)
    number = NumeralRun()
    chain.end = 0
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
      let start = offset
      guard let separators = readSeparators() else { return false }
      if separators.count > 0 {
        let usedBefore = used
        guard unsafe writeSeparators(separators, start, target) else { return false }
        runCount &+= 1
        keptCount &+= used &- usedBefore
        stretchStart = offset
        if used == usedBefore, unsafe isBehindInserted(target) { return false }
      } else {
        let step = ScalarStep(folded, at: offset)
        if isInserted(last, step.code, end: step.end) { return false }
        guard unsafe put(step.code, target) else { return false }
        offset = step.end
      }
    }
  }

  /// Copies characters up to the first one that needs a closer look.
  ///
  /// Measured on texts of 140 bytes: with checked accesses, character by character through
  /// ``put(_:_:)``, a text took 265 ns; this way it takes a fifth of that.
  private mutating func copyUnwatched(_ target: UnsafeMutableRawBufferPointer) {
    guard phraseNode == PhraseTable.root, !lastKind.contains(.watched),
      let written = target.baseAddress
    else { return }
    var copy = SkeletonCopy(offset: offset, last: last, stops: lastKind.stops)
    // After a numeral its digits count too.
    if number.end == used { copy.stops |= WriterClass.numberPart.rawValue }
    let count = folded.count
    unsafe folded.withUnsafeBytes { bytes in
      unsafe tables.writerClasses.withUnsafePointer { classes in
        guard let source = unsafe UnsafeRawPointer(bytes.baseAddress) else { return }
        // As many bytes are written as are read.
        let shift = used &- offset
        while true {
          unsafe copy.copyUsual(source, written + shift, classes, count)
          guard copy.offset < count else { break }
          let step = unsafe SkeletonCopy.Step(source, copy.offset)
          guard step.byteCount == 1 || step.byteCount == 3 else { break }
          let kind = unsafe classes[Int(step.code)]
          let end = copy.offset &+ shift
          if isInserted(copy.last, step.code, end: copy.offset &+ 1) { break }
          if !kind.isDisjoint(with: [.separator, .watched]) { break }
          if copy.isBehindPhraseStart, tables.phrases.mayBegin(copy.last, step.code) { break }
          if step.code == copy.last, step.byteCount == 3, unsafe isTwice(written, end) { break }
          if kind.contains(.letterO), copy.last &- 0x30 < 10 { break }
          if kind.contains(.numeral) || kind.contains(.numberPart) && number.end == end {
            let longer = unsafe number.adding(written, end, step.byteCount)
            if longer.mayBeTelephone { break }
            number = longer
          }
          unsafe copy.take(step, kind, written + shift)
          if number.end == copy.offset &+ shift { copy.stops |= WriterClass.numberPart.rawValue }
        }
        guard copy.offset > offset else { return }
        unsafe lastKind = classes[Int(copy.last)]
      }
    }
    used &+= copy.offset &- offset
    (last, offset) = (copy.last, copy.offset)
  }

  /// True if a character is a single digit or letter inside of a word that is looked for.
  ///
  /// - Parameters:
  ///   - last: The character before.
  ///   - code: The character.
  ///   - end: The offset behind it.
  /// - Returns: Whether the builder would drop it.
  private func isInserted(_ last: UInt32, _ code: UInt32, end: Int) -> Bool {
    guard code < 0x80, last >= 0x80, end < folded.count, folded[end] >= 0xE0,
      code &- 0x30 < 10 || code &- 0x61 < 26
    else { return false }
    return tables.edges.contains(last, ScalarStep(folded, at: end).code)
  }

  /// True if the character at the offset makes one of those out of the one that was written last,
  /// between which separators were dropped.
  private mutating func isBehindInserted(_ target: UnsafeMutableRawBufferPointer) -> Bool {
    guard offset < folded.count, folded[offset] >= 0xE0,
      last &- 0x30 < 10 || last &- 0x61 < 26
    else { return false }
    return unsafe tables.edges.contains(
      beforeLast(target), ScalarStep(folded, at: offset).code)
  }

  /// True if the character of three bytes that was written last was written twice.
  @inline(__always)
  private func isTwice(_ target: UnsafeMutableRawPointer, _ end: Int) -> Bool {
    guard end >= 6 else { return false }
    let first = unsafe target.loadUnaligned(fromByteOffset: end - 6, as: UInt32.self)
    // The fourth byte is of the character behind.
    return unsafe first << 8
      == target.loadUnaligned(fromByteOffset: end - 3, as: UInt32.self) << 8
  }

  /// Writes a character; false where it, or it beside the ones before, may become something else.
  private mutating func put(_ code: UInt32, _ target: UnsafeMutableRawBufferPointer) -> Bool {
    let kind = tables.classes[code]
    guard unsafe isStill(code, kind, target) else { return false }
    if code == last, kind.contains(.han), unsafe beforeLast(target) == code { return false }
    let (word, count) = packedUTF8(code)
    let writerKind = writerClass(code, kind)
    if kind.contains(.numeral) || !kind.isDisjoint(with: .numberPart) && number.end == used {
      guard let base = target.baseAddress else { return false }
      number = unsafe number.adding(base, used, count)
      if number.mayBeTelephone { return false }
    }
    last = code
    lastKind = writerKind.asLast
    unsafe target.storeBytes(of: word, toByteOffset: used, as: UInt32.self)
    used &+= count
    return true
  }

  private mutating func writerClass(_ code: UInt32, _ kind: CharacterClass) -> WriterClass {
    code < 0x1_0000 ? tables.writerClasses[Int(code)] : WriterClass(code, kind)
  }

  /// The character before the one that was written last, or zero.
  private mutating func beforeLast(_ target: UnsafeMutableRawBufferPointer) -> UInt32 {
    let end = used - packedUTF8(last).count
    guard end > 0 else { return 0 }
    var (code, index, shift): (UInt32, Int, UInt32) = (0, end - 1, 0)
    while index > 0, unsafe target[index] & 0xC0 == 0x80 {
      code |= unsafe UInt32(target[index] & 0x3F) << shift
      shift += 6
      index -= 1
    }
    let bits: UInt8 = shift == 0 ? 0x7F : 0x3F >> UInt8(shift / 6)
    return unsafe code | UInt32(target[index] & bits) << shift
  }

  /// True if a character stays what it is, and leaves those before it what they are.
  private mutating func isStill(
    _ code: UInt32, _ kind: CharacterClass, _ target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    let lastKind = tables.classes[last]
    if kind.contains(.mapped) || kind.contains(.letterO) && lastKind.contains(.digit) {
      return false
    }
    guard endsNoPhrase(code, after: lastKind) else { return false }
    if lastKind.contains(.plus), isReadAfterPlus(code) { return false }
    let token: CharacterClass = [.digit, .latin]
    guard lastKind.contains(.dotWord), !kind.isDisjoint(with: token) else { return true }
    let before = tables.classes[unsafe beforeLast(target)]
    return before.isDisjoint(with: token) || !before.union(kind).contains(.latin)
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

  /// True if `+` or 十 before a character may mean 加.
  private mutating func isReadAfterPlus(_ code: UInt32) -> Bool {
    switch code {
    case 0x76, 0x71, 0x77, 0x78, 0x6211, 0x5C0F, 0x59D0: true  // v q w x 我 小 姐
    default: last == 0x2B && ClassTable.isHan(code)
    }
  }

  /// Writes what is left of a run of separators; false where more than its neighbours tells that.
  private mutating func writeSeparators(
    _ run: SeparatorSummary, _ start: Int, _ target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard start > 0, offset < folded.count else { return true }
    let (before, after) = (folded[start &- 1], folded[offset])
    // Of ASCII only letters and digits are no separators, and no others are letters or digits.
    if before < 0x80, after < 0x80 {
      let areDigits = before &- 0x30 < 10 && after &- 0x30 < 10
      if areDigits { return unsafe writeBetweenDigits(run, start, target) }
      guard run.all.contains(.addressLike) || isScheme(start) else { return false }
      return unsafe writeRun(start, target)
    }
    guard run.any.contains(.boundary) else { return true }
    if run.count > 1, tables.edges.contains(last, ScalarStep(folded, at: offset).code) {
      return false
    }
    if mayBeBetweenSingles(start), isBetweenSingles(start) { return true }
    return unsafe putSign(0x2C, target)
  }

  /// Writes an ASCII separator, after which nothing is under way that was not before it.
  private mutating func putSign(_ code: UInt8, _ target: UnsafeMutableRawBufferPointer) -> Bool {
    let kind = tables.writerClasses[Int(code)]
    guard phraseNode == PhraseTable.root, !kind.contains(.watched),
      !(lastKind.contains(.phraseStart) && kind.contains(.phraseSecond))
    else { return unsafe put(UInt32(code), target) }
    (last, lastKind) = (UInt32(code), kind.asLast)
    unsafe target[used] = code
    used &+= 1
    return true
  }

  private mutating func writeBetweenDigits(
    _ run: SeparatorSummary, _ start: Int, _ target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard run.count == 1 else { return false }
    if run.all.contains(.inNumbers) { return unsafe writeRun(start, target) }
    guard run.all.contains(.joinsNumbers) else { return false }
    let single = UInt32(folded[start])
    if joinsDigits(at: single, start) { return true }
    return unsafe putSign(single == 0x20 ? 0x2C : folded[start], target)
  }

  /// True if a run of separators is that behind the scheme of an address.
  private mutating func isScheme(_ start: Int) -> Bool {
    offset - start == 3 && folded[start] == UInt8(ascii: ":")
      && folded[start + 1] == UInt8(ascii: "/") && folded[start + 2] == UInt8(ascii: "/")
  }

  /// Writes a run of ASCII signs as it stands.
  private mutating func writeRun(_ start: Int, _ target: UnsafeMutableRawBufferPointer) -> Bool {
    for index in start..<offset {
      guard unsafe putSign(folded[index], target) else { return false }
    }
    return true
  }

  /// Steps over a run of separators, or none; nil where one of them is more than that.
  @inline(__always)
  private mutating func readSeparators() -> SeparatorSummary? {
    var run = SeparatorSummary()
    var index = offset
    let count = folded.count
    while index < count {
      var step = SkeletonCopy.Step(folded, index)
      var kind: WriterClass
      if step.byteCount > 0 {
        kind = unsafe tables.writerClasses.unsafeElements[Int(step.code)]
      } else {
        let other = ScalarStep(folded, at: index)
        (step.code, step.byteCount) = (other.code, other.end - index)
        kind = writerClass(other.code, tables.classes[other.code])
      }
      guard kind.contains(.separator) else { break }
      let end = index &+ step.byteCount
      if kind.contains(.watched), isMore(step.code, behind: run, index..<end) { return nil }
      run.any.formUnion(kind)
      run.all.formIntersection(kind)
      run.count &+= 1
      index = end
    }
    offset = index
    return run
  }

  /// True if a separator in a run is, or may be, more than that.
  @inline(never)
  private mutating func isMore(_ code: UInt32, behind run: SeparatorSummary, _ range: Range<Int>)
    -> Bool
  {
    let kind = tables.classes[code]
    if WriterClass.mayMeanMore(code, kind) { return true }
    // A run begins where the offset still is; the text may begin there too.
    guard kind.contains(.openingBracket), offset > 0, mayBeginReading(at: range.upperBound) else {
      return false
    }
    return tables.classes[last].contains(.han)
      && (run.count == 0 || run.count == 1 && folded[range.lowerBound - 1] == 0x20)
  }

  /// True if a reading in brackets may begin behind an opening bracket: letters, bopomofo, or what
  /// stands between syllables.
  private mutating func mayBeginReading(at index: Int) -> Bool {
    guard index < folded.count else { return false }
    switch folded[index] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "'"),
      UInt8(ascii: "-"), UInt8(ascii: ":"), 0xCB:
      return true
    // Bopomofo are E3 84 85 to E3 84 AF.
    case 0xE3: return folded[index + 1] == 0x84
    default: return false
    }
  }

  /// True if so many runs of separators stand in the text that they may be between all characters.
  private var mayBeInterleaved: Bool {
    // Signs between nine of ten characters, of which each has at most four bytes.
    folded.count >= Limits.interleavedCharacterCountMin
      && runCount * 40 >= (used - keptCount - 4) * 9
  }

  /// True if what stands around a run is not at once seen to be a word of two Han characters.
  @inline(__always)
  private func mayBeBetweenSingles(_ start: Int) -> Bool {
    // Bytes of E5 to E9 begin Han characters of three bytes, and nothing else.
    if start &- stretchStart >= 6, folded[start &- 6] &- 0xE5 < 5 { return false }
    return folded.count &- offset < 6 || folded[offset] < 0xE0 || folded[offset] >= 0xF0
      || folded[offset &+ 3] &- 0xE5 >= 5
  }

  /// True if one single Han character stands on each side of a run that ends at the offset.
  private mutating func isBetweenSingles(_ start: Int) -> Bool {
    let step = ScalarStep(folded, at: offset)
    guard tables.classes[last].contains(.han), tables.classes[step.code].contains(.han) else {
      return false
    }
    let index = start - packedUTF8(last).count
    if index > stretchStart {
      var before = index - 1
      while folded[before] & 0xC0 == 0x80 { before -= 1 }
      if tables.classes[ScalarStep(folded, at: before).code].contains(.han) { return false }
    }
    guard step.end < folded.count else { return true }
    return !tables.classes[ScalarStep(folded, at: step.end).code].contains(.han)
  }
}
