import Bytes
import Records
import Testing

@testable import Engine

struct RuleTests {
  @Test func `verdicts have their words and their order`() {
    #expect(Verdict.allCases.map(\.name) == ["allow", "review", "block"])
    #expect(Verdict.allow < .review && .review < .block)
  }

  @Test func `allow rules are asked first, scores last`() {
    let actions: [RuleAction] = [
      .verdict(.allow), .verdict(.block), .verdict(.review), .score(tenths: 1, group: nil),
    ]
    #expect(actions.map(\.evaluationOrder) == [0, 1, 2, 3])
  }

  @Test func `a rule is enforced and valid for ever until it is told otherwise`() {
    let rule = Rule(
      identifier: "r", title: "t", action: .verdict(.block), root: NodeID(0), kinds: [.call])
    #expect(rule.mode == .enforce && rule.severity == .medium && rule.revision == 1)
    let head = RuleHead(rule)
    var record = Record()
    #expect(!head.applies(to: record))
    var arena = ByteBuffer()
    _ = Array(call().utf8).withByteView { decodeRecord($0, into: &record, arena: &arena) }
    #expect(head.applies(to: record))
  }
}
