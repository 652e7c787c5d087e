import Bytes

/// Reads the packed tables: numbers of seven bits a byte, lowest first, in Base64.
struct PackedReader {
  private let bytes: [UInt8]
  private var offset = 0

  /// Decodes Base64 (RFC 4648, section 4) that this project wrote itself.
  init(base64 text: StaticString) {
    let encoded = ByteView(text)
    var result: [UInt8] = []
    result.reserveCapacity(encoded.count / 4 * 3)
    var word: UInt32 = 0
    var bitCount: UInt32 = 0
    for offset in 0..<encoded.count where encoded[offset] != UInt8(ascii: "=") {
      word = word << 6 | PackedReader.sextet(of: encoded[offset])
      bitCount += 6
      guard bitCount >= 8 else { continue }
      bitCount -= 8
      result.append(UInt8(truncatingIfNeeded: word >> bitCount))
    }
    bytes = result
  }

  private static func sextet(of byte: UInt8) -> UInt32 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    default: 63
    }
  }

  /// True if everything has been read.
  var isAtEnd: Bool { offset == bytes.count }

  mutating func byte() -> UInt8 {
    offset += 1
    return bytes[offset - 1]
  }

  mutating func number() -> UInt32 {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while true {
      let next = byte()
      value |= UInt32(next & 0x7F) << shift
      guard next & 0x80 != 0 else { return value }
      shift += 7
    }
  }

  /// Calls a closure with each range of a list of ranges.
  mutating func ranges(_ body: (Range<UInt32>) -> Void) {
    var end: UInt32 = 0
    for _ in 0..<number() {
      let start = end + number()
      end = start + number()
      body(start..<end)
    }
  }
}
