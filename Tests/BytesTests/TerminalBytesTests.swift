import Bytes
import Foundation
import TestSupport
import Testing

struct TerminalBytesTests {
  private func shown(_ text: String) -> String {
    text.withByteView { escapedForTerminal($0) }.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  @Test func `what a terminal obeys is escaped, and nothing else`() {
    for value in 0x20...0x3100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl =
        scalar.properties.generalCategory == .control || [0x2028, 0x2029].contains(value)
        || scalar.properties.isBidiControl
      let text = "a" + String(Character(scalar)) + "b"
      let hexadecimal = String(value, radix: 16)
      let escape =
        "\\u" + String(repeating: "0", count: 4 - min(4, hexadecimal.count)) + hexadecimal
      #expect(shown(text) == (isControl ? "a\(escape)b" : text), "U+\(hexadecimal)")
    }
  }

  @Test func `the escaped line is the same JSON`() throws {
    var generator = SeededGenerator(seed: 37)
    let pieces = [
      "\u{9B}31m", "\u{202E}", "\u{2066}x\u{2069}", "\u{7F}", "款", "é", "\u{2028}", "a", "\u{61C}",
      "Ø",
    ]
    for _ in 0..<500 {
      let text = (0..<8).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      var buffer = ByteBuffer()
      buffer.append("{\"ext\":")
      buffer.appendJSONString(text)
      buffer.append("}")
      let line = shown(buffer.view.text)
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
      #expect(object?["ext"] == text)
    }
  }

  @Test func `any bytes are copied or escaped without a trap`() {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<2_000 {
      let bytes =
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          [0xC2, 0x9B, 0xE2, 0x80, 0xAE, 0xD8, 0x9C, 0x41, 0xFF].randomElement(using: &generator)
            ?? 0
        } as [UInt8]
      let escaped = bytes.withByteView { escapedForTerminal($0) } ?? bytes
      #expect(escaped.count >= bytes.count)
    }
  }
}
