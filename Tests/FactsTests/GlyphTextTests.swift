import Bytes
import Testing

@testable import Facts

@Suite struct GlyphTextTests {
  @Test(arguments: [
    ("１2", "12"), ("三叁", "33"), ("l38o", "1380"), ("lo", ""), ("a1l", "1"), ("洞幺拐", "017"),
    ("1\u{200B}2", "12"),
  ])
  func `digits are read in all their forms`(text: String, digits: String) {
    var glyphs = GlyphText()
    Array(text.utf8).withByteView { view in
      glyphs.read(view)
      let read = glyphs.digits.view.text
      #expect(read == digits)
    }
  }

  @Test func `groups are separated by what stands between them`() {
    var glyphs = GlyphText()
    Array("1 2-3.4,5/6三7🔥8。9".utf8).withByteView { view in
      glyphs.read(view)
      let gaps = (0..<glyphs.groups.count).map { glyphs.groups[$0].gap }
      #expect(
        gaps == [.end, .blank, .dash, .dot, .comma, .slash, .tight, .tight, .symbol, .end])
    }
  }

  @Test func `a word belongs to the number behind it`() {
    var glyphs = GlyphText()
    Array("电话1订单2".utf8).withByteView { view in
      glyphs.read(view)
      let phone = glyphs.lastWord(ContextWords.phone, before: 5)
      let order = glyphs.lastWord(ContextWords.reference, before: 5)
      #expect(phone == nil && order == 5)
    }
  }
}
