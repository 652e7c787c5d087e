internal import Bytes

/// A string as it stands in the line.
struct StringToken {
  /// The bytes between the quotes.
  let range: Range<Int>

  let hasEscape: Bool

  /// Where the first byte stands that is no part of UTF-8, or nil where all are.
  let brokenOffset: Int?

  /// True if the string has no escapes, so that its bytes are its text.
  var isPlain: Bool { !hasEscape && brokenOffset == nil }
}

/// A number as it stands in the line.
struct NumberToken {
  let range: Range<Int>

  /// True if there is neither a fraction nor an exponent.
  let isInteger: Bool
}

extension RecordDecoder {
  /// The byte at the offset, or zero at the end: NUL stands nowhere outside of strings.
  @inline(__always)
  var byte: UInt8 { offset < line.count ? line[offset] : 0 }

  /// A rejection at the offset.
  func rejection(_ reason: RejectionReason, key: RecordKey? = nil) -> Rejection {
    Rejection(reason: reason, offset: offset, key: key)
  }

  /// The rejection where something else was expected.
  func unexpected() -> Rejection {
    rejection(offset < line.count ? .unexpectedByte : .unexpectedEnd)
  }

  @inline(__always)
  mutating func skipBlanks() {
    while byte.isJSONBlank { offset &+= 1 }
  }

  /// Steps over one byte and the white space around it.
  @inline(__always)
  mutating func expect(_ wanted: UInt8) throws(Rejection) {
    skipBlanks()
    guard byte == wanted else { throw unexpected() }
    offset &+= 1
    skipBlanks()
  }

  // MARK: Strings

  /// Walks over a string, checks its grammar, and looks whether it is UTF-8.
  @inline(__always)
  mutating func scanString() throws(Rejection) -> StringToken {
    guard byte == UInt8(ascii: "\"") else { throw unexpected() }
    let start = offset &+ 1
    let stop = line.endOfPlainUTF8(from: start)
    guard stop < line.count, line[stop] == UInt8(ascii: "\""), line.isBoundary(stop) else {
      return try scanString(from: start, plainUpTo: stop)
    }
    offset = stop &+ 1
    return StringToken(range: start..<stop, hasEscape: false, brokenOffset: nil)
  }

  /// Goes on with a string that is not plain up to its end.
  @inline(never)
  private mutating func scanString(
    from start: Int, plainUpTo plainEnd: Int
  ) throws(Rejection) -> StringToken {
    var hasEscape = false
    offset = plainEnd
    while offset < line.count {
      let stop = line.characterStart(offset)
      if stop == offset, byte == UInt8(ascii: "\\") {
        hasEscape = true
        try skipEscape()
      } else if stop == offset, byte.stopsString {
        break
      } else {
        let length = line.wellFormedLength(at: stop)
        guard length > 0 else {
          return try scanBrokenString(from: start, brokenAt: stop, hasEscape: hasEscape)
        }
        offset = stop &+ length
      }
      offset = line.endOfPlainUTF8(from: offset)
    }
    return try endString(from: start, brokenAt: nil, hasEscape: hasEscape)
  }

  /// Goes on with a string that is not UTF-8, byte by byte.
  private mutating func scanBrokenString(
    from start: Int, brokenAt broken: Int, hasEscape: Bool
  ) throws(Rejection) -> StringToken {
    var hasEscape = hasEscape
    offset = broken
    while offset < line.count {
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        try skipEscape()
      } else if byte.stopsString {
        break
      } else {
        offset &+= 1
      }
    }
    return try endString(from: start, brokenAt: broken, hasEscape: hasEscape)
  }

  private mutating func endString(
    from start: Int, brokenAt broken: Int?, hasEscape: Bool
  ) throws(Rejection) -> StringToken {
    guard offset < line.count else { throw rejection(.unexpectedEnd) }
    guard byte == UInt8(ascii: "\"") else { throw rejection(.controlCharacter) }
    let range = start..<offset
    offset &+= 1
    return StringToken(range: range, hasEscape: hasEscape, brokenOffset: broken)
  }

  private mutating func skipEscape() throws(Rejection) {
    let start = offset
    offset &+= 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset &+= 1
    case UInt8(ascii: "u"):
      offset &+= 1
      for _ in 0..<4 {
        guard offset < line.count else { throw rejection(.unexpectedEnd) }
        guard byte.hexadecimalValue != nil else {
          throw Rejection(reason: .invalidEscape, offset: start)
        }
        offset &+= 1
      }
    default:
      guard offset < line.count else { throw rejection(.unexpectedEnd) }
      throw Rejection(reason: .invalidEscape, offset: start)
    }
  }

  /// Rejects a string that is not UTF-8, at its first broken byte.
  func checkUTF8(_ token: StringToken, of key: RecordKey?) throws(Rejection) {
    guard let broken = token.brokenOffset else { return }
    throw Rejection(reason: .invalidUTF8, offset: broken, key: key)
  }

  // MARK: Numbers and literals

  /// Walks over a number of a few digits that is written as usual; nil, and nothing walked over, for
  /// any other.
  @inline(__always)
  mutating func scanPlainNumber() -> UInt64? {
    var end = offset
    var value: UInt64 = 0
    while end < line.count, line[end].isDecimalDigit {
      value = value &* 10 &+ UInt64(line[end] & 0x0F)
      end &+= 1
    }
    let digitCount = end &- offset
    // Eighteen digits fit in any case; a zero before others is an error, which is told elsewhere.
    guard digitCount > 0, digitCount <= 18, end < line.count,
      line[offset] != UInt8(ascii: "0") || digitCount == 1
    else { return nil }
    let next = line[end]
    guard next != UInt8(ascii: "."), next | 0x20 != UInt8(ascii: "e") else { return nil }
    offset = end
    return value
  }

  /// Walks over a number and checks its grammar (RFC 8259, section 6).
  mutating func scanNumber() throws(Rejection) -> NumberToken {
    let start = offset
    var isInteger = true
    if byte == UInt8(ascii: "-") { offset &+= 1 }
    if byte == UInt8(ascii: "0") {
      offset &+= 1
      guard !byte.isDecimalDigit else { throw rejection(.invalidNumber) }
    } else {
      try skipDigits()
    }
    if byte == UInt8(ascii: ".") {
      isInteger = false
      offset &+= 1
      try skipDigits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      offset &+= 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset &+= 1 }
      try skipDigits()
    }
    return NumberToken(range: start..<offset, isInteger: isInteger)
  }

  /// Walks over one or more digits.
  private mutating func skipDigits() throws(Rejection) {
    guard byte.isDecimalDigit else {
      throw rejection(offset < line.count ? .invalidNumber : .unexpectedEnd)
    }
    while byte.isDecimalDigit { offset &+= 1 }
  }

  /// Walks over `true`, `false` or `null`, whichever is asked for.
  mutating func scanLiteral(_ literal: StaticString) throws(Rejection) {
    let wanted = ByteView(literal)
    guard line[offset..<line.count].hasPrefix(wanted) else { throw rejection(.invalidLiteral) }
    offset &+= wanted.count
  }

  /// The value of an integer's digits, or nil where 64 bits do not hold it.
  func integer(_ token: NumberToken) -> Int64? {
    let isNegative = line[token.range.lowerBound] == UInt8(ascii: "-")
    var value: Int64 = 0
    for index in (token.range.lowerBound + (isNegative ? 1 : 0))..<token.range.upperBound {
      let digit = Int64(line[index] - UInt8(ascii: "0"))
      let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflow) =
        isNegative
        ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      if tensOverflow || sumOverflow { return nil }
      value = sum
    }
    return value
  }
}

extension UInt8 {
  /// True if a string's run of plain bytes stops here.
  @inline(__always)
  var stopsString: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }

  @inline(__always)
  var isDecimalDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// The value of a hexadecimal digit in either case, or nil.
  var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
