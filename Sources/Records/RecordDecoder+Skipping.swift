internal import Bytes

/// The arrays and objects that are open, one bit each: no recursion, so no stack to exhaust.
private struct NestingStack {
  /// The innermost level is the lowest bit; one is an object, zero an array.
  private var kinds: UInt64 = 0

  /// The levels that are open, the record's own object included.
  private(set) var depth = 1

  var isInObject: Bool { kinds & 1 != 0 }

  /// True if nothing but the record's own object is open.
  var isAtTop: Bool { depth == 1 }

  mutating func open(object: Bool) {
    kinds = kinds << 1 | (object ? 1 : 0)
    depth += 1
  }

  mutating func close() {
    kinds >>= 1
    depth -= 1
  }
}

extension RecordDecoder {
  /// Walks over any value of an unknown key and checks its grammar.
  mutating func skipValue() throws(Rejection) {
    var stack = NestingStack()
    repeat {
      // Here a value begins. A container that has something in it leads to its first value.
      if try opensContainer(&stack) { continue }
      try closeContainers(&stack)
    } while !stack.isAtTop
  }

  /// Walks over a scalar or an empty container, or into one that is not empty, which it tells.
  private mutating func opensContainer(_ stack: inout NestingStack) throws(Rejection) -> Bool {
    let isObject = byte == UInt8(ascii: "{")
    guard isObject || byte == UInt8(ascii: "[") else {
      try skipScalar()
      return false
    }
    guard stack.depth < Limits.nestingDepthMax else { throw rejection(.nestingTooDeep) }
    offset &+= 1
    skipBlanks()
    if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      offset &+= 1
      return false
    }
    stack.open(object: isObject)
    if isObject { try skipKey() }
    return true
  }

  /// Walks over the brackets that close here, and over a comma to the next value.
  private mutating func closeContainers(_ stack: inout NestingStack) throws(Rejection) {
    while !stack.isAtTop {
      skipBlanks()
      if byte == UInt8(ascii: ",") {
        offset &+= 1
        skipBlanks()
        if stack.isInObject { try skipKey() }
        return
      }
      guard byte == (stack.isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        throw unexpected()
      }
      offset &+= 1
      stack.close()
    }
  }

  /// Walks over a key inside a value and the colon behind it.
  private mutating func skipKey() throws(Rejection) {
    try skipString()
    try expect(UInt8(ascii: ":"))
  }

  private mutating func skipString() throws(Rejection) {
    let token = try scanString()
    try checkUTF8(token, of: nil)
  }

  private mutating func skipScalar() throws(Rejection) {
    switch byte {
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "t"): try scanLiteral("true")
    case UInt8(ascii: "f"): try scanLiteral("false")
    case UInt8(ascii: "n"): try scanLiteral("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
    default: throw unexpected()
    }
  }
}
