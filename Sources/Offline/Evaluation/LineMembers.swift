import Bytes

/// The members of the JSON object on a line, found without a look into them.
///
/// Not a check: whoever decodes the line refuses what is no JSON. What is read here of such a line is
/// within its bounds and means nothing.
struct LineMembers {
  /// A key without its quotes, and its value as it is written.
  struct Member {
    var key: ByteRange
    var value: ByteRange
  }

  private let line: ByteView
  private var offset: Int

  /// Begins behind the brace; nil where the line does not begin with one.
  init?(_ line: ByteView) {
    self.line = line
    offset = 0
    skipBlanks()
    guard offset < line.count, line[offset] == UInt8(ascii: "{") else { return nil }
    offset += 1
  }

  /// Where the next member begins, or the end of the object.
  var position: Int { offset }

  /// The next member, or nil behind the last.
  mutating func next() -> Member? {
    skipBlanks()
    if offset < line.count, line[offset] == UInt8(ascii: ",") { offset += 1 }
    skipBlanks()
    guard offset < line.count, line[offset] == UInt8(ascii: "\"") else { return nil }
    let keyStart = offset + 1
    skipString()
    let key = ByteRange(keyStart..<max(offset - 1, keyStart))
    skipBlanks()
    guard offset < line.count, line[offset] == UInt8(ascii: ":") else { return nil }
    offset += 1
    skipBlanks()
    let start = offset
    skipValue()
    return Member(key: key, value: ByteRange(start..<offset))
  }

  private mutating func skipBlanks() {
    while offset < line.count, [0x20, 0x09, 0x0D].contains(line[offset]) { offset += 1 }
  }

  /// Goes from a quote to behind the one that closes it.
  private mutating func skipString() {
    offset += 1
    while let quote = line.firstOffset(of: UInt8(ascii: "\""), from: offset) {
      var backslashCount = 0
      while quote - backslashCount > offset,
        line[quote - backslashCount - 1] == UInt8(ascii: "\\")
      {
        backslashCount += 1
      }
      offset = quote + 1
      if backslashCount.isMultiple(of: 2) { return }
    }
    offset = line.count
  }

  private mutating func skipValue() {
    var depth = 0
    while offset < line.count {
      switch line[offset] {
      case UInt8(ascii: "\""):
        skipString()
        if depth == 0 { return }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return }
        depth -= 1
        if depth == 0 {
          offset += 1
          return
        }
      case UInt8(ascii: ",") where depth == 0, 0x20 where depth == 0: return
      default: break
      }
      offset += 1
    }
  }
}

extension ByteView {
  /// The text of a JSON value: of a string what it says, of anything else how it is written.
  func textOfJSON(_ value: ByteRange) -> String {
    let raw = self[value]
    guard raw.count > 1, raw[0] == UInt8(ascii: "\"") else { return raw.text }
    let inner = raw[1..<raw.count - 1]
    guard inner.firstOffset(of: UInt8(ascii: "\\")) != nil else { return inner.text }
    return JSONValue(raw.array)?.text ?? inner.text
  }
}
