/// Reads a pattern of PCRE2 and tells what it requires.
///
/// Knows the syntax of PCRE2 10.42 as pcre2pattern(3) describes it, and of what came later as much
/// as it takes to stop: everything that is not understood ends the reading, and the pattern has no
/// requirement then. The pattern compiles, so brackets are closed and references lead somewhere.
struct PatternReader {
  /// Something that is not understood.
  struct Unreadable: Error {}

  /// The options that `(?…)` sets, up to the end of the group that it stands in.
  struct Options {
    var isCaseless = false
    var isExtended = false
  }

  let codes: [UInt32]
  let alphabet: Alphabet
  let rarity: Rarity
  var place = 0
  var options = Options()

  /// The groups that were read to their end, as far as their numbers are known.
  var groups = GroupTable()

  /// Whether the place is between `\Q` and `\E`.
  var isQuoted = false

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - source: The pattern, compiled with `UTF` and `UCP`.
  ///   - alphabet: The letters of the view in which it is matched.
  ///   - rarity: Says which of several clauses is worth most.
  /// - Returns: What the pattern requires; nil where it is not understood or requires no literal.
  static func requirement(
    of source: String, in alphabet: Alphabet, by rarity: Rarity
  ) -> Requirement? {
    var reader = PatternReader(
      codes: source.unicodeScalars.map(\.value), alphabet: alphabet, rarity: rarity)
    do throws(Unreadable) {
      try reader.skipSettings()
      let requirement = try reader.readAlternatives()
      guard reader.place == reader.codes.count else { return nil }
      return requirement.hasLiteral ? requirement : nil
    } catch {
      // What is not understood requires nothing: the pattern is a candidate for every text.
      return nil
    }
  }

  private init(codes: [UInt32], alphabet: Alphabet, rarity: Rarity) {
    self.codes = codes
    self.alphabet = alphabet
    self.rarity = rarity
  }

  // MARK: Characters

  /// The character at a distance from the place, or nil at the end.
  func peek(_ distance: Int = 0) -> Character? {
    let at = place + distance
    guard at < codes.count, codes[at] < 0x80 else { return nil }
    return Character(Unicode.Scalar(UInt8(codes[at])))
  }

  /// Steps over a character if it is there.
  mutating func take(_ character: Character) -> Bool {
    guard peek() == character else { return false }
    place += 1
    return true
  }

  /// Steps over the next character that ends something, and returns what stood before it.
  mutating func takeThrough(_ end: Character) throws(Unreadable) -> ArraySlice<UInt32> {
    let start = place
    while place < codes.count {
      place += 1
      if peek(-1) == end { return codes[start..<place - 1] }
    }
    throw Unreadable()
  }

  // MARK: Structure

  /// Steps over the settings at the start, such as `(*UTF)`, that the compiler of patterns allows.
  private mutating func skipSettings() throws(Unreadable) {
    while peek() == "(", peek(1) == "*", peek(2)?.isUppercase ?? false {
      let start = place
      place += 2
      let name = String(
        String.UnicodeScalarView(try takeThrough(")").compactMap(Unicode.Scalar.init)))
      let isKnown =
        name == "UTF" || name == "UCP"
        || ["LIMIT_MATCH=", "LIMIT_DEPTH=", "LIMIT_HEAP="].contains(where: name.hasPrefix)
      if !isKnown {
        // A verb such as (*COMMIT) may stand here, too, and is not understood.
        place = start
        return
      }
    }
  }

  /// Reads alternatives up to the closing bracket or the end; options set inside end with them.
  mutating func readAlternatives() throws(Unreadable) -> Requirement {
    let outside = options
    defer { options = outside }
    var branches: [Requirement] = []
    repeat {
      var parts: [Requirement] = []
      while place < codes.count, isQuoted || peek() != "|" && peek() != ")" {
        guard let item = try readItem() else { continue }
        parts += try quantified(item)
      }
      branches.append(parts.isEmpty ? .nothing : .sequence(parts, by: rarity))
    } while take("|")
    return .alternatives(branches, by: rarity)
  }

  /// Reads one item without its quantifier; nil for what is no item, such as a comment.
  private mutating func readItem() throws(Unreadable) -> Requirement? {
    if isQuoted { return endsQuotation() ? nil : literal(takeCode()) }
    guard let character = peek() else {
      // Some of these are blanks in an extended pattern, for some versions of PCRE2.
      if options.isExtended, codes[place] < 0x2E80 { throw Unreadable() }
      return literal(takeCode())
    }
    switch character {
    case "[":
      place += 1
      return try readClass()
    case "(": return try readGroup()
    case "\\": return try readEscape()
    case ".":
      place += 1
      return .anything(alphabet.letterCountMax)
    case "^", "$":
      place += 1
      return .nothing
    case "#" where options.isExtended:
      while place < codes.count, takeCode() != 0x0A {}
      return nil
    case " ", "\t", "\n", "\u{0B}", "\u{0C}", "\r":
      let code = takeCode()
      return options.isExtended ? nil : literal(code)
    case "*", "+", "?", "{":
      // A quantifier without an item: PCRE2 refuses it, or this reader lost its way.
      if try readQuantifier() != nil { throw Unreadable() }
      return literal(takeCode())
    default: return literal(takeCode())
    }
  }

  /// Steps over `\E`, which ends a quotation and means nothing elsewhere.
  private mutating func endsQuotation() -> Bool {
    guard peek() == "\\", peek(1) == "E" else { return false }
    place += 2
    isQuoted = false
    return true
  }

  /// The character at the place, and a step.
  mutating func takeCode() -> UInt32 {
    defer { place += 1 }
    return codes[place]
  }

  /// Reads the quantifiers behind an item.
  private mutating func quantified(_ item: Requirement) throws(Unreadable) -> [Requirement] {
    var parts = [item]
    if isQuoted, !endsQuotation() { return parts }
    try skipIgnored()
    while let counts = try readQuantifier() {
      // A further sign makes it lazy or possessive, which changes which match is found, not whether
      // what it matches has the literals.
      if !take("?") { _ = take("+") }
      parts = Requirement.sequence(parts, by: rarity).repeated(counts)
      try skipIgnored()
    }
    return parts
  }

  /// Steps over comments, and in extended patterns over blanks, in front of a quantifier.
  private mutating func skipIgnored() throws(Unreadable) {
    while true {
      if peek() == "(", peek(1) == "?", peek(2) == "#" {
        _ = try takeThrough(")")
      } else if options.isExtended, let next = peek(), next.isWhitespace || next == "#" {
        _ = try readItem()
      } else if endsQuotation() {
        continue
      } else if peek() == "\\", peek(1) == "Q", peek(2) == "\\", peek(3) == "E" {
        place += 4
      } else {
        return
      }
    }
  }

  private mutating func readQuantifier() throws(Unreadable) -> ClosedRange<Int>? {
    if take("*") { return 0...Requirement.unbounded }
    if take("+") { return 1...Requirement.unbounded }
    if take("?") { return 0...1 }
    guard peek() == "{" else { return nil }
    var end = place + 1
    while end < codes.count, isCountCharacter(codes[end]) { end += 1 }
    guard end < codes.count, codes[end] == 0x7D, end > place + 1 else { return nil }
    let text = codes[place + 1..<end].map { UInt8($0) }
    let bounds = String(decoding: text, as: UTF8.self)
      .split(separator: ",", omittingEmptySubsequences: false)
    // What has blanks or lacks the first number is a quantifier for some versions of PCRE2 only.
    guard bounds.count <= 2, let first = bounds.first.flatMap({ Int($0) }) else {
      throw Unreadable()
    }
    place = end + 1
    guard bounds.count == 2 else { return first...first }
    if bounds[1].isEmpty { return first...max(first, Requirement.unbounded) }
    guard let last = Int(bounds[1]), last >= first else { throw Unreadable() }
    return first...last
  }

  /// Digits, commas and blanks: what a quantifier may be made of.
  private func isCountCharacter(_ code: UInt32) -> Bool {
    code &- 0x30 < 10 || code == 0x2C || code == 0x20 || code == 0x09
  }

  // MARK: Literals

  /// What a literal character requires.
  func literal(_ code: UInt32) -> Requirement {
    guard let forms = forms(of: code) else { return .anything(alphabet.letterCountMax) }
    return .literals(Array(Set(forms.map { alphabet.letters(of: $0) })))
  }

  /// The characters that a literal matches, or nil where only PCRE2 knows.
  ///
  /// Without regard to case, ASCII letters match their other case, and k and s one character more
  /// each, which the alphabet knows as the same letters.
  func forms(of code: UInt32) -> [UInt32]? {
    guard options.isCaseless else { return [code] }
    if code &- 0x41 < 26 || code &- 0x61 < 26 {
      let lower = code | 0x20
      return [lower, lower & ~0x20] + (lower == 0x6B ? [0x212A] : lower == 0x73 ? [0x17F] : [])
    }
    let hasNoCase =
      code < 0x80 || (0x2E80...0x2FFF).contains(code) || (0x3000...0xA4CF).contains(code)
      || (0xAC00...0xD7A3).contains(code)
    return hasNoCase ? [code] : nil
  }
}
