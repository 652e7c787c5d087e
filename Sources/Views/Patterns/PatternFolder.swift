import PatternSyntax

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

/// Walks over the tokens of a pattern, folds literals and copies the rest.
struct PatternFolder {
  let source: [UInt8]
  let tokens: [PatternToken]
  let view: View
  let tables: ViewTables
  var result = FoldedPattern()

  /// The number of tokens that were read.
  private var tokenIndex = 0

  /// The literals since the last token that is none.
  var literals: [PatternLiteral] = []

  /// True if the pattern still requires something of a text.
  var hasSubstance = false
  var hasLiteral = false

  /// The most Han characters, and the most characters, of one literal.
  var longestHanCount = 0
  var longestCount = 0

  /// How many syllables in a row every match has, in sound.
  var syllables = SyllableCounter()
  var hasReportedAlternatives = false

  /// True while a literal is folded that may be left out.
  var isOptionalLiteral = false

  /// The groups with several alternatives, or the whole pattern, as far as they were asked for.
  private lazy var alternations = PatternFolder.alternations(in: tokens, count: source.count)

  init(_ source: [UInt8], _ view: View, _ tables: ViewTables) {
    self.source = source
    self.view = view
    self.tables = tables
    tokens = PatternTokens(String(decoding: source, as: UTF8.self)).tokens
  }

  var isSkeleton: Bool { view == .skeleton || view == .sound }

  mutating func run() {
    while tokenIndex < tokens.count {
      let token = tokens[tokenIndex]
      tokenIndex += 1
      fold(token)
    }
    flush()
    checkWhole()
  }

  private mutating func fold(_ token: PatternToken) {
    switch token.kind {
    case .literal(let code):
      literals.append(PatternLiteral(code: code, range: token.range))
    case .quotation: break
    case .endOfQuotation where endsQuotation: break
    case .quantifier: copyQuantifier(token.range)
    case .characterClass(let members):
      flush()
      if token.isClosed { fold(members, token.range) } else { copy(token.range) }
    default:
      flush()
      examine(token)
      copy(token.range)
    }
  }

  /// True where the `\E` that was read ends a quotation, whose literals are escaped one by one.
  private var endsQuotation: Bool {
    tokens[..<(tokenIndex - 1)].last { !$0.isQuoted }?.kind == .quotation
  }

  /// Looks at what is copied: whether a text must show it, and whether the view shows it at all.
  private mutating func examine(_ token: PatternToken) {
    switch token.kind {
    case .open(let group): syllables.open(group)
    case .bar: syllables.endAlternative()
    case .close: syllables.endGroup(isOptional: isOptionalNext)
    case .boundary(let letter):
      if letter != UInt8(ascii: "K") { reportAnchor(token.range) } else { hasSubstance = true }
    case .set(let letter):
      hasSubstance = true
      if isSkeleton, "sh".utf8.contains(letter), !isOptionalNext { reportBlank(token.range) }
    case .character(let code?):
      hasSubstance = true
      if !isOptionalNext, isNeverShown(code) { report(.neverShown(view), token.range) }
    case .property:
      hasSubstance = true
      let name = String(decoding: source[token.range], as: UTF8.self)
      if ["\\p{Lu}", "\\p{Lt}"].contains(name), !isOptionalNext {
        report(.neverShown(view), token.range)
      }
    case .dot, .character, .backReference, .call, .unknown: hasSubstance = true
    default: break
    }
  }

  // MARK: Tokens

  /// True if what was read may be left out, by the quantifier behind it.
  var isOptionalNext: Bool {
    guard tokenIndex < tokens.count, case .quantifier(let next) = tokens[tokenIndex].kind
    else { return false }
    return next.least == 0
  }

  /// Whether folding writes something else for a character wherever it stands.
  private func isNeverShown(_ code: UInt32) -> Bool {
    [0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(code) || tables.fixed.folded(code) != [code]
  }

  /// Whether something stands among alternatives, of which another may match without it.
  mutating func isAlternative(at range: Range<Int>) -> Bool {
    alternations.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  private static func alternations(in tokens: [PatternToken], count: Int) -> [Range<Int>] {
    var open: [(start: Int, hasBar: Bool)] = [(0, false)]
    var found: [Range<Int>] = []
    for token in tokens {
      switch token.kind {
      case .open: open.append((token.range.lowerBound, false))
      case .bar: open[open.count - 1].hasBar = true
      case .close where open.count > 1:
        let group = open.removeLast()
        if group.hasBar { found.append(group.start..<token.range.upperBound) }
      default: break
      }
    }
    return found + open.filter(\.hasBar).map { $0.start..<count }
  }

  /// Copies bytes of the pattern.
  mutating func copy(_ range: Range<Int>) {
    emit(source[range], from: range, isCopied: true)
  }

  /// Appends to the result.
  mutating func emit(_ bytes: some Sequence<UInt8>, from range: Range<Int>, isCopied: Bool = false)
  {
    result.stretches.append(
      .init(start: result.bytes.count, source: range, isCopied: isCopied))
    result.bytes += bytes
  }

  /// True for what ends a clause or brackets a signature: words are never joined across it.
  static func isClauseEnd(_ code: UInt32) -> Bool {
    "。,!?;:【】".unicodeScalars.contains { $0.value == code }
  }

  /// Adds a finding.
  mutating func report(_ reason: PatternFoldReason, _ range: Range<Int>) {
    result.problems.append(FoldedPattern.Problem(reason: reason, range: range))
  }

  private mutating func reportAnchor(_ range: Range<Int>) {
    guard isSkeleton else { return }
    report(.anchor, range)
  }

  private mutating func reportBlank(_ range: Range<Int>) {
    report(.blank(view), range)
  }

  /// Copies a quantifier, which belongs to the last literal alone.
  private mutating func copyQuantifier(_ range: Range<Int>) {
    if let last = literals.popLast() {
      let before = literals.last
      flush(following: last.code)
      literals = [last]
      isOptionalLiteral = isOptionalNow
      flush(preceding: before?.code, isQuantified: true)
      isOptionalLiteral = false
    }
    copy(range)
  }

  /// Whether the quantifier that was read lets what stands before it be left out.
  private var isOptionalNow: Bool {
    guard tokenIndex > 0, case .quantifier(let quantifier) = tokens[tokenIndex - 1].kind else {
      return false
    }
    return quantifier.least == 0
  }

  private mutating func checkWhole() {
    let whole = 0..<source.count
    if hasLiteral, !hasSubstance {
      report(.nothingLeft(view), whole)
    }
    guard hasLiteral, hasSubstance, isSkeleton else { return }
    if view == .sound, syllables.total < 3 {
      report(.shortSound(isInAll: longestHanCount < 3), whole)
    } else if view == .skeleton, longestHanCount < 2, longestCount < 4 {
      report(.shortLiteral, whole)
    }
  }
}

/// One literal character of a pattern.
struct PatternLiteral {
  var code: UInt32
  var range: Range<Int>
}
