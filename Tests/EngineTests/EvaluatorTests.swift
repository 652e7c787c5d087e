import Bytes
import Digests
import Testing

@testable import Engine

struct EvaluatorTests {
  private func match(
    _ text: String, by ruleSet: RuleSet, _ method: MatchMethod
  ) -> (fired: [String], disputes: [PrefilterDispute]) {
    var matcher = Matcher(for: ruleSet, method: method)
    matcher.match(Array(message(text).utf8))
    let fired = matcher.matches.rules(of: matcher.matches.records[0]).map {
      ruleSet.rules[$0.rule.index].identifier
    }
    return (fired, matcher.disputes)
  }

  @Test func `with every rule evaluated the same rules fire`() throws {
    var rules = TestRules()
    rules.add("a", .verdict(.block), try rules.text("贷款"))
    rules.add("b", .verdict(.review), try rules.text("额度.{0,3}信用"))
    rules.add("c", .verdict(.allow), rules.builder.node(.none, of: [try rules.text("赌场")]))
    rules.add("d", .verdict(.review), rules.words(["赌场", "彩金"], atLeast: 2))
    let ruleSet = rules.build()
    for text in ["贷款额度信用", "信用额度", "赌场彩金", "赌 场", "", "你好"] {
      let quick = match(text, by: ruleSet, .prefiltered)
      let whole = match(text, by: ruleSet, .exhaustive)
      #expect(quick.fired == whole.fired, "\(text)")
      #expect(quick.disputes.isEmpty && whole.disputes.isEmpty)
    }
  }

  @Test func `a limit on a text that cannot match is no match, and is told`() throws {
    var rules = TestRules()
    let slow = try rules.text("(a+)+(?:贷款|(?!x)额度)")
    rules.add("slow", .verdict(.review), slow)
    let ruleSet = rules.build()
    let text = String(repeating: "a", count: 60)
    #expect(match(text, by: ruleSet, .prefiltered).fired.isEmpty)
    let whole = match(text, by: ruleSet, .exhaustive)
    #expect(whole.fired.isEmpty)
    #expect(whole.disputes.map(\.kind) == [.limit])
    let dispute = try #require(whole.disputes.first)
    #expect(ruleSet.rules(withProbe: dispute.probe).map(\.identifier) == ["slow"])
    // Where the literal is there, the limit counts either way.
    #expect(match(text + "款", by: ruleSet, .exhaustive).fired.isEmpty)
    #expect(match(text + "b贷款", by: ruleSet, .prefiltered).fired == ["slow"])
    #expect(match(text + "b贷款", by: ruleSet, .exhaustive).fired == ["slow"])
  }

  @Test func `conditions that cost less are asked first`() throws {
    var rules = TestRules()
    let text = try rules.text("贷款")
    let words = rules.words(["额度"])
    let cheap = rules.absent(.node)
    let all = rules.builder.node(.all, of: [words, text, cheap])
    let builder = rules.builder
    let order = builder.nodes[all.index].parts.map { builder.cheapestFirst[$0] }
    #expect(order == [cheap, words, text])
  }

  @Test func `an answer of a record before is forgotten, also when the epochs run out`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("a"))
    let ruleSet = rules.build()
    var matcher = Matcher(for: ruleSet)
    matcher.evaluator.epoch = UInt32.max - 2
    let texts = ["a", "b", "a", "b", "b", "a"]
    matcher.match(Array(texts.map { message($0) }.joined(separator: "\n").utf8))
    #expect(matcher.matches.allRecords.map(\.rules.count) == [1, 0, 1, 0, 0, 1])
  }
}
