import Documents
import Testing

@testable import RuleCompiler

struct AskedTextsTests {
  /// What the rules of one file ask about texts, pattern by pattern and list by list.
  private func asked(_ condition: String) throws -> AskedTexts {
    var diagnostics = DiagnosticList()
    let rule = RuleDirectory.ruleFile("when: \(condition)")
    let directory = RuleDirectory(["loan/offer.yaml": rule, "shared/contact.yaml": ""])
    let reader = DirectoryReader(bundle: directory.bundle, options: CompilerOptions())
    var loaded = try #require(reader.read(into: &diagnostics))
    loaded.checkConditions(into: &diagnostics)
    #expect(!diagnostics.hasErrors)
    return loaded.asked
  }

  @Test(arguments: [
    ("{text: '贷款'}", 1, 0), ("{all: [{text: '贷款'}, {text: {match: '放款', view: [raw]}}]}", 2, 0),
    ("{text: {words: [日结]}}", 0, 1), ("{text: {words: loan-words, not_in: [放款式]}}", 0, 1),
    ("{text: {words: [太阳城], view: [sound]}}", 0, 0), ("{signature: {match: '银行'}}", 0, 0),
    ("{text: {length: {above: 3}}}", 0, 0),
  ])
  func `patterns and words on the text are kept, but not those of sounds and fields`(
    condition: String, patternCount: Int, wordsCount: Int
  ) throws {
    let asked = try asked(condition)
    #expect(asked.patterns.count == patternCount)
    #expect(asked.words.count == wordsCount)
  }

  @Test func `what several files ask for is joined`() throws {
    var both = try asked("{text: '贷款'}")
    both.append(try asked("{text: {words: [日结], whole_word: false}}"))
    #expect(both.patterns.count == 1 && both.words.map(\.scalars.count) == [1])
  }
}
