import Bytes
import Documents
import Testing

struct SourceRangeTests {
  @Test func `ranges are equal for the same bytes of the same file only`() {
    let file = SourceFile(path: "f", text: "abc")
    let other = SourceFile(path: "f", text: "abc")
    #expect(file.range(0..<2) == file.range(0..<2))
    #expect(file.range(0..<2) != file.range(0..<1))
    #expect(file.range(0..<2) != other.range(0..<2))
    #expect(Set([file.range(0..<2), file.range(0..<2), other.range(0..<2)]).count == 2)
    #expect(file.range(1..<99).text == "bc")
    #expect(file.range(1..<3).startPoint.bytes == ByteRange(start: 1, count: 0))
  }

  @Test func `a range contains what lies within it in the same file`() {
    let file = SourceFile(path: "f", text: "abc")
    let range = file.range(1..<3)
    #expect(range.contains(range) && range.contains(file.range(2..<3)))
    #expect(!range.contains(file.range(0..<2)))
    #expect(!range.contains(SourceFile(path: "f", text: "abc").range(1..<3)))
  }

  @Test func `a range has a first and a last place, and its own text`() {
    let file = SourceFile(path: "f", text: "a贷\nbc\n")
    let range = file.range(1..<6)
    #expect(range.start == SourcePosition(line: 1, column: 2))
    #expect(range.end == SourcePosition(line: 2, column: 2))
    #expect(range.text == "贷\nb")
    #expect(range.start < range.end)
    #expect(!(range.end < range.end))
  }
}
