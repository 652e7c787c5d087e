import Bytes
import Testing

@testable import Facts

@Suite struct HostTextTests {
  @Test(arguments: [
    ("a。b", "a。b"), ("a点b", "a.b"), ("8点30", "8汉30"), ("a[.]b", "a.b"), ("a(dot)b", "a.b"),
    ("a🔥b", "ab"), ("请a.b看", "汉a.b汉"), ("a，b", "a|b"), ("Ａ．B", "a.b"), ("a⚫com", "a.com"),
    ("a🌟com", "a.com"), ("a🌟vip", "avip"), ("x[at]y.com", "x@y.com"), ("一二三", "汉汉汉"), ("かa", "汉a"),
  ])
  func `each character is what it means in a link`(text: String, read: String) {
    var glyphs = GlyphText()
    var hosts = HostText()
    Array(text.utf8).withByteView { view in
      glyphs.read(view)
      hosts.read(glyphs.view, .builtIn)
      let signs = (0..<hosts.count).map { offset in
        switch hosts.byte(offset) {
        case HostText.han: "汉"
        case HostText.letter: "ü"
        case HostText.softDot: "。"
        case UInt8(ascii: "\n"): "|"
        default: String(UnicodeScalar(hosts.byte(offset)))
        }
      }
      #expect(signs.joined() == read)
    }
  }
}
