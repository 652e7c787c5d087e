import Testing
import Views

@testable import Engine

struct RuleSetPatternUsesTests {
  @Test func `a pattern is told with its view and all its rules`() throws {
    var rules = TestRules()
    let shared = try rules.text("贷款")
    rules.add("a", .verdict(.review), shared)
    rules.add(
      "b", .verdict(.review), rules.builder.node(.all, of: [shared, try rules.text("\\p{Han}{9}")]))
    rules.add("c", .verdict(.review), try rules.match(.from, "^1"))
    let ruleSet = rules.build()
    let uses = ruleSet.patternUses
    let names = uses.map { $0.rules.map { ruleSet.rules[$0.index].identifier }.sorted() }
    #expect(names == [["a", "b"], ["b"], ["c"]])
    #expect(uses.map(\.hasLiteral) == [true, false, false])
    #expect(uses.map(\.view) == [.raw, .raw, nil])
    #expect(uses.map(\.requiredWords) == [["贷款"], [], []])
  }

  private func unfiltered(_ make: (inout TestRules) throws -> NodeID) throws -> [String?] {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try make(&rules))
    return rules.build().unfilteredConditions(of: RuleID(0)).map { $0.pattern?.source }
  }

  @Test func `a condition without a literal is told where nothing decides before it`() throws {
    #expect(try unfiltered { try $0.text("\\p{Han}{9}") } == ["\\p{Han}{9}"])
    #expect(try unfiltered { try $0.text("贷款\\p{Han}") } == [])
    #expect(try unfiltered { $0.words(["贷款", "++"]) } == [])
    #expect(
      try unfiltered { $0.builder.node(.any, of: [try $0.text("贷款"), try $0.text("\\p{Han}{9}")]) }
        == ["\\p{Han}{9}"])
    #expect(
      try unfiltered { $0.builder.node(.none, of: [try $0.text("\\p{Han}{9}")]) } == ["\\p{Han}{9}"]
    )
  }

  @Test func `a literal or a field beside it decides first`() throws {
    #expect(
      try unfiltered { $0.builder.node(.all, of: [try $0.text("贷款"), try $0.text("\\p{Han}{9}")]) }
        == [])
    #expect(
      try unfiltered {
        $0.builder.node(.all, of: [$0.prefix(.from, ["1069"]), try $0.text("\\p{Han}{9}")])
      } == [])
    // What must not be there is there in few messages, and decides nothing.
    #expect(
      try unfiltered { $0.builder.node(.all, of: [$0.absent(.node), try $0.text("\\p{Han}{9}")]) }
        == ["\\p{Han}{9}"])
    #expect(
      try unfiltered {
        $0.builder.node(
          .all,
          of: [
            $0.builder.node(.none, of: [$0.prefix(.from, ["1069"])]), try $0.text("\\p{Han}{9}"),
          ])
      } == ["\\p{Han}{9}"])
  }
}
