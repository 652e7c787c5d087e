import Documents
import RuleCompiler
import Testing

/// W042: words that stand across the words of an everyday phrase.
struct WordsAcrossBordersTests {
  private static let phrases =
    "# days\n活动|今日|结束\n昨日|结束\n以下|款式\n\n线下|注册|登记\n每日|日结\n当日|结算\n推翻|倍受|争议\n"

  private func findings(
    _ condition: String, define: String = "", phrases: String = phrases
  ) -> [Diagnostic] {
    let rule = RuleDirectory.ruleFile("when: \(condition)\nhits: []\nmisses: []")
    return findings(in: [
      "loan/offer.yaml": define + rule, "words/everyday-phrases.txt": phrases,
      "words/frequencies.tsv": "900\t今日 昨日 结束 以下 注册 线下\n90\t款式\n",
    ])
  }

  private func findings(in files: [String: String]) -> [Diagnostic] {
    var options = CompilerOptions()
    options.runsSamples = false
    return RuleDirectory(files).compile(options).diagnostics.all.filter {
      $0.code.number == "W042"
    }
  }

  @Test(arguments: [
    ("日结", ["日结"]), ("日结(?![束算])", []), ("(?<![今昨当])日结", []), ("工资日结", []), ("结束", []),
    ("今日结束", []), ("下款|下注", ["下款", "下注"]), ("(?:下款|(?<!线)下注)", ["下款"]),
    ("贷款.{0,20}(?:下款|下注)", []), ("下[款注].{0,20}贷款", []),
    ("翻(?:几|十)?倍", ["翻倍"]), ("贷.?下款", []), ("下款贷", []), ("日?结束", ["日结束"]), ("日结{2}", []),
    ("日.{0,3}结", []), ("日", []), ("款式|登记", []), ("(?:今日)?结", ["今日结"]), ("(?=日结)贷", []),
    ("下\\Q款\\E", ["下款"]),
    ("^以?下款", ["以下款"]), ("日结|日结", ["日结"]), ("活动.日", []),
  ])
  func `words and pieces of patterns are named with their phrase`(
    pattern: String, words: [String]
  ) {
    let found = findings("{text: '\(pattern)'}")
    #expect(
      found.map { $0.message.prefix { $0 != " " } }.sorted() == words.map { $0[...] }.sorted())
  }

  @Test func `the phrase is told, how many more there are, and what to do`() throws {
    let finding = try #require(findings("{text: '秒批|日结'}").first)
    #expect(finding.message == "日结 stands across two words in 活动|今日|结束 and 2 more")
    #expect(finding.hint?.contains("not_in: [活动今日结束]") == true)
    #expect(finding.range.text == "日结")
  }

  @Test func `a fragment is named once, where it was written`() {
    let define = """
      define:
        bait: '下款|秒批'

      """
    let found = findings(
      "{any: [{text: '{bait}'}, {text: '贷.{0,9}{bait}'}]}", define: define)
    #expect(found.count == 1 && found.allSatisfy { $0.range.text == "下款" })
  }

  @Test(arguments: [
    ("words: [日结, 下款]", 2), ("words: [日结, 下款], not_in: [今日结束, 昨日结束, 当日结算]", 1),
    ("words: [日结, 下款], whole_word: true", 1), ("words: [日結]", 1), ("words: [结束, 登记]", 0),
    ("words: [日结], view: [sound]", 0), ("words: [日结], view: [raw]", 1),
  ])
  func `of words only those are named that count there`(words: String, count: Int) {
    #expect(findings("{text: {\(words)}}").count == count)
  }

  @Test func `a word of a list is named in its file`() {
    let found = findings(in: [
      "loan/offer.yaml": RuleDirectory.ruleFile("when: {text: {words: loan-words}}"),
      "lists/loan-words.txt": "# words\n贷款\n日結 # paid by the day\n下注\n",
      "words/everyday-phrases.txt": Self.phrases,
    ])
    #expect(
      found.map(\.range.file.path) == ["Rules/lists/loan-words.txt", "Rules/lists/loan-words.txt"])
    #expect(Set(found.map(\.range.start.line)) == [3, 4])
  }

  @Test func `without phrases nothing is said, and a line that is none is an error`() {
    #expect(findings("{text: '日结'}", phrases: "# none\n").isEmpty)
    for line in ["今日结束", "今日||结束", "|今日", "今日 |结束", "今日|结束|"] {
      let files = ["words/everyday-phrases.txt": "以下|款式\n\(line)\n"]
      let errors = RuleDirectory(files).compile().diagnostics.all.filter {
        $0.code.number == "E082"
      }
      #expect(errors.map(\.range.start.line) == [2], "\(line)")
    }
  }
}
