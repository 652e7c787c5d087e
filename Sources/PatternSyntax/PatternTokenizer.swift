/// Cuts a pattern into its tokens.
///
/// Knows the syntax of PCRE2 10.42 as pcre2pattern(3) describes it, and of what came later as much
/// as it takes to leave it alone.
struct PatternTokenizer {
  /// The characters, and where each begins; one more offset for the end.
  let codes: [UInt32]
  private let offsets: [Int]

  /// The number of characters that were read.
  var index = 0

  private(set) var tokens: [PatternToken] = []

  /// True where blanks and comments are left out.
  private(set) var isExtended = false

  /// What ``isExtended`` was outside of each open group.
  private var outside: [Bool] = []

  private var isQuoted = false

  /// True where the token that is read has no end.
  var isCut = false

  init(_ source: String) {
    var codes: [UInt32] = []
    var offsets: [Int] = []
    var offset = 0
    codes.reserveCapacity(source.utf8.count)
    offsets.reserveCapacity(source.utf8.count + 1)
    for scalar in source.unicodeScalars {
      codes.append(scalar.value)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.codes = codes
    self.offsets = offsets
    tokens.reserveCapacity(codes.count)
  }

  mutating func run() {
    while index < codes.count { step() }
  }

  // MARK: Characters

  /// The ASCII character at a distance; nil at the end and for others.
  func peek(_ distance: Int = 0) -> Character? {
    guard let code = peekAny(distance), code < 0x80 else { return nil }
    return Character(Unicode.Scalar(UInt8(code)))
  }

  /// The character at a distance; nil at the end.
  func peekAny(_ distance: Int) -> UInt32? {
    let at = index + distance
    return codes.indices.contains(at) ? codes[at] : nil
  }

  /// The character, and a step.
  mutating func takeCode() -> UInt32 {
    defer { index += 1 }
    return codes[index]
  }

  /// Steps over a character if it comes next.
  mutating func take(_ character: Character) -> Bool {
    guard peek() == character else { return false }
    index += 1
    return true
  }

  /// Steps over the next character that ends something.
  ///
  /// - Returns: What stood before it; nil where it does not come, after a step to the end.
  mutating func takeThrough(_ end: Character) -> ArraySlice<UInt32>? {
    let start = index
    while index < codes.count {
      index += 1
      if peek(-1) == end { return codes[start..<index - 1] }
    }
    isCut = true
    return nil
  }

  /// Steps over some characters if they come next.
  mutating func take(all text: StaticString) -> Bool {
    let text = "\(text)".unicodeScalars.map(\.value)
    guard codes[index...].starts(with: text) else { return false }
    index += text.count
    return true
  }

  /// The bytes of some characters.
  func range(_ characters: Range<Int>) -> Range<Int> {
    offsets[characters.lowerBound]..<offsets[characters.upperBound]
  }

  // MARK: Tokens

  /// Appends a token that ends here.
  mutating func append(_ kind: PatternToken.Kind, from start: Int) {
    tokens.append(
      PatternToken(
        kind: kind, range: range(start..<index), isQuoted: isQuoted, isExtended: isExtended,
        isClosed: !isCut))
    isCut = false
  }

  private mutating func step() {
    let start = index
    if isQuoted, !(peek() == "\\" && peek(1) == "E") {
      return append(.literal(takeCode()), from: start)
    }
    // Nearly all of a pattern, so it is told before signs are compared.
    if PatternTokenizer.isWordCharacter(codes[start]) {
      return append(.literal(takeCode()), from: start)
    }
    switch peek() {
    case "\\": readEscape()
    case "[": readClass()
    case "(": readOpening()
    case ")":
      index += 1
      isExtended = outside.popLast() ?? isExtended
      append(.close, from: start)
    case "|": readSign(.bar)
    case ".": readSign(.dot)
    case "^", "$": readSign(.boundary(UInt8(codes[start])))
    case "*": readQuantifier(PatternQuantifier(least: 0, most: nil))
    case "+": readQuantifier(PatternQuantifier(least: 1, most: nil))
    case "?": readQuantifier(PatternQuantifier(least: 0, most: 1))
    case "{": readBraces()
    case "#" where isExtended:
      // The end of the pattern is the end of the line.
      _ = takeThrough("\n")
      isCut = false
      append(.comment, from: start)
    case " ", "\t", "\n", "\u{0B}", "\u{0C}", "\r":
      if isExtended { readSign(.blank) } else { append(.literal(takeCode()), from: start) }
    default: append(.literal(takeCode()), from: start)
    }
  }

  /// Whether a character is a letter or a digit, or not ASCII, which stand for themselves.
  static func isWordCharacter(_ code: UInt32) -> Bool {
    code >= 0x80 || code &- 0x30 < 10 || (code | 0x20) &- 0x61 < 26
  }

  private mutating func readSign(_ kind: PatternToken.Kind) {
    index += 1
    append(kind, from: index - 1)
  }

  // MARK: Quantifiers

  /// Reads a quantifier of a number of characters, with the sign that may follow it.
  private mutating func readQuantifier(_ quantifier: PatternQuantifier, characterCount: Int = 1) {
    let start = index
    index += characterCount
    var quantifier = quantifier
    if take("?") {
      quantifier.mode = .lazy
    } else if take("+") {
      quantifier.mode = .possessive
    }
    append(.quantifier(quantifier), from: start)
  }

  private mutating func readBraces() {
    guard let (quantifier, characterCount) = counts() else {
      return append(.literal(takeCode()), from: index - 1)
    }
    readQuantifier(quantifier, characterCount: characterCount)
  }

  /// The numbers in braces, and how many characters they take; nil for a brace as a literal.
  func counts() -> (PatternQuantifier, characterCount: Int)? {
    guard peek() == "{" else { return nil }
    var distance = 1
    while let next = peekAny(distance), next &- 0x30 < 10 || [0x2C, 0x20, 0x09].contains(next) {
      distance += 1
    }
    let inside = codes[index + 1..<index + distance].map { UInt8($0) }
    guard peek(distance) == "}", inside.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
    let numbers = inside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    // What has blanks or lacks the first number is a quantifier for some versions of PCRE2 only.
    guard numbers.count <= 2, let least = numbers.first.flatMap({ Int($0) }),
      numbers.count == 1 || numbers[1].isEmpty || Int(numbers[1]) != nil
    else { return (PatternQuantifier(least: nil, most: nil), distance + 1) }
    let most = numbers.count == 1 ? least : Int(numbers[1])
    return (PatternQuantifier(least: least, most: most), distance + 1)
  }

  // MARK: Options

  /// Opens a group, which may have options of its own.
  mutating func open(_ group: PatternGroup, from start: Int) {
    append(.open(group), from: start)
    outside.append(isExtended)
    if case .plain(let options?) = group { isExtended = options.applied("x", to: isExtended) }
  }

  /// Sets options to the end of the group around.
  mutating func set(_ options: PatternOptions, from start: Int) {
    append(.options(options), from: start)
    isExtended = options.applied("x", to: isExtended)
  }

  /// Begins or ends a quotation.
  mutating func quote(_ isBegun: Bool, from start: Int) {
    isQuoted = false
    append(isBegun ? .quotation : .endOfQuotation, from: start)
    isQuoted = isBegun
  }
}
