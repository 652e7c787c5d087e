import Engine
import Lists
import Testing

struct LikePredicateTests {
  private static let toll = "您的高速通行卡已停用，请尽快登录官网重新认证，以免影响通行"

  private func rules(_ tenths: [Int], texts: [String] = [toll]) -> RuleSet {
    var rules = TestRules()
    let list = rules.add("known", .samples, texts)
    for asked in tenths {
      let texts = rules.builder.compare(with: list, atLeastTenths: asked)
      let node = rules.builder.node(.like(LikePredicate(texts, atLeastTenths: asked)))
      rules.add("rule-\(asked)", .verdict(.review), node)
    }
    return rules.build()
  }

  private func fired(_ text: String, _ ruleSet: RuleSet) -> [String] {
    var matcher = Matcher(for: ruleSet)
    return (message(text) + "\n").withByteView { line in
      matcher.match(
        Chunk(lines: line, batchOffset: 0), in: MatchContext(batch: .init(high: 0, low: 0)))
      return matcher.matches.rules(of: matcher.matches.records[0]).map {
        ruleSet.rules[$0.rule.index].identifier
      }
    }
  }

  @Test(arguments: [
    (toll, ["rule-10", "rule-3", "rule-5"]),
    ("您的高速通行卡已停用，请尽快登录官网 a88.top 重新认证，以免影响通行", ["rule-3", "rule-5"]),
    ("您的高速通-行卡已 停 用,請尽快登录官网a.cc重新认証，以免影响通行", ["rule-3", "rule-5"]),
    ("您的高速通行卡办好了，请尽快登录官网查看", ["rule-3"]),
    ("晚上一起吃饭吗", []), ("", []),
  ])
  func `each rule asks for its own likeness, in any disguise`(text: String, expected: [String]) {
    #expect(fired(text, rules([3, 5, 10])) == expected)
  }

  @Test func `what is common is evidence, in the text as it was sent, with the sample`() {
    let ruleSet = rules([5])
    var matcher = Matcher(for: ruleSet)
    let text = "急！您的高速通-行卡已停用，请尽快登錄官网x.top重新认证，以免影响通行"
    (message(text) + "\n").withByteView { line in
      matcher.match(
        Chunk(lines: line, batchOffset: 0), in: MatchContext(batch: .init(high: 0, low: 0)))
      let matched = matcher.matches.rules(of: matcher.matches.records[0])
      #expect(matched.count == 1)
      let spans = matcher.matches.spans(of: matched[0]).map { span in
        String(decoding: Array(text.utf8)[span.startOffset..<span.endOffset], as: UTF8.self)
      }
      #expect(spans == ["您的高速通-行卡已停用，请尽快登錄官网", "重新认证，以免影响通行"])
      let evidence = matched[0].evidence.indices.map { matcher.matches.evidence[$0] }
      #expect(evidence.last == .entry(ListEntry(list: ListID(0), entry: 0)))
      #expect(matched[0].view == .skeleton)
    }
  }

  @Test func `a list without samples is like nothing`() {
    #expect(fired(Self.toll, rules([3], texts: [])) == [])
  }
}
