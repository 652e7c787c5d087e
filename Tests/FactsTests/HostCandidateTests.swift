import Bytes
import Testing

@testable import Facts

@Suite struct HostCandidateTests {
  @Test(arguments: [
    ("www.a-b.com/x", "www.a-b.com"), ("w w w . a b . c o m", "www.ab.com"), ("ab . c0m", "ab.com"),
    ("a..b", "a."),
  ])
  func `labels are read through blanks`(text: String, name: String) {
    var glyphs = GlyphText()
    var hosts = HostText()
    var candidate = HostCandidate()
    Array(text.utf8).withByteView { view in
      glyphs.read(view)
      hosts.read(glyphs)
      candidate.read(hosts, from: 0)
      if candidate.labels.count > 1 { candidate.end(with: candidate.labels.count - 1) }
      let read = candidate.name.view.text
      #expect(read.hasPrefix(name) || name.hasPrefix(read))
    }
  }
}
