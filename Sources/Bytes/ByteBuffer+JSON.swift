extension ByteBuffer {
  /// Appends a JSON string in quotes: the two marks and control characters escaped, the rest as is.
  ///
  /// The bytes must be UTF-8; what comes from a sender is checked or repaired when it is decoded.
  public mutating func appendJSONString(_ bytes: ByteView) {
    append(UInt8(ascii: "\""))
    let copied = appendPlainJSON(bytes)
    if copied < bytes.count { appendEscaped(bytes, from: copied) }
    append(UInt8(ascii: "\""))
  }

  /// Copies bytes up to the first one that a JSON string escapes; returns how many there were.
  ///
  /// Eight at a time are copied and looked at: a string without escapes is read once.
  private mutating func appendPlainJSON(_ bytes: ByteView) -> Int {
    reserve(bytes.count)
    var offset = 0
    while offset &+ 8 <= bytes.count {
      let word = bytes.word(at: offset)
      let marks = word.marksOfJSONEscapes
      // The room for all bytes was reserved; what stands behind the first mark is written over.
      unsafe UnsafeMutableRawPointer(base + used).storeBytes(of: word, as: UInt64.self)
      if marks != 0 {
        used &+= marks.firstMarkedPlace
        return offset &+ marks.firstMarkedPlace
      }
      used &+= 8
      offset &+= 8
    }
    while offset < bytes.count, !ByteView.isEscapedInJSON(bytes[offset]) {
      unsafe base[used] = bytes[offset]
      used &+= 1
      offset &+= 1
    }
    return offset
  }

  /// Appends what a string holds from its first escape on.
  @inline(never)
  private mutating func appendEscaped(_ bytes: ByteView, from start: Int) {
    reserve(bytes.count - start + 2)
    var stop = start
    while stop < bytes.count {
      appendJSONEscape(bytes[stop])
      let rest = bytes[stop + 1..<bytes.count]
      stop += 1 + appendPlainJSON(rest)
    }
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
  @inlinable
  public mutating func appendDecimal(_ value: some FixedWidthInteger) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendDigits(of: UInt64(value.magnitude))
  }

  /// Appends a number without a sign, two digits at a time from its end.
  @usableFromInline
  mutating func appendDigits(of number: UInt64) {
    var digitCount = 1
    var head = number
    while head >= 10_000 {
      head /= 10_000
      digitCount &+= 4
    }
    digitCount &+= head >= 1_000 ? 3 : head >= 100 ? 2 : head >= 10 ? 1 : 0
    reserve(digitCount)
    // Every byte below was reserved: the digits were counted.
    var target = unsafe base + used + digitCount
    used += digitCount
    var rest = number
    while rest >= 10 {
      let pair = rest % 100
      rest /= 100
      unsafe target -= 2
      unsafe target[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair / 10)
      unsafe target[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair % 10)
    }
    if digitCount & 1 == 1 {
      unsafe target[-1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
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

extension UInt64 {
  /// Marks the bytes that a JSON string escapes; only the lowest mark can be relied on.
  fileprivate var marksOfJSONEscapes: UInt64 {
    marks(below: 0x20) | marks(equalTo: UInt8(ascii: "\"")) | marks(equalTo: UInt8(ascii: "\\"))
      | marks(equalTo: 0x7F)
  }
}

extension ByteView {
  fileprivate static func isEscapedInJSON(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }
}

/// The lower-case hexadecimal digit of a value below sixteen.
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
