import Bytes
import Testing

@testable import Facts

@Suite struct GlyphTextTests {
  @Test(arguments: [
    ("１2", "12"), ("三叁", "33"), ("l38o", "1380"), ("lo", ""), ("a1l", "1"), ("洞幺拐", "017"),
    ("1\u{200B}2", "12"), ("tel1oo", "1"), ("tel138oo", "138"), ("tel1380oo", "138000"),
    ("两", "2"),
  ])
  func `digits are read in all their forms`(text: String, digits: String) {
    var glyphs = GlyphText()
    Array(text.utf8).withByteView { view in
      glyphs.read(view)
      let read = glyphs.groups.digits.text
      #expect(read == digits)
    }
  }

  @Test func `groups are separated by what stands between them`() {
    var glyphs = GlyphText()
    Array("1 2-3.4,5/6三7🔥8。9【1".utf8).withByteView { view in
      glyphs.read(view)
      let groups = glyphs.groups
      let gaps = (0..<groups.count).map { groups[$0].gap }
      #expect(
        gaps == [
          .end, .blank, .dash, .dot, .comma, .slash, .tight, .tight, .symbol, .bracket, .bracket,
        ])
    }
  }

  @Test func `a word belongs to the number behind it`() {
    var glyphs = GlyphText()
    Array("电话1订单2".utf8).withByteView { view in
      glyphs.read(view)
      let phone = glyphs.view.lastWord(ContextWords.builtIn.phone, before: 5)
      let order = glyphs.view.lastWord(ContextWords.builtIn.reference, before: 5)
      #expect(phone == nil && order == 5)
    }
  }
}
