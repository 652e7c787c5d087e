import Bytes
import Testing

@testable import Facts

@Suite struct GlyphViewTests {
  @Test func `runs, words and ranges are found, and outside of the text is nothing`() {
    var glyphs = GlyphText()
    Array("打abc12 -话".utf8).withByteView { view in
      glyphs.read(view)
      let text = glyphs.view
      #expect(text.count == 9)
      #expect(text.letterRunStart(before: 4) == 1)
      #expect(text.letterRunEnd(from: 1) == 4)
      #expect(text.digitRunEnd(from: 4) == 6)
      #expect(text.skipped(6, atMost: 5) == 8)
      #expect(text.wordEnd("abc1", at: 1) == 5)
      #expect(text.wordEnd("abd", at: 1) == nil)
      #expect(text.range(1..<4) == ByteRange(3..<6))
      #expect(text.range(4..<4) == .empty)
      #expect(text.glyph(-1)?.kind == nil && text.kind(99) == .stop && !text.isAlphanumeric(-5))
    }
  }
}
