import Bytes
import Testing

@testable import Facts

@Suite struct CommaWidthsTests {
  @Test(
    arguments: [
      ("500，100", [true]), ("500,100", [false]), ("１２，０００", [false]),
      ("a，b 1，2,3", [false, true, false]),
      ("", []), ("，，1，2", [false, false, true]),
    ] as [(String, [Bool])])
  func `a comma between plain digits is told from the one that separates thousands`(
    raw: String, expected: [Bool]
  ) {
    var glyphs = GlyphText()
    let folded = raw.replacing("，", with: ",")
    Array(raw.utf8).withByteView { raw in
      Array(folded.utf8).withByteView { view in
        glyphs.read(view)
        var commas = CommaWidths(raw: raw)
        let text = glyphs.view
        let widths = (0..<text.count).filter { text.scalar($0) == "," }
          .map { commas.isWide($0, in: text) }
        #expect(widths == expected)
      }
    }
  }
}
