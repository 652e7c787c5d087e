import Bytes
import TestSupport
import Testing

/// The bytes with each broken piece replaced, by our decoder.
private func repaired(_ bytes: [UInt8]) -> String {
  bytes.withByteView { view in
    var decoder = UTF8Decoder(view)
    var text = ""
    while let step = decoder.next() { text.unicodeScalars.append(step.scalar ?? "\u{FFFD}") }
    return text
  }
}

struct UTF8DecoderTests {
  @Test(arguments: [
    ([0xE4, 0xBD], 1), ([0xE4, 0x41], 1), ([0xC0, 0x80], 2), ([0xE0, 0x80, 0x80], 3),
    ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x90, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 4),
    ([0xF5, 0x80], 2), ([0x80], 1), ([0xFF, 0xFE], 2), ([0xF1, 0x80, 0x80, 0xE4, 0xBD, 0xA0], 1),
  ])
  func `a broken sequence gives one piece for each maximal subpart`(bytes: [UInt8], pieces: Int) {
    #expect(repaired(bytes).unicodeScalars.count { $0 == "\u{FFFD}" } == pieces)
  }

  @Test func `random and hostile bytes are repaired as the standard library does`() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<20_000 {
      let bytes = hostileBytes(using: &generator)
      #expect(repaired(bytes) == String(decoding: bytes, as: UTF8.self), "\(bytes)")
    }
  }

  @Test func `the first broken byte is where the decoder meets it`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let bytes = hostileBytes(using: &generator)
      let (found, expected) = bytes.withByteView { view in
        var decoder = UTF8Decoder(view)
        var broken: Int?
        while broken == nil, let step = decoder.next() {
          if step.scalar == nil { broken = step.range.startOffset }
        }
        return (view.firstInvalidUTF8Offset(), broken)
      }
      #expect(found == expected, "\(bytes)")
      #expect((found == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test func `every character is well-formed wherever it stands`() {
    let values = (0..<0x11_0000).lazy.compactMap { Unicode.Scalar(UInt32($0)) }
    for scalar in values where scalar.value % 7 == 0 || scalar.value < 0x1_1000 {
      var buffer = ByteBuffer()
      buffer.appendUTF8(of: scalar)
      buffer.append("汉汉a" as StaticString)
      buffer.appendUTF8(of: scalar)
      let broken = buffer.view.firstInvalidUTF8Offset()
      let text = buffer.view.text
      if broken != nil || text.unicodeScalars.first != scalar {
        Issue.record("U+\(String(scalar.value, radix: 16)) is said to be broken")
      }
    }
  }

  @Test func `a decoder can start in the middle`() {
    var decoder = UTF8Decoder(ByteView("汉字"), from: 3)
    let step = decoder.next()
    #expect(step?.scalar == "字")
    #expect(step?.range == ByteRange(3..<6))
    #expect(decoder.offset == 6)
    let end = decoder.next()
    #expect(end == nil)
  }
}
