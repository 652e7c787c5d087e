import Documents
import Foundation
import RuleCompiler
import Testing
import Views

/// `not_in` and `whole_word`, of conditions and of lists.
struct BordersSyntaxTests {
  private static let words = "900\t今日 结束 以下 注册 线下\n90\t款式\n"

  private func rules(_ condition: String) throws -> MatchingRules {
    try MatchingRules(
      RuleDirectory([
        "loan/offer.yaml": RuleDirectory.ruleFile("when: {text: \(condition)}"),
        "words/frequencies.tsv": Self.words,
      ]))
  }

  @Test(arguments: [
    ("活动今日结束", false), ("工资日结", true), ("工资日 结", true), ("工资日.结", true), ("活动今日.结束", false),
    ("活动今日 结束", false), ("截止今·日·结·束", false), ("今日結束", false), ("工資日結", true), ("今日结束，日结", true),
    ("今⽇结束", false), ("工资日1结", true),
  ])
  func `both leave out what stands across a border, in every disguise`(
    text: String, isFound: Bool
  ) throws {
    for borders in ["not_in: [今日结束]", "not_in: 今日結束", "whole_word: true"] {
      var rules = try rules("{words: [日结], \(borders)}")
      #expect(rules.fired(on: message(text)).isEmpty == !isFound, "\(borders): \(text)")
    }
  }

  @Test func `a border that is written counts, whatever the skeleton joins`() throws {
    var rules = try rules("{words: [日结], whole_word: true}")
    #expect(rules.hits(on: message("工资日结 束腰")).map(\.view) == [.folded])
    #expect(rules.hits(on: message("工资日.结")).map(\.view) == [.skeleton])
  }

  @Test func `the evidence is the word that counts`() throws {
    var rules = try rules("{words: [日结, 下款], at_least: 2, not_in: [今日结束]}")
    #expect(rules.fired(on: message("今日结束，下款")).isEmpty)
    let hits = rules.hits(on: message("今日结束，日结，下款"))
    #expect(hits.map(\.words) == [["日结", "下款"]])
    let (explanation, _) = rules.explanation(of: message("今日结束，日结，下款"))
    #expect(explanation.rules.first?.condition.spans.first?.startOffset == 15)
  }

  @Test func `in the sound view syllables are compared, and nothing is taken apart`() throws {
    var rules = try rules("{words: [太阳城], view: [sound], not_in: [太阳城堡], whole_word: true}")
    #expect(rules.fired(on: message("太❤陽诚，葳信")) == ["loan-example"])
    #expect(rules.fired(on: message("太❤陽诚堡，葳信")).isEmpty)
  }

  @Test func `a list says it for all who use it, and a condition adds to it`() throws {
    let list = "loan-words: {type: words, file: lists/loan-words.txt"
    let manifest = RuleDirectory.manifest.replacingOccurrences(
      of: list, with: list + ", not_in: [以下款式]")
    var rules = try MatchingRules(
      RuleDirectory([
        "manifest.yaml": manifest,
        "lists/loan-words.txt": "下款\n下注\n",
        "words/frequencies.tsv": Self.words,
        "loan/offer.yaml": """
        family: loan
        rules:
          - {id: loan-a, title: A, kind: sms, when: {text: {words: loan-words}}, verdict: review}
          - {id: loan-b, title: B, kind: sms, when: {text: {words: loan-words, not_in: 线下注册}}, verdict: review}
          - {id: loan-c, title: C, kind: sms, when: {text: {words: loan-words, whole_word: true}}, verdict: review}

        """,
      ]))
    #expect(rules.fired(on: message("以下款式")).isEmpty)
    #expect(rules.fired(on: message("以下款式，线下注册")) == ["loan-a"])
    #expect(rules.fired(on: message("下款")) == ["loan-a", "loan-b", "loan-c"])
  }

  @Test(arguments: [
    ("{words: [日结], not_in: [今日开始]}", "none of the words lies inside of \"今日开始\""),
    (
      "{words: [日结], whole_word: true}",
      "`whole_word` needs words/frequencies.tsv, which is not there"
    ),
    ("{match: 日结, whole_word: true}", "`whole_word` goes with `words`"),
    ("{match: 日结, not_in: [今日结束]}", "`not_in` goes with `words`"),
    ("{words: [日结], not-in: [今日结束]}", "a condition on the text has no key \"not-in\""),
    ("{words: [日结], whole_word: yes}", "'whole_word' cannot be"),
  ])
  func `what cannot be meant is an error`(condition: String, message: String) {
    let file = RuleDirectory.ruleFile("when: {text: \(condition)}\nhits: []\nmisses: []")
    let findings = RuleDirectory(loan: file).compile().diagnostics
    #expect(findings.hasErrors)
    #expect(
      findings.all.contains { $0.message.contains(message) }, "\(findings.all.map(\.message))")
  }

  @Test func `as many phrases as are allowed can be named, and no more`() {
    func codes(_ count: Int) -> [String] {
      let phrases = (0..<count).map { "日结\($0)" }.joined(separator: ", ")
      let condition = "when: {text: {words: [日结], not_in: [\(phrases)]}}\nhits: []\nmisses: []"
      return RuleDirectory(loan: RuleDirectory.ruleFile(condition)).codes()
    }
    #expect(!codes(256).contains("E062"))
    #expect(codes(257).contains("E062"))
  }

  @Test(arguments: [
    ("ports: {type: prefixes, file: lists/ports.txt, not_in: ['1069']}", "E036"),
    ("loan-words: {type: words, file: lists/loan-words.txt, whole_word: true}", "E083"),
    ("loan-words: {type: words, file: lists/loan-words.txt, not_in: [今日结束]}", "E045"),
  ])
  func `only lists of words have borders, which must mean something`(list: String, code: String) {
    let manifest = RuleDirectory.manifest(with: "lists:\n  \(list)\n")
    #expect(RuleDirectory(["manifest.yaml": manifest]).codes().contains(code))
  }
}
