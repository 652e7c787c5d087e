import Bytes
import Engine
import RuleCompiler
import TestSupport
import Testing

struct ExplanationTests {
  private static let files = [
    "loan/a.yaml": RuleDirectory.ruleFile(
      "id: a\nwhen: {text: '贷款', none: [{from: {in: bank-numbers}}]}"),
    "loan/b.yaml": RuleDirectory.ruleFile(
      "id: b\nwhen: {some: {at_least: 2, of: [{text: '秒批'}, {from: {prefix: '106'}}, "
        + "{text: {words: loan-words, at_least: 2}}]}}\nverdict: review"),
    "loan/c.yaml": RuleDirectory.ruleFile(
      "id: c\nkind: [sms, call]\nwhen: {any: [{condition: slow}, {link_class: intl}]}\nscore: 6.0"),
    "shared/slow.yaml": "conditions:\n  slow: {text: '(?:a|aa)+$'}\n",
  ]

  private func rules() throws -> MatchingRules {
    var files = Self.files
    files["loan/c.yaml"] = "use: [shared/slow]\n" + (files["loan/c.yaml"] ?? "")
    return try MatchingRules(RuleDirectory(files))
  }

  @Test func `the truths are those that decided, for any record`() throws {
    var rules = try rules()
    let pieces = ["贷款", "放款", "额度", "秒批", "好", String(repeating: "a", count: 50) + "b"]
    let senders = ["95588", "1069123", "13912345678"]
    let links = ["", ",\"link_class\":\"intl\"", ",\"link_class\":\"sp\""]
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      let count = Int.random(in: 0...4, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let line = message(
        text, from: senders.randomElement(using: &generator) ?? "",
        links.randomElement(using: &generator) ?? "")
      let fired = Set(rules.fired(on: line))
      let explained = rules.explanation(of: line).explanation.rules.filter { $0.truth != .no }
      let told = explained.map {
        $0.entry.syntax.identifier.text + ($0.truth == .unknown ? "*" : "")
      }
      #expect(Set(told) == fired, "\(line)")
      for rule in explained { #expect(rule.condition.truth == rule.truth) }
    }
  }

  @Test func `each condition says what it found`() throws {
    var rules = try rules()
    let line = message("您的贷款额度", from: "95588")
    let (explanation, verdict) = rules.explanation(of: line)
    #expect(verdict == .allow)
    let outcome = try #require(explanation.rules.first { $0.entry.syntax.identifier.text == "a" })
    #expect(outcome.truth == .no)
    let steps = outcome.condition.parts
    #expect(steps.map(\.label) == ["text: '贷款'", "none"])
    #expect(steps[0].spans.map { $0.startOffset..<$0.endOffset } == [6..<12])
    #expect(steps[0].view == .folded)
    let sender = try #require(steps[1].parts.first)
    #expect(sender.truth == .yes)
    #expect(sender.field == "from")
    #expect(sender.value == Array("95588".utf8))
    #expect(sender.entry?.list == "bank-numbers")
    #expect(sender.entry?.text == "95588")
    #expect(sender.range.file.path == "Rules/loan/a.yaml")
  }

  @Test func `a limit is named where it was reached`() throws {
    var rules = try rules()
    let text = String(repeating: "a", count: 60) + "b"
    let explanation = rules.explanation(of: message(text)).explanation
    let outcome = try #require(explanation.rules.first { $0.entry.syntax.identifier.text == "c" })
    #expect(outcome.truth == .unknown)
    let named = try #require(outcome.condition.parts.first)
    #expect(named.label == "condition: slow")
    #expect(named.parts.first?.limit == .match)
  }

  @Test func `a rule of another kind does not apply`() throws {
    var rules = try rules()
    let explanation = rules.explanation(of: call("")).explanation
    let applying = explanation.rules.filter { $0.idleness == nil }.map {
      $0.entry.syntax.identifier.text
    }
    #expect(applying == ["c"])
  }
}
