import Documents
import Testing

struct ScalarTests {
  @Test(arguments: [
    ("plain", "k: a魚b\n"), ("plain over lines", "k: a\n\n  b\n  c 魚\n"),
    ("single", "k: 'a''b''魚'\n"), ("single over lines", "k: 'a  \n\n\n   b''魚 '\n"),
    ("double", "k: \"贷款魚\"\n"), ("double over lines", "k: \"a\n  魚\"\n"),
    ("literal", "k: |\n  a\n   b\n\n  c魚d\n"), ("literal with a number", "k: |2-\n   a魚\n"),
    ("literal with a comment", "k: | # 魚 not this\n  a魚\n"),
    ("literal after blank lines", "k: |+\n\n\n    a\n    魚\n\n"),
    ("literal with line breaks of Windows", "k: |\r\n  a\r\n  b魚\r\n"),
    ("folded", "k: >\n  a\n  b\n\n  c 魚\n"),
    ("folded, indented more", "k: >-\n  a\n    b\n  魚 c\n"),
    ("in a flow list", "k: [a, 'b', c魚]\n"), ("behind a tag", "k: !!str 'a魚'\n"),
    ("behind an anchor", "k: &a a魚\n"),
  ])
  func `a character inside a text is found in the file`(name: String, document: String) throws {
    let scalar = try #require(scalars(parse(document).root).last { $0.text.contains("魚") })
    let bytes = Array(scalar.text.utf8)
    let fish = Array("魚".utf8)
    let start = try #require((0..<bytes.count).first { bytes[$0...].starts(with: fish) })
    let range = scalar.sourceRange(of: start..<start + fish.count)
    #expect(range.text == "魚")
    #expect(range.bytes.startOffset == document.utf8.count - document.utf8Suffix(from: "魚"))
    #expect(scalar.sourceRange(of: start..<start).bytes.start == range.bytes.start)
  }

  @Test func `a doubled quote is two bytes of the file`() throws {
    let scalar = try #require(scalars(parse("'a''b'\n").root).first)
    #expect(scalar.text == "a'b")
    #expect(scalar.sourceRange(of: 1..<2).text == "''")
    #expect(scalar.sourceRange(of: 2..<3).text == "b")
    #expect(scalar.sourceRange(of: 0..<3).text == "a''b")
  }

  @Test(arguments: ["k: ''\n", "k: abc\n", "k: |\n  abc\n", "k:\n", "k: >\n  a\n"])
  func `what lies behind the text is the end of it`(document: String) throws {
    let scalar = try #require(scalars(parse(document).root).last)
    let count = scalar.text.utf8.count
    let end = scalar.sourceRange(of: count..<count).bytes
    #expect(scalar.sourceRange(of: count + 5..<count + 9).bytes == end)
    #expect(end.endOffset <= document.utf8.count)
    #expect(end.start >= scalar.range.bytes.start)
  }
}

extension String {
  /// How many bytes there are from the last occurrence of a text to the end.
  fileprivate func utf8Suffix(from text: String) -> Int {
    ranges(of: text).last.map { self[$0.lowerBound...].utf8.count } ?? 0
  }
}
