internal import Bytes

extension RecordDecoder {
  /// One escape, decoded.
  private struct Escape {
    /// The character, or nil for half a surrogate pair.
    let scalar: Unicode.Scalar?

    /// The bytes that the escape takes in the line.
    let count: Int
  }

  /// Appends what a string means, with U+FFFD for what is broken.
  ///
  /// - Parameters:
  ///   - token: A string of this line, whose grammar is known to be right.
  ///   - arena: Where the characters are appended.
  /// - Returns: Whether anything had to be repaired.
  func appendRepaired(_ token: StringToken, to arena: inout ByteBuffer) -> Bool {
    var place = token.range.lowerBound
    var repaired = false
    while true {
      let stop = nextEscape(in: token, from: place)
      if token.brokenOffset != nil {
        if arena.appendRepairingUTF8(line[place..<stop]) { repaired = true }
      } else {
        arena.append(line[place..<stop])
      }
      guard stop < token.range.upperBound else { return repaired }
      let escape = escape(at: stop, end: token.range.upperBound)
      if escape.scalar == nil { repaired = true }
      arena.appendUTF8(of: escape.scalar ?? "\u{FFFD}")
      place = stop + escape.count
    }
  }

  /// The offset of the first escape that is half a surrogate pair, or nil.
  func firstLoneSurrogate(in token: StringToken) -> Int? {
    var place = nextEscape(in: token, from: token.range.lowerBound)
    while place < token.range.upperBound {
      let escape = escape(at: place, end: token.range.upperBound)
      if escape.scalar == nil { return place }
      place = nextEscape(in: token, from: place + escape.count)
    }
    return nil
  }

  /// The offset of the next backslash, or the end of the string.
  private func nextEscape(in token: StringToken, from place: Int) -> Int {
    line[0..<token.range.upperBound].firstOffset(of: UInt8(ascii: "\\"), from: place)
      ?? token.range.upperBound
  }

  private func escape(at place: Int, end: Int) -> Escape {
    switch line[place + 1] {
    case UInt8(ascii: "b"): return Escape(scalar: "\u{08}", count: 2)
    case UInt8(ascii: "f"): return Escape(scalar: "\u{0C}", count: 2)
    case UInt8(ascii: "n"): return Escape(scalar: "\n", count: 2)
    case UInt8(ascii: "r"): return Escape(scalar: "\r", count: 2)
    case UInt8(ascii: "t"): return Escape(scalar: "\t", count: 2)
    case UInt8(ascii: "u"): return unicodeEscape(at: place, end: end)
    case let byte: return Escape(scalar: Unicode.Scalar(byte), count: 2)
    }
  }

  /// Decodes `\uXXXX`, or two of them that are a surrogate pair.
  private func unicodeEscape(at place: Int, end: Int) -> Escape {
    let unit = codeUnit(at: place + 2)
    guard unit & 0xFC00 == 0xD800 else { return Escape(scalar: Unicode.Scalar(unit), count: 6) }
    let next = place + 6
    guard next + 6 <= end, line[next] == UInt8(ascii: "\\"), line[next + 1] == UInt8(ascii: "u")
    else { return Escape(scalar: nil, count: 6) }
    let low = codeUnit(at: next + 2)
    guard low & 0xFC00 == 0xDC00 else { return Escape(scalar: nil, count: 6) }
    let value = 0x1_0000 + (unit & 0x03FF) << 10 + (low & 0x03FF)
    return Escape(scalar: Unicode.Scalar(value), count: 12)
  }

  /// The value of four hexadecimal digits, which were checked when the string was walked over.
  private func codeUnit(at place: Int) -> UInt32 {
    var unit: UInt32 = 0
    for digit in place..<place + 4 {
      unit = unit << 4 | UInt32(line[digit].hexadecimalValue ?? 0)
    }
    return unit
  }
}
