import Bytes
import Records
import Testing

struct ByteViewStringsTests {
  @Test func `a text is decoded alike wherever in it something stands`() {
    let odd: [[UInt8]] = [
      Array("é".utf8), Array("😀".utf8), Array("ก한".utf8), Array("\u{FFFD}".utf8), [0xE4],
      [0xE4, 0xB8],
      [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0x80], [0xBF, 0xBF], [0xFF], [0xC2], [0xF0, 0x9F],
      [0xE4, 0xE4, 0xB8],
      [0x7F], Array("汉".utf8),
    ]
    for filler in ["a", "汉"] {
      for (place, length) in (0..<40).flatMap({ place in (0..<20).map { (place, $0) } }) {
        for bytes in odd {
          let head = Array(String(repeating: filler, count: place).utf8)
          let text = head + bytes + Array(String(repeating: filler, count: length).utf8)
          let before = Array(#"{"kind":"sms","ts":0,"from":"","to":"","text":""#.utf8)
          let decoded = Decoded(before + text + Array("\"}".utf8))
          #expect(decoded.rejection == nil)
          let repaired = String(decoding: text, as: UTF8.self)
          #expect(decoded.text(.text) == repaired)
          #expect(
            decoded.record.flags.contains(.textRepaired) == !repaired.utf8.elementsEqual(text))
        }
        let text =
          String(repeating: filler, count: place) + #"\"\u6c49"#
          + String(repeating: filler, count: length)
        let line = #"{"kind":"sms","ts":0,"from":"","to":"","text":""# + text
        let unescaped = text.replacing(#"\""#, with: "\"").replacing(#"\u6c49"#, with: "汉")
        #expect(Decoded(line + "\"}").text(.text) == unescaped)
        #expect(Decoded(line + "\u{1F}\"}").rejection?.reason == .controlCharacter)
        #expect(Decoded(line).rejection?.reason == .unexpectedEnd)
      }
    }
  }
}
