import Documents
import Testing
import Views

@testable import RuleCompiler

struct EverydayPhrasesTests {
  private func phrases(_ text: String) -> EverydayPhrases {
    var diagnostics = DiagnosticList()
    let file = RuleBundle.File(path: EverydayPhrases.path, bytes: Array(text.utf8))
    let phrases = EverydayPhrases(
      RuleBundle(directory: "Rules", files: [file]),
      tables: ViewTables(variants: Variants(files: [], frequent: [])), into: &diagnostics)
    #expect(!diagnostics.hasErrors)
    return phrases
  }

  @Test func `what covers a border and cuts a word is across`() {
    let phrases = phrases("今日|结束\r\n以下|款式\n")
    #expect(String(decoding: phrases.text, as: UTF8.self) == "今日结束\n以下款式\n")
    let cases: [(Range<Int>, Bool)] = [
      (3..<9, true), (0..<9, true), (3..<12, true), (0..<12, false), (0..<6, false), (3..<6, false),
      (6..<12, false), (9..<16, false), (3..<3, false), (16..<22, true), (13..<25, false),
    ]
    for (range, isAcross) in cases { #expect(phrases.isAcross(range) == isAcross, "\(range)") }
    #expect(
      [0, 11, 12, 13, 25].map { phrases.phrase(at: $0) }.map { $0.prefix(2) } == [
        "今日", "今日", "今日", "以下", "以下",
      ])
  }

  @Test func `phrases are folded as texts are`() {
    let folded = phrases("今日|結束\nＡＰＰ|下載\n")
    #expect(String(decoding: folded.text, as: UTF8.self) == "今日结束\napp下载\n")
    #expect(!folded.isEmpty && phrases("# none\n\n  \n").isEmpty)
  }
}
