/// Bytes that are often near the edges of table 3-7 of the Unicode standard.
public func hostileBytes(using generator: inout SeededGenerator) -> [UInt8] {
  let edges: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]
  let texts = ["汉", "，", "\u{FFFD}", "😀", "é", "ก", "한", "abcdefgh", "\u{E000}"]
  var bytes: [UInt8] = []
  for _ in 0..<Int.random(in: 0..<24, using: &generator) {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes.append(UInt8.random(in: 0...255, using: &generator))
    case 1, 2: bytes.append(edges.randomElement(using: &generator) ?? 0)
    case 3: bytes += Array((texts.randomElement(using: &generator) ?? "").utf8.dropLast())
    default: bytes += Array((texts.randomElement(using: &generator) ?? "").utf8)
    }
  }
  return bytes
}
