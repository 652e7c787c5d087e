import Bytes

extension ViewTables {
  /// The pattern as it is matched against a view, its literals folded as the text is.
  ///
  /// Folds literals, also in classes and `\Q…\E`; leaves escapes that name characters (`\x{…}`,
  /// `\p{…}`), group headers, verbs, comments and quantifiers as they are. Where it depends on the
  /// text around what a view writes for a literal, the result matches all of that. The pattern need
  /// not be correct; what is wrong stays wrong for PCRE2 to tell.
  public func fold(pattern: [UInt8], for view: View) -> FoldedPattern {
    guard view != .raw else {
      var same = FoldedPattern()
      same.bytes = pattern
      same.stretches = [.init(start: 0, source: 0..<pattern.count, isCopied: true)]
      return same
    }
    var folder = PatternFolder(pattern, view, self)
    folder.run()
    return folder.result
  }
}

/// Walks over a pattern, folds its literals and copies the rest.
struct PatternFolder {
  let source: [UInt8]
  let view: View
  let tables: ViewTables
  var result = FoldedPattern()
  var offset = 0

  /// The literals since the last token that is none.
  var literals: [PatternLiteral] = []

  /// Whether anything is left that a text must show.
  var hasSubstance = false
  var hasLiteral = false

  /// The most Han characters, and the most characters, of one literal.
  var longestHanCount = 0
  var longestCount = 0

  /// How many syllables in a row every match has, in sound.
  var syllables = SyllableCounter()
  var hasNotedAlternatives = false

  private var isExtended = false

  init(_ source: [UInt8], _ view: View, _ tables: ViewTables) {
    self.source = source
    self.view = view
    self.tables = tables
  }

  var isSkeleton: Bool { view == .skeleton || view == .sound }

  mutating func run() {
    while offset < source.count { step() }
    flush()
    checkWhole()
  }

  private mutating func step() {
    let byte = source[offset]
    switch byte {
    case UInt8(ascii: "\\"): readEscape()
    case UInt8(ascii: "["):
      flush()
      readClass()
    case UInt8(ascii: "("):
      flush()
      let start = offset
      copy(through: endOfGroupHeader())
      syllables.open(source[start..<offset])
    case UInt8(ascii: "{") where endOfQuantifier() != nil:
      copyQuantifier(through: endOfQuantifier() ?? offset + 1)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      copyQuantifier(through: offset + 1)
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      flush()
      noteAnchor(offset..<offset + 1)
      copy(through: offset + 1)
    case UInt8(ascii: "."):
      flush()
      hasSubstance = true
      copy(through: offset + 1)
    case UInt8(ascii: "|"), UInt8(ascii: ")"):
      flush()
      syllables.end(byte, before: source[(offset + 1)...])
      copy(through: offset + 1)
    case UInt8(ascii: "#") where isExtended:
      flush()
      copy(through: end(of: [0x0A], from: offset))
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20:
      guard isExtended else { return readLiteral() }
      flush()
      copy(through: offset + 1)
    default: readLiteral()
    }
  }

  // MARK: Tokens

  func byte(_ place: Int) -> UInt8? { place < source.count ? source[place] : nil }

  /// The offset behind some bytes, or the end of the pattern.
  func end(of mark: [UInt8], from start: Int) -> Int {
    var place = start
    while place < source.count {
      if source[place...].starts(with: mark) { return place + mark.count }
      place += 1
    }
    return source.count
  }

  /// Copies up to an offset.
  mutating func copy(through end: Int) {
    emit(source[offset..<end], from: offset..<end, isCopied: true)
    offset = end
  }

  /// Appends to the result.
  mutating func emit(_ bytes: some Sequence<UInt8>, from range: Range<Int>, isCopied: Bool = false)
  {
    result.stretches.append(
      .init(start: result.bytes.count, source: range, isCopied: isCopied))
    result.bytes += bytes
  }

  mutating func note(
    _ kind: FoldedPattern.Problem.Kind, _ range: Range<Int>, _ message: String, hint: String? = nil,
    isError: Bool = false
  ) {
    result.problems.append(
      .init(kind: kind, range: range, message: message, hint: hint, isError: isError))
  }

  private mutating func noteAnchor(_ range: Range<Int>) {
    guard isSkeleton else { return }
    note(
      .anchor, range, "the start and the end of words and lines are not as written",
      hint: "leave it out, or name `view: [raw]` or `[folded]`")
  }

  private mutating func readLiteral() {
    let step = ScalarStepChecked(source, offset)
    literals.append(PatternLiteral(code: step.code, range: offset..<step.end))
    offset = step.end
  }

  /// Copies a quantifier, which belongs to the last literal alone.
  private mutating func copyQuantifier(through end: Int) {
    if let last = literals.popLast() {
      let before = literals.last
      flush(following: last.code)
      literals = [last]
      flush(preceding: before?.code, isQuantified: true)
    }
    var end = end
    while let next = byte(end), next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { end += 1 }
    copy(through: end)
  }

  private func endOfQuantifier() -> Int? {
    var place = offset + 1
    var digitCount = 0
    while let next = byte(place), next == UInt8(ascii: ",") || (0x30...0x39).contains(next) {
      if next != UInt8(ascii: ",") { digitCount += 1 }
      place += 1
    }
    return digitCount > 0 && byte(place) == UInt8(ascii: "}") ? place + 1 : nil
  }

  private mutating func readEscape() {
    guard let next = byte(offset + 1) else { return copy(through: offset + 1) }
    if next == UInt8(ascii: "Q") { return readQuotation() }
    let isLetterOrDigit = next < 0x80 && (next &- 0x30 < 10 || (next | 0x20) &- 0x61 < 26)
    guard isLetterOrDigit else {
      let start = offset
      offset += 1
      readLiteral()
      literals[literals.count - 1].range = start..<offset
      return
    }
    flush()
    if "bBAZzG".utf8.contains(next) { noteAnchor(offset..<offset + 2) }
    if !"bBAZzGE".utf8.contains(next) { hasSubstance = true }
    if isSkeleton, next == UInt8(ascii: "s") || next == UInt8(ascii: "h") {
      noteBlank(offset..<offset + 2)
    }
    copy(through: endOfEscape(next))
  }

  mutating func noteBlank(_ range: Range<Int>) {
    let next = byte(range.upperBound)
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "*") { return }
    note(
      .cannotMatch, range, "\(view.name) has no blanks",
      hint: "write `\\s*`, or name `view: [folded]`")
  }

  /// The offset behind an escape, with the name or number that belongs to it.
  func endOfEscape(_ letter: UInt8) -> Int {
    let start = offset + 2
    if "pPxokgN".utf8.contains(letter), byte(start) == UInt8(ascii: "{") {
      return end(of: [UInt8(ascii: "}")], from: start)
    }
    if letter == UInt8(ascii: "k") || letter == UInt8(ascii: "g") {
      if byte(start) == UInt8(ascii: "<") { return end(of: [UInt8(ascii: ">")], from: start) }
      if byte(start) == UInt8(ascii: "'") { return end(of: [UInt8(ascii: "'")], from: start + 1) }
    }
    if letter == UInt8(ascii: "c") || letter == UInt8(ascii: "p") || letter == UInt8(ascii: "P") {
      return min(start + 1, source.count)
    }
    guard letter == UInt8(ascii: "x") else { return start }
    var place = start
    while place < start + 2, let next = byte(place), isHexadecimal(next) { place += 1 }
    return place
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  private mutating func readQuotation() {
    let close = end(of: Array("\\E".utf8), from: offset + 2)
    let isClosed = source[..<close].suffix(2).elementsEqual("\\E".utf8) && close >= offset + 4
    let contentEnd = isClosed ? close - 2 : close
    offset += 2
    while offset < contentEnd { readLiteral() }
    offset = close
  }

  private mutating func endOfGroupHeader() -> Int {
    let start = offset + 1
    if byte(start) == UInt8(ascii: "*") { return end(of: [UInt8(ascii: ")")], from: start) }
    guard byte(start) == UInt8(ascii: "?"), let kind = byte(start + 1) else { return start }
    switch kind {
    case UInt8(ascii: "#"): return end(of: [UInt8(ascii: ")")], from: start)
    case UInt8(ascii: "'"): return end(of: [UInt8(ascii: "'")], from: start + 2)
    case UInt8(ascii: "<"):
      let isLookBehind =
        byte(start + 2) == UInt8(ascii: "=") || byte(start + 2) == UInt8(ascii: "!")
      return isLookBehind ? start + 3 : end(of: [UInt8(ascii: ">")], from: start)
    case UInt8(ascii: "P"):
      let isName = byte(start + 2) == UInt8(ascii: "<")
      return end(of: [isName ? UInt8(ascii: ">") : UInt8(ascii: ")")], from: start)
    case UInt8(ascii: "("):
      // A condition: the name of a group, or an assertion, which is read as any group.
      let isAssertion = byte(start + 2) == UInt8(ascii: "?")
      return isAssertion ? start + 1 : end(of: [UInt8(ascii: ")")], from: start)
    case UInt8(ascii: "&"), UInt8(ascii: "C"): return end(of: [UInt8(ascii: ")")], from: start)
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: ">"), UInt8(ascii: "|"),
      UInt8(ascii: ":"):
      return start + 2
    default: return endOfFlags(start + 1)
    }
  }

  private mutating func endOfFlags(_ start: Int) -> Int {
    var place = start
    var turnsOn = true
    while let next = byte(place), next != UInt8(ascii: ")"), next != UInt8(ascii: ":") {
      if next == UInt8(ascii: "-") { turnsOn = false }
      if next == UInt8(ascii: "x") { isExtended = turnsOn }
      if next == UInt8(ascii: "^") { isExtended = false }
      place += 1
    }
    return min(place + 1, source.count)
  }

  private mutating func checkWhole() {
    let whole = 0..<source.count
    if hasLiteral, !hasSubstance {
      note(
        .vanishes, whole,
        "nothing of the pattern is left in \(view.name), so it matches everywhere",
        hint: "name `view: [raw]` or `[folded]`", isError: true)
    }
    guard hasLiteral, hasSubstance, isSkeleton else { return }
    if view == .sound, syllables.total < 3 {
      let part = longestHanCount < 3 ? "no literal has" : "an alternative is found without"
      note(
        .shortSound, whole,
        "\(part) three syllables in a row, and shorter ones sound like many words",
        hint: "write a longer literal")
    } else if view == .skeleton, longestHanCount < 2, longestCount < 4 {
      note(
        .shortLiteral, whole, "no literal has two Han characters, and the skeleton joins words",
        hint: "write a longer literal, or name `view: [folded]`")
    }
  }
}

/// One literal character of a pattern.
struct PatternLiteral {
  var code: UInt32
  var range: Range<Int>
}

/// One character of a pattern, whose UTF-8 may be broken; then a byte by itself, as U+FFFD.
private struct ScalarStepChecked {
  var code: UInt32
  var end: Int

  init(_ bytes: [UInt8], _ offset: Int) {
    let step = bytes.withByteView { view in
      var decoder = UTF8Decoder(view, from: offset)
      return decoder.next()
    }
    code = step?.scalar?.value ?? 0xFFFD
    end = step?.range.endOffset ?? offset + 1
  }
}
