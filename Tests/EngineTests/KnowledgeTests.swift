import Bytes
import Facts
import Testing

@testable import Engine

struct KnowledgeTests {
  @Test func `without tables a number has neither class nor region, and no binding is known`() {
    let knowledge = Knowledge.none
    let facts = Array("13800138000".utf8).withByteView { knowledge.plan.facts(of: $0) }
    #expect(facts.numberClass == .malformed)
    #expect(facts.region == nil)
    let binding = Array("甲".utf8).withByteView { knowledge.bindings.binding(of: facts, name: $0) }
    #expect(binding == .unknown)
    #expect(knowledge.zoneOffsetSeconds == 0)
  }

  @Test func `a rule set keeps what its builder was given`() {
    var knowledge = Knowledge.none
    knowledge.zoneOffsetSeconds = 3_600
    let builder = RuleSetBuilder(knowledge: knowledge)
    #expect(builder.build(identifier: "x").knowledge.zoneOffsetSeconds == 3_600)
  }
}
