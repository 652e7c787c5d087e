import Bytes
import Testing

@testable import Facts

@Suite struct IdentifierReaderTests {
  @Test(arguments: [
    ("abc_12345", "abc_12345"), ("a b c 1 2 3 4", "abc1234"), ("k-f-8-8-9-9", "kf8899"),
    ("abc-123", "abc-123"), ("ab", nil), ("abcdef", "abcdef"), ("kf*88*99", "kf8899"),
    ("12345678901", "12345678901"), ("012345", nil), ("12345元", nil),
  ])
  func `a name is read through what separates its characters`(text: String, name: String?) {
    var glyphs = GlyphText()
    Array(text.utf8).withByteView { view in
      glyphs.read(view)
      var values = ByteBuffer()
      let anchor = ContactFinder.Anchor(kind: .wechat, end: 0, isPlain: true)
      let id = IdentifierReader(text: glyphs.view).read(at: 0, anchor, &values)
      #expect((id == nil ? nil : values.view.text) == name)
      #expect(id != nil || values.isEmpty)
    }
  }
}
