import Bytes
import Testing

@testable import Views

struct OriginalFinderTests {
  @Test(arguments: [
    ("  甲\u{200B} 乙", 0..<3, "甲\u{200B}"), ("100㎡", 4..<5, "㎡"),
    ("a \u{3000} b", 1..<2, " \u{3000} "),
    ("甲", 0..<0, ""), ("甲", 3..<3, ""), ("ﷺ", 2..<3, "ﷺ"),
  ])
  func `a stretch of the folded text is found`(raw: String, range: Range<Int>, original: String) {
    let bytes = Array(raw.utf8)
    let found = bytes.withByteView { view in
      var finder = OriginalFinder(view)
      return finder.original(range)
    }
    #expect(String(decoding: bytes[found], as: UTF8.self) == original)
  }
}
