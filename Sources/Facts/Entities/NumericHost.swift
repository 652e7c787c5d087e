import Bytes

/// An address that stands for a host, as browsers read it: 0xC0000201, 0300.0.2.1, 127.1, IPv6.
enum NumericHost {
  /// Appends `192.0.2.1` for up to four numbers in decimal, octal or hexadecimal.
  ///
  /// - Parameters:
  ///   - name: The name in lower case.
  ///   - output: Takes the address.
  /// - Returns: Whether it is such an address; nothing is appended otherwise.
  static func appendIPv4(_ name: ByteView, to output: inout ByteBuffer) -> Bool {
    guard let address = ipv4(name) else { return false }
    append(address, to: &output)
    return true
  }

  private static func append(_ address: UInt32, to output: inout ByteBuffer) {
    for shift in stride(from: 24, through: 0, by: -8) {
      output.appendDecimal((address >> shift) & 0xFF)
      if shift > 0 { output.append(UInt8(ascii: ".")) }
    }
  }

  /// The address for which a name stands; the last number fills all bytes that are left.
  static func ipv4(_ name: ByteView) -> UInt32? {
    guard name.count >= 3, name.count <= 64 else { return nil }
    var address: UInt64 = 0
    var partCount = 0
    var start = 0
    while start <= name.count {
      let end = name.firstOffset(of: UInt8(ascii: "."), from: start) ?? name.count
      guard let part = number(name[start..<end]), partCount < 4 else { return nil }
      partCount += 1
      if end == name.count {
        let byteCount = UInt64(5 - partCount)
        guard part < 1 << (8 * byteCount) else { return nil }
        // A plain small number behind a scheme is a slip, no address.
        guard partCount > 1 || part > 0xFFFF else { return nil }
        return UInt32(truncatingIfNeeded: address << (8 * byteCount) | part)
      }
      guard part < 256 else { return nil }
      address = address << 8 | part
      start = end + 1
    }
    return nil
  }

  /// A number of 32 bits in decimal, with `0x` in hexadecimal, with `0` in octal.
  private static func number(_ digits: ByteView) -> UInt64? {
    guard !digits.isEmpty else { return nil }
    var radix: UInt64 = 10
    var start = 0
    if digits.count > 1, digits[0] == UInt8(ascii: "0") {
      radix = digits[1] == UInt8(ascii: "x") ? 16 : 8
      start = radix == 16 ? 2 : 1
    }
    guard start < digits.count else { return nil }
    var value: UInt64 = 0
    for offset in start..<digits.count {
      guard let digit = hexadecimalValue(digits[offset]), digit < radix else { return nil }
      value = value * radix + digit
      guard value <= UInt64(UInt32.max) else { return nil }
    }
    return value
  }

  /// Appends an IPv6 address without its brackets in its shortest form (RFC 5952).
  ///
  /// - Returns: Whether it is one; nothing is appended otherwise.
  static func appendIPv6(_ name: ByteView, to output: inout ByteBuffer) -> Bool {
    guard let groups = ipv6(name) else { return false }
    // The longest row of zeros of two groups or more becomes `::`.
    var (zeroStart, zeroCount, start) = (8, 1, 0)
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > zeroCount { (zeroStart, zeroCount) = (start, end - start) }
      start = max(end, start + 1)
    }
    var index = 0
    while index < 8 {
      if index == zeroStart {
        output.append(literal: "::")
        index += zeroCount
        continue
      }
      if index > 0, index != zeroStart + zeroCount || zeroStart == 8 {
        output.append(UInt8(ascii: ":"))
      }
      appendHexadecimal(groups[index], to: &output)
      index += 1
    }
    return true
  }

  private static func appendHexadecimal(_ group: UInt16, to output: inout ByteBuffer) {
    var hasDigit = false
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: group >> shift & 15)
      hasDigit = hasDigit || digit > 0 || shift == 0
      guard hasDigit else { continue }
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// The eight groups of an address, of which `::` may stand for some.
  static func ipv6(_ name: ByteView) -> InlineArray<8, UInt16>? {
    guard name.count >= 2, name.count <= 45 else { return nil }
    var groups = InlineArray<8, UInt16>(repeating: 0)
    var count = 0
    var gap: Int?
    var offset = 0
    if name.hasPrefix(ByteView("::")) {
      gap = 0
      offset = 2
    }
    while offset < name.count {
      let end = groupEnd(name, from: offset)
      let part = name[offset..<end]
      if end == name.count, part.firstOffset(of: UInt8(ascii: ".")) != nil {
        guard count <= 6, let address = ipv4(part) else { return nil }
        groups[count] = UInt16(truncatingIfNeeded: address >> 16)
        groups[count + 1] = UInt16(truncatingIfNeeded: address)
        count += 2
        break
      }
      guard count < 8, let value = group(part) else { return nil }
      groups[count] = value
      count += 1
      guard end < name.count else { break }
      offset = end + 1
      if offset < name.count, name[offset] == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = count
        offset += 1
      } else if offset == name.count {
        return nil
      }
    }
    guard let gap else { return count == 8 ? groups : nil }
    guard count < 8 else { return nil }
    let tailCount = count - gap
    for step in 0..<tailCount {
      groups[7 - step] = groups[count - 1 - step]
      groups[count - 1 - step] = 0
    }
    return groups
  }

  private static func groupEnd(_ name: ByteView, from start: Int) -> Int {
    name.firstOffset(of: UInt8(ascii: ":"), from: start) ?? name.count
  }

  private static func group(_ digits: ByteView) -> UInt16? {
    guard digits.count >= 1, digits.count <= 4 else { return nil }
    var value: UInt16 = 0
    for offset in 0..<digits.count {
      guard let digit = hexadecimalValue(digits[offset]) else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }
}
