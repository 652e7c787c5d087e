import Testing

@testable import Documents

struct SyntaxSiteTests {
  private func site(_ text: String, _ offset: Int) -> SyntaxSite {
    SyntaxSite(file: SourceFile(path: "f", text: text), offset: offset)
  }

  @Test(arguments: [
    ("id:loan", ":"), ("  - id:loan", ":"), ("id: loan", nil), ("id:", nil), ("贷:a", nil),
    ("http://x", ":"), (":a", nil), ("", nil), ("- - a.b_c-d:贷", ":"), ("a b:c", nil),
  ])
  func `a colon without a blank behind it is seen`(line: String, colon: String?) {
    #expect(site(line, 0).tightColon?.text == colon)
  }

  @Test func `what stands around a place is cut at the line and the blanks`() {
    let middle = site("a\n\n  b: c  \r\nd", 7)
    #expect(middle.lineContent.text == "b: c")
    #expect(middle.restOfLine.text == " c")
    #expect(middle.previousLine?.lineContent.text == "a")
    #expect(middle.hasColonBefore == false)
    #expect(site("a: b: c", 4).hasColonBefore)
    #expect(site("贷款", 3).character.text == "款")
    #expect(site("a\n", 1).character.text.isEmpty)
    #expect(site("", 0).previousLine == nil)
  }

  @Test func `only blanks of the same line lie between a value and what follows it`() {
    let file = SourceFile(path: "f", text: "'a'  b\nc")
    #expect(SyntaxSite(file: file, offset: 5).follows(file.range(0..<3)))
    #expect(!SyntaxSite(file: file, offset: 7).follows(file.range(0..<6)))
    #expect(!SyntaxSite(file: file, offset: 6).follows(file.range(0..<3)))
    #expect(!SyntaxSite(file: file, offset: 1).follows(file.range(0..<3)))
  }
}
