import Bytes
import Testing

@testable import Facts

@Suite struct HostTextTests {
  @Test(arguments: [
    ("a。b", "a.b"), ("a点b", "a.b"), ("8点30", "8\n30"), ("a[.]b", "a.b"), ("a(dot)b", "a.b"),
    ("a🔥b", "ab"), ("请a.b看", "\na.b\n"), ("a，b", "a\nb"), ("Ａ．B", "a.b"),
  ])
  func `what stands for a dot is one`(text: String, read: String) {
    var glyphs = GlyphText()
    var hosts = HostText()
    Array(text.utf8).withByteView { view in
      glyphs.read(view)
      hosts.read(glyphs)
      let bytes = hosts.bytes.view.text
      #expect(bytes == read)
    }
  }
}
