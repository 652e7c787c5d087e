extension ByteBuffer {
  /// Appends a JSON string in quotes: the two marks and control characters escaped, the rest as is.
  ///
  /// The bytes must be UTF-8; what comes from a sender is checked or repaired when it is decoded.
  public mutating func appendJSONString(_ bytes: ByteView) {
    reserve(bytes.count + 2)
    append(UInt8(ascii: "\""))
    var copied = 0
    while true {
      let stop = bytes.firstJSONStop(from: copied)
      append(bytes[copied..<stop])
      guard stop < bytes.count else { break }
      appendJSONEscape(bytes[stop])
      copied = stop + 1
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a text as a JSON string.
  public mutating func appendJSONString(_ text: String) {
    text.withByteView { appendJSONString($0) }
  }

  private mutating func appendJSONEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      appendHexadecimal(byte)
    }
  }

  /// Appends two lower-case hexadecimal digits.
  public mutating func appendHexadecimal(_ byte: UInt8) {
    append(hexadecimalDigit(byte >> 4))
    append(hexadecimalDigit(byte & 0x0F))
  }

  /// Appends an integer in decimal digits.
  public mutating func appendDecimal(_ value: some FixedWidthInteger) {
    var rest = UInt64(value.magnitude)
    if value < 0 { append(UInt8(ascii: "-")) }
    var digits: (UInt64, UInt64, UInt32) = (0, 0, 0)  // Twenty digits, the last one first.
    let digitCount = unsafe withUnsafeMutableBytes(of: &digits) { room in
      var used = 0
      repeat {
        unsafe room[used] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        used += 1
      } while rest > 0
      return used
    }
    reserve(digitCount)
    unsafe withUnsafeBytes(of: &digits) { room in
      for place in stride(from: digitCount - 1, through: 0, by: -1) { unsafe append(room[place]) }
    }
  }

  /// Appends a number of tenths with one decimal place, as scores are written: 35 becomes `3.5`.
  public mutating func appendTenths(_ tenths: Int) {
    if tenths < 0 { append(UInt8(ascii: "-")) }
    appendDecimal(tenths.magnitude / 10)
    append(UInt8(ascii: "."))
    appendDecimal(tenths.magnitude % 10)
  }
}

extension ByteView {
  /// The offset of the first byte from a start that a JSON string escapes, or the count.
  fileprivate func firstJSONStop(from start: Int) -> Int {
    var offset = start
    while offset &+ 8 <= count {
      let word = word(at: offset)
      let marks =
        word.marks(below: 0x20) | word.marks(equalTo: UInt8(ascii: "\""))
        | word.marks(equalTo: UInt8(ascii: "\\")) | word.marks(equalTo: 0x7F)
      if marks != 0 { return offset &+ marks.firstMarkedPlace }
      offset &+= 8
    }
    while offset < count, !ByteView.isEscapedInJSON(self[offset]) { offset &+= 1 }
    return offset
  }

  private static func isEscapedInJSON(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }
}

/// The lower-case hexadecimal digit of a value below sixteen.
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
