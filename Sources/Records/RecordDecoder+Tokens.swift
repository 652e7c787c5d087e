internal import Bytes

/// A string as it stands in the line.
struct StringToken {
  /// What is between the quotes.
  let range: Range<Int>

  let hasEscape: Bool

  let hasNonASCII: Bool
}

/// A number as it stands in the line.
struct NumberToken {
  let range: Range<Int>

  /// Whether there is neither a fraction nor an exponent.
  let isInteger: Bool
}

extension RecordDecoder {
  /// The byte at the offset, or zero at the end: NUL has no place outside of strings.
  @inline(__always)
  var byte: UInt8 { offset < line.count ? line[offset] : 0 }

  /// A rejection at the offset.
  func rejection(_ reason: RejectionReason, key: RecordKey? = nil) -> Rejection {
    Rejection(reason: reason, offset: offset, key: key)
  }

  /// What to say where something else was expected.
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

  /// Walks over a string and checks its grammar; whether it is UTF-8 is left to the caller.
  mutating func scanString() throws(Rejection) -> StringToken {
    guard byte == UInt8(ascii: "\"") else { throw unexpected() }
    let start = offset &+ 1
    offset = start
    var seenBits: UInt64 = 0
    var hasEscape = false
    while true {
      offset = line.endOfPlainBytes(from: offset, seenBits: &seenBits)
      switch byte {
      case UInt8(ascii: "\""):
        let range = start..<offset
        offset &+= 1
        let hasNonASCII = seenBits.marksOfNonASCII != 0
        return StringToken(range: range, hasEscape: hasEscape, hasNonASCII: hasNonASCII)
      case UInt8(ascii: "\\"):
        hasEscape = true
        try skipEscape()
      default:
        guard offset < line.count else { throw rejection(.unexpectedEnd) }
        throw rejection(.controlCharacter)
      }
    }
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
    guard let broken = line[token.range].firstInvalidUTF8Offset() else { return }
    let offset = token.range.lowerBound + broken
    throw Rejection(reason: .invalidUTF8, offset: offset, key: key)
  }

  // MARK: Numbers and literals

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
    for place in (token.range.lowerBound + (isNegative ? 1 : 0))..<token.range.upperBound {
      let digit = Int64(line[place] - UInt8(ascii: "0"))
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

extension ByteView {
  /// The offset of the next quote, backslash or control character, or the count.
  ///
  /// - Parameters:
  ///   - start: Where to begin, inside of a string.
  ///   - seenBits: All bytes that were walked over, joined by or.
  /// - Returns: The offset of the byte that stops the run.
  @inline(__always)
  fileprivate func endOfPlainBytes(from start: Int, seenBits: inout UInt64) -> Int {
    var offset = start
    var bits = seenBits
    defer { seenBits = bits }
    while offset &+ 8 <= count {
      let word = word(at: offset)
      let marks =
        word.marks(below: 0x20) | word.marks(equalTo: UInt8(ascii: "\""))
        | word.marks(equalTo: UInt8(ascii: "\\"))
      if marks != 0 {
        let place = marks.firstMarkedPlace
        bits |= word & (1 << UInt64(place &* 8) &- 1)
        return offset &+ place
      }
      bits |= word
      offset &+= 8
    }
    while offset < count, !self[offset].stopsString {
      bits |= UInt64(self[offset])
      offset &+= 1
    }
    return offset
  }
}

extension UInt8 {
  /// Whether a string's run of plain bytes stops here.
  @inline(__always)
  fileprivate var stopsString: Bool {
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
