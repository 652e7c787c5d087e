import Bytes
import Testing

@testable import Engine

struct RuleFragmentsTests {
  private let rules: [Rule] = {
    var block = Rule(
      identifier: "a-\"b\"", title: "", action: .verdict(.block), root: NodeID(0), kinds: [.sms])
    block.revision = 12
    var score = Rule(
      identifier: "s", title: "", action: .score(tenths: -35, group: nil), root: NodeID(0),
      kinds: [.sms])
    score.mode = .shadow
    return [block, score]
  }()

  @Test func `what never changes is ready as JSON`() {
    let fragments = RuleFragments(
      rules: rules, tags: ["loan", "a\\b"], lists: ["bank-numbers"],
      identifier: "0123456789abcdef0123456789abcdef")
    let texts = [
      fragments.openRule(RuleID(0)), fragments.openRule(RuleID(1)),
      fragments.ruleIdentifier(RuleID(0)), fragments.ruleIdentifier(RuleID(1)),
      fragments.tag(TagID(0)), fragments.tag(TagID(1)), fragments.openEntry(of: ListID(0)),
      fragments.shortIdentifier,
    ].map(\.text)
    #expect(
      texts == [
        #"{"id":"a-\"b\"","rev":12,"mode":"enforce""#,
        #"{"id":"s","rev":1,"mode":"shadow","score":-3.5"#, #""a-\"b\"""#, #""s""#, #""loan""#,
        #""a\\b""#, #"{"list":"bank-numbers","entry":"#, #""0123456789abcdef""#,
      ])
  }

  @Test func `an identifier that is short stays whole`() {
    let fragments = RuleFragments(rules: [], tags: [], lists: [], identifier: "ab")
    let text = fragments.shortIdentifier.text
    #expect(text == #""ab""#)
  }
}
