import Engine
import Testing

@testable import RuleCompiler

struct HarmfulPhrasesTests {
  private static let phrases = ["每日|日结", "线下|注册", "明天|见"]

  private func harmful(_ condition: String) throws -> HarmfulPhrases {
    let rule = RuleDirectory.ruleFile("when: \(condition)\nhits: []\nmisses: []")
    var options = CompilerOptions()
    options.runsSamples = false
    let compiled = RuleDirectory(loan: rule).compile(options)
    return HarmfulPhrases(Self.phrases, by: try #require(compiled.ruleSet))
  }

  @Test(arguments: [
    ("{text: '日日结'}", "每日|日结", "日日结", true), ("{text: '日日结'}", "每日|日结", "日结", true),
    ("{text: '日日结'}", "每日|日结", "注册", false), ("{text: '日日结'}", "线下|注册", "日日结", false),
    ("{all: [{text: '下注'}, {text: '微信'}]}", "线下|注册", "下注", true),
    ("{all: [{text: '下注'}, {text: '贷款'}]}", "线下|注册", "下注", false),
    ("{all: [{text: '下注'}, {from: {match: '^136'}}]}", "线下|注册", "下注", true),
    ("{text: '微信'}", "明天|见", "微信", false),
  ])
  func `a phrase does harm if a rule fires on a word of it, with a contact and any sender`(
    condition: String, phrase: String, word: String, isHarmful: Bool
  ) throws {
    #expect(try harmful(condition).rest(on: word, of: phrase) == isHarmful)
  }
}
