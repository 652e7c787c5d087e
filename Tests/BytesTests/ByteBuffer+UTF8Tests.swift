import Bytes
import TestSupport
import Testing

struct ByteBufferUTF8Tests {
  @Test func `a repairing copy says whether it repaired`() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<5_000 {
      let bytes = hostileBytes(using: &generator)
      var buffer = ByteBuffer()
      let repaired = bytes.withByteView { buffer.appendRepairingUTF8($0) }
      let text = buffer.view.text
      let copy = buffer.array
      #expect(text == String(decoding: bytes, as: UTF8.self), "\(bytes)")
      #expect(repaired == (copy != bytes), "\(bytes)")
    }
  }

  @Test(arguments: [
    "\u{0}", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "汉", "\u{FFFF}", "😀", "\u{10FFFF}",
  ])
  func `a character is appended in the bytes of its length`(text: String) throws {
    let scalar = try #require(text.unicodeScalars.first)
    var buffer = ByteBuffer()
    buffer.appendUTF8(of: scalar)
    let bytes = buffer.array
    #expect(bytes == Array(text.utf8))
  }
}
