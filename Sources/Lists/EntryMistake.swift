import Bytes

/// What an entry can look like that was meant otherwise than it is compared, and so never matches.
///
/// A list file often comes out of a spreadsheet, a program or another system. What such a file has
/// beside its numbers and names is read as a part of them: `"95588"` in quotes is a sender of seven
/// characters that no network delivers. Only what is certain is told here.
enum EntryMistake {
  /// The mistake of an entry, or nil.
  ///
  /// - Parameters:
  ///   - entry: The entry, without white space around it, in UTF-8.
  ///   - type: The type of the list.
  /// - Returns: The mistake, if there is one.
  /// - Complexity: O(*n*) for *n* bytes.
  static func find(in entry: ByteView, of type: ListType) -> ListProblem.Reason? {
    if isMergeMark(entry) { return .mergeMark }
    if isQuoted(entry) { return .quoted }
    if entry.hasPrefix(ByteView("//")) || entry[0] == UInt8(ascii: ";") { return .otherComment }
    switch type {
    case .numbers, .prefixes: return mistakeOfSender(entry, type)
    case .words: return mistakeOfWord(entry)
    case .domains: return hasSignOfNoHost(entry) ? .notADomain : nil
    // A sample is what somebody sent, and looks like that.
    case .samples: return nil
    }
  }

  // MARK: All types

  /// Whether a line is one of those that a version control leaves where two changes meet.
  private static func isMergeMark(_ entry: ByteView) -> Bool {
    let markByteCount = 7
    guard entry.count >= markByteCount else { return false }
    let mark = entry[0]
    guard "<=>|".utf8.contains(mark) else { return false }
    for offset in 1..<markByteCount where entry[offset] != mark { return false }
    return entry.count == markByteCount || entry[markByteCount] == UInt8(ascii: " ")
  }

  /// Whether an entry stands in quotes, of which one may have been lost.
  private static func isQuoted(_ entry: ByteView) -> Bool {
    guard let first = firstScalar(of: entry), quotes.contains(first) else { return false }
    return true
  }

  /// Marks with which nothing begins that a list holds: ASCII, full-width, European and Chinese.
  private static let quotes: Set<Unicode.Scalar> = [
    "\"", "'", "`", "＂", "＇", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "«", "「", "」", "『",
    "』",
  ]

  private static func firstScalar(of entry: ByteView) -> Unicode.Scalar? {
    var decoder = UTF8Decoder(entry)
    return decoder.next()?.scalar
  }

  // MARK: Numbers and their beginnings

  private static func mistakeOfSender(
    _ entry: ByteView, _ type: ListType
  ) -> ListProblem.Reason? {
    let shape = SenderShape(entry)
    if shape.hasSeparator { return .severalValues }
    if shape.hasForeignSign { return .notASender }
    if shape.hasWildcard { return .wildcard }
    if shape.endsInDecimals || shape.isScientific { return .spreadsheetNumber }
    if shape.isNumber { return nil }
    // `+` begins all international numbers, `*` and `#` all service codes.
    if type == .prefixes, shape.isOneSign { return nil }
    guard shape.hasLetter else { return .notASender }
    return shape.hasNumberBesideName ? .severalValues : nil
  }

  // MARK: Words

  private static func mistakeOfWord(_ entry: ByteView) -> ListProblem.Reason? {
    if entry.hasPrefix(ByteView("- ")) || entry.hasPrefix(ByteView("* ")) { return .listMark }
    for sign in patternSigns where contains(entry, ByteView(sign)) { return .pattern }
    return hasCountedPart(entry) || hasClass(entry) ? .pattern : nil
  }

  /// What stands in patterns, and in no word that people send.
  private static let patternSigns: [StaticString] = [
    "|", "(?", ".*", ".+", ".?", ".{", "\\d", "\\w", "\\s", "\\b", "\\p", "\\S", "\\D", "\\W",
    "\\x",
    ")?", "]?", "]+", "]*",
  ]

  /// Whether something like `{0,3}` or `{2}` stands in a word.
  private static func hasCountedPart(_ entry: ByteView) -> Bool {
    var start = 0
    while let brace = entry.firstOffset(of: UInt8(ascii: "{"), from: start) {
      var offset = brace + 1
      while offset < entry.count, isDigit(entry[offset]) || entry[offset] == UInt8(ascii: ",") {
        offset += 1
      }
      if offset > brace + 1, offset < entry.count, entry[offset] == UInt8(ascii: "}") {
        return true
      }
      start = brace + 1
    }
    return false
  }

  /// Whether a class such as `[贷货]` or `[a-z]` stands in a word before or behind something else.
  private static func hasClass(_ entry: ByteView) -> Bool {
    guard let open = entry.firstOffset(of: UInt8(ascii: "["), from: 0),
      let close = entry.firstOffset(of: UInt8(ascii: "]"), from: open)
    else { return false }
    return close > open + 1 && (open > 0 || close + 1 < entry.count)
  }

  private static func contains(_ entry: ByteView, _ sign: ByteView) -> Bool {
    guard sign.count <= entry.count else { return false }
    for offset in 0...(entry.count - sign.count)
    where entry[offset..<offset + sign.count] == sign { return true }
    return false
  }

  // MARK: Domains

  /// Whether a character stands in a name that is neither a letter, a digit nor a mark of one.
  private static func hasSignOfNoHost(_ entry: ByteView) -> Bool {
    var decoder = UTF8Decoder(entry)
    while let step = decoder.next() {
      guard let scalar = step.scalar, scalar.value >= 0x80 else { continue }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .otherSymbol:
        continue
      default: return true
      }
    }
    return false
  }
}

/// What a sender, or the beginning of one, is made of.
private struct SenderShape {
  /// Digits and the signs beside them alone.
  private(set) var isNumber = true
  private(set) var hasLetter = false

  /// A comma, a semicolon or another sign that parts values in a line.
  private(set) var hasSeparator = false

  /// A character that stands in no number and in no name of a sender.
  private(set) var hasForeignSign = false

  private let text: [Unicode.Scalar]

  init(_ entry: ByteView) {
    var decoder = UTF8Decoder(entry)
    var text: [Unicode.Scalar] = []
    while let step = decoder.next() {
      guard let scalar = step.scalar else { continue }
      let isFullWidth = scalar.value >= 0xFF01 && scalar.value <= 0xFF5E
      text.append(isFullWidth ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar)
    }
    self.text = text
    for scalar in text {
      switch scalar {
      case "0"..."9", "*", "#", "+", "-", ".", "(", ")": break
      case ",", ";", "|", "/", "=", ":", "、", "。": hasSeparator = true
      case "a"..."z", "A"..."Z": (hasLetter, isNumber) = (true, false)
      case "_", "&", "'", "@", "!", "$", "%", "?": isNumber = false
      default:
        guard !isWhiteSpace(scalar) else { continue }
        isNumber = false
        // The alphabet of short messages has the letters of western Europe and Greek capitals.
        let isOfMessages = scalar.value >= 0xA1 && scalar.value < 0x400
        hasLetter = hasLetter || isOfMessages
        hasForeignSign = hasForeignSign || !isOfMessages
      }
    }
    if !text.contains(where: isDecimal) { isNumber = false }
  }

  /// Whether it ends as a spreadsheet ends whole numbers: `95588.0`.
  var endsInDecimals: Bool {
    guard let point = text.lastIndex(of: ".") else { return false }
    let decimals = text[(point + 1)...]
    let isOnlyPoint = text.filter { $0 == "." }.count == 1
    return isOnlyPoint && !decimals.isEmpty && decimals.allSatisfy { $0 == "0" }
      && text[..<point].allSatisfy { isDecimal($0) || $0 == "+" }
  }

  /// Whether it is a number as a spreadsheet shortens it: `1.38E+10`.
  var isScientific: Bool {
    guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }) else { return false }
    let exponent = text[(mark + 1)...].drop { $0 == "+" }
    return text[..<mark].allSatisfy { isDecimal($0) || $0 == "." } && text[..<mark].contains(".")
      && !exponent.isEmpty && exponent.allSatisfy(isDecimal)
  }

  /// Whether it is one of the signs with which special numbers begin.
  var isOneSign: Bool { text == ["+"] || text == ["*"] || text == ["#"] }

  /// Whether `*`, `x`, `?` or `%` stand for other digits: `1069*`, `95xxx`.
  ///
  /// A service code such as `*#06#` begins with its sign.
  var hasWildcard: Bool {
    let digits = text.prefix { isDecimal($0) || $0 == "+" }
    guard !digits.isEmpty, digits.count < text.count else { return false }
    return isNumber && text.contains("*")
      || text[digits.endIndex...].allSatisfy { "xX*?%".unicodeScalars.contains($0) }
  }

  /// Whether a number of three digits or more stands beside a name: `ICBC 95588`.
  var hasNumberBesideName: Bool {
    text.split(whereSeparator: isWhiteSpace).contains { part in
      part.count >= 3 && part.count < text.count && part.allSatisfy(isDecimal)
    }
  }
}

private func isDecimal(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
