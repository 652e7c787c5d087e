/// A JSON value that was read whole.
///
/// For short texts, such as answers of the daemon; records are read by another reader, which is strict.
public enum JSONValue: Equatable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A number, as it was written.
  case number(String)
  /// A text without its escapes.
  case text(String)
  /// An array.
  case array([JSONValue])
  /// An object; its members keep their order.
  case object([(key: String, value: JSONValue)])

  /// Reads a whole text; nil where it is not one JSON value.
  public init?(_ bytes: [UInt8]) {
    var reader = JSONReader(rest: bytes[...])
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipBlanks()
    guard reader.rest.isEmpty else { return nil }
    self = value
  }

  /// The member of an object, or nil.
  public subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a text, or nil.
  public var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The value of a whole number, or nil.
  public var integer: Int64? {
    if case .number(let text) = self { return Int64(text) }
    return nil
  }

  /// The value of a number, or nil.
  public var double: Double? {
    if case .number(let text) = self { return Double(text) }
    return nil
  }

  /// The value of `true` or `false`, or nil.
  public var flag: Bool? {
    if case .flag(let flag) = self { return flag }
    return nil
  }

  /// The members of an object that are whole numbers, in their order.
  public var counts: [(label: String, count: Int64)] {
    guard case .object(let members) = self else { return [] }
    return members.compactMap { member in
      member.value.integer.map { (label: member.key, count: $0) }
    }
  }

  /// True if both are the same, members in the same order.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.flag(let left), .flag(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.text(let left), .text(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

/// Reads a value from the front of some bytes.
private struct JSONReader {
  var rest: ArraySlice<UInt8>

  mutating func skipBlanks() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard depth < Limits.jsonValueDepthMax, let first = rest.first else { return nil }
    switch first {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return text().map { .text($0) }
    default: return word()
    }
  }

  private mutating func word() -> JSONValue? {
    let ends = Array(",]} \t\r\n".utf8)
    let bytes = rest.prefix { !ends.contains($0) }
    rest = rest.dropFirst(bytes.count)
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .flag(true)
    case "false": return .flag(false)
    default: return Double(text) == nil ? nil : .number(text)
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func array(depth: Int) -> JSONValue? {
    guard take(UInt8(ascii: "[")) else { return nil }
    var values: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(values) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(values) : nil
  }

  private mutating func object(depth: Int) -> JSONValue? {
    guard take(UInt8(ascii: "{")) else { return nil }
    var members: [(key: String, value: JSONValue)] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      guard let key = text(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else {
        return nil
      }
      members.append((key: key, value: value))
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func text() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var units: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escaped() else { return nil }
        units += Array(String(Character(scalar)).utf8)
      default: units.append(byte)
      }
    }
    return nil
  }

  /// The character of an escape; half a surrogate pair is U+FFFD, as in the text of a record.
  private mutating func escaped() -> Unicode.Scalar? {
    switch rest.popFirst() {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { return nil }
      guard unit >= 0xD800, unit < 0xDC00, rest.starts(with: "\\u".utf8) else {
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
      }
      let behind = rest
      rest = rest.dropFirst(2)
      guard let low = codeUnit() else { return nil }
      guard low >= 0xDC00, low < 0xE000 else {
        // What follows the half stands for itself.
        rest = behind
        return "\u{FFFD}"
      }
      return Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + low - 0xDC00)
    case .some(let byte)
    where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      || byte == UInt8(ascii: "/"):
      return Unicode.Scalar(byte)
    default: return nil
    }
  }

  /// The value of four hexadecimal digits.
  private mutating func codeUnit() -> UInt32? {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
