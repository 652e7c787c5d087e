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
    var position = token.range.lowerBound
    var repaired = false
    while true {
      let stop = nextEscape(in: token, from: position)
      if token.brokenOffset != nil {
        if arena.appendRepairingUTF8(line[position..<stop]) { repaired = true }
      } else {
        arena.append(line[position..<stop])
      }
      guard stop < token.range.upperBound else { return repaired }
      let escape = escape(at: stop, end: token.range.upperBound)
      if escape.scalar == nil { repaired = true }
      arena.appendUTF8(of: escape.scalar ?? "\u{FFFD}")
      position = stop + escape.count
    }
  }

  /// The offset of the first escape that is half a surrogate pair, or nil.
  func firstLoneSurrogate(in token: StringToken) -> Int? {
    var position = nextEscape(in: token, from: token.range.lowerBound)
    while position < token.range.upperBound {
      let escape = escape(at: position, end: token.range.upperBound)
      if escape.scalar == nil { return position }
      position = nextEscape(in: token, from: position + escape.count)
    }
    return nil
  }

  /// The offset of the next backslash, or the end of the string.
  private func nextEscape(in token: StringToken, from position: Int) -> Int {
    line[0..<token.range.upperBound].firstOffset(of: UInt8(ascii: "\\"), from: position)
      ?? token.range.upperBound
  }

  private func escape(at position: Int, end: Int) -> Escape {
    switch line[position + 1] {
    case UInt8(ascii: "b"): return Escape(scalar: "\u{08}", count: 2)
    case UInt8(ascii: "f"): return Escape(scalar: "\u{0C}", count: 2)
    case UInt8(ascii: "n"): return Escape(scalar: "\n", count: 2)
    case UInt8(ascii: "r"): return Escape(scalar: "\r", count: 2)
    case UInt8(ascii: "t"): return Escape(scalar: "\t", count: 2)
    case UInt8(ascii: "u"): return unicodeEscape(at: position, end: end)
    case let byte: return Escape(scalar: Unicode.Scalar(byte), count: 2)
    }
  }

  /// Decodes `\uXXXX`, or two of them that are a surrogate pair.
  private func unicodeEscape(at position: Int, end: Int) -> Escape {
    let unit = codeUnit(at: position + 2)
    guard unit & 0xFC00 == 0xD800 else { return Escape(scalar: Unicode.Scalar(unit), count: 6) }
    let next = position + 6
    guard next + 6 <= end, line[next] == UInt8(ascii: "\\"), line[next + 1] == UInt8(ascii: "u")
    else { return Escape(scalar: nil, count: 6) }
    let low = codeUnit(at: next + 2)
    guard low & 0xFC00 == 0xDC00 else { return Escape(scalar: nil, count: 6) }
    let value = 0x1_0000 + (unit & 0x03FF) << 10 + (low & 0x03FF)
    return Escape(scalar: Unicode.Scalar(value), count: 12)
  }

  /// The value of four hexadecimal digits, which were checked when the string was walked over.
  private func codeUnit(at position: Int) -> UInt32 {
    var unit: UInt32 = 0
    for digit in position..<position + 4 {
      unit = unit << 4 | UInt32(line[digit].hexadecimalValue ?? 0)
    }
    return unit
  }
}
