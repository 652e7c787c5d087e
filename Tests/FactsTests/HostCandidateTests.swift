import Bytes
import Testing

@testable import Facts

@Suite struct HostCandidateTests {
  @Test(arguments: [
    ("www.a-b.com/x", "www.a-b.com", false), ("w w w . a b . c o m", "www.ab.com", false),
    ("ab . c0m", "ab.com", false), ("a_b.com", "a", false), ("a_b.com", "a_b.com", true),
    ("建行a.com", "建行a.com", true), ("ab.com", "ab.com", true),
  ])
  func `labels are read through blanks`(text: String, name: String, isWide: Bool) {
    var glyphs = GlyphText()
    var hosts = HostText()
    var candidate = HostCandidate()
    Array(text.utf8).withByteView { view in
      glyphs.read(view)
      hosts.read(glyphs.view, .builtIn)
      candidate.read(hosts, from: 0, isWide: isWide)
      candidate.unmaskEnding()
      let read = candidate.whole.text
      #expect(read == name)
    }
  }

  @Test func `a label is cut where its ending ends`() {
    var glyphs = GlyphText()
    var hosts = HostText()
    var candidate = HostCandidate()
    Array("ab.cn领取".utf8).withByteView { view in
      glyphs.read(view)
      hosts.read(glyphs.view, .builtIn)
      candidate.read(hosts, from: 0, isWide: true)
      candidate.end(with: 1, byteCount: 2, textEnd: 5)
      let (name, end, isForeign) = (candidate.whole.text, candidate.end, candidate.isForeign)
      #expect(name == "ab.cn" && end == 5 && !isForeign)
    }
  }
}
