import Documents
import Foundation
import Testing

struct RenderingTests {
  private func rendered(_ text: String, _ range: Range<Int>) -> [String] {
    var list = DiagnosticList()
    list.error(.syntax, "here", at: SourceFile(path: "f", text: text).range(range))
    return render(list, color: false).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("ascii", "abc", 1..<2, " 1 | abc", "   |  ^"),
    ("wide", "贷款x", 3..<6, " 1 | 贷款x", "   |   ^^"),
    ("full width", "ＡB", 3..<4, " 1 | ＡB", "   |   ^"),
    ("half-width katakana", "ｱB", 3..<4, " 1 | ｱB", "   |  ^"),
    ("combining", "e\u{301}x", 3..<4, " 1 | e\u{301}x", "   |  ^"),
    ("emoji", "😀x", 4..<5, " 1 | 😀x", "   |   ^"),
    ("tab", "a\tb", 2..<3, " 1 | a   b", "   |     ^"),
    ("hidden", "a\u{200B}b", 4..<5, " 1 | a\\u{200b}b", "   |          ^"),
    ("empty at the end", "abc", 3..<3, " 1 | abc", "   |    ^"),
    ("over two lines", "abc\nd", 1..<5, " 1 | abc", "   |  ^^"),
  ])
  func `the caret stands under the characters`(
    name: String, text: String, range: Range<Int>, line: String, caret: String
  ) {
    #expect(Array(rendered(text, range).dropFirst()) == [line, caret])
  }

  @Test func `colour changes nothing but the colour`() {
    var list = DiagnosticList()
    let file = SourceFile(path: "f", text: "abc\n")
    list.error(
      .syntax, "m", at: file.range(0..<1), hint: "h",
      notes: [Diagnostic.Note("n", at: file.range(1..<2))])
    list.warning(.syntax, "w", at: file.range(2..<3))
    let painted = render(list, color: true)
    #expect(painted.contains("\u{1B}[1;31m"))
    #expect(painted.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == render(list, color: false))
  }

  @Test func `nothing that a file or a path holds reaches the terminal as a command`() {
    var list = DiagnosticList()
    let file = SourceFile(path: "a\u{1B}[2J\n.yaml", text: "x\u{1B}[2J\r\u{202E}\n")
    list.error(.syntax, "m\u{7}", at: file.range(0..<3), hint: "h\u{9B}")
    let text = render(list, color: false)
    #expect(!text.unicodeScalars.contains { $0.value < 0x0A || $0 == "\u{1B}" || $0 == "\u{9B}" })
    #expect(!text.contains("\u{202E}") && !text.contains("\r"))
  }

  @Test func `a line of megabytes is cut around the caret`() {
    let text = String(repeating: "贷", count: 700_000) + "X" + String(repeating: "款", count: 700_000)
    let lines = rendered(text, 2_100_000..<2_100_001)
    #expect(lines[1].hasPrefix(" 1 | …贷") && lines[1].hasSuffix("款…"))
    let caret = lines[2].drop { $0 != "|" }.dropFirst(2)
    let shown = lines[1].drop { $0 != "|" }.dropFirst(2)
    let before = shown.prefix { $0 != "X" }.map { $0 == "贷" ? 2 : 1 }.reduce(0, +)
    #expect(caret == String(repeating: " ", count: before) + "^")
  }

  @Test func `the machine form has every part, and is JSON`() throws {
    var list = DiagnosticList()
    let file = SourceFile(path: "贷\"款.yaml", text: "ab\ncd\n")
    list.error(
      .duplicateKey, "again \"x\"", at: file.range(1..<5), hint: "h",
      notes: [Diagnostic.Note("first", at: file.range(0..<1))])
    list.append(Diagnostic(.tab, "w", at: file.range(5..<6)).mended(by: "\"  "))
    let lines = renderNDJSON(list).split(separator: "\n")
    #expect(lines.count == 2)
    let objects = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let first = try #require(objects.first)
    #expect(first["code"] as? String == "E014")
    #expect(first["severity"] as? String == "error")
    #expect(first["file"] as? String == "贷\"款.yaml")
    #expect(first["line"] as? Int == 1 && first["column"] as? Int == 2)
    #expect(first["endLine"] as? Int == 2 && first["endColumn"] as? Int == 3)
    #expect(first["message"] as? String == "again \"x\"")
    #expect(first["hint"] as? String == "h")
    let notes = try #require(first["notes"] as? [[String: Any]])
    #expect(notes.first?["message"] as? String == "first")
    #expect(objects.last?["hint"] is NSNull)
    #expect(objects.last?["severity"] as? String == "error")
    #expect(objects.map { $0["replacement"] as? String } == [nil, "\"  "])
  }
}
