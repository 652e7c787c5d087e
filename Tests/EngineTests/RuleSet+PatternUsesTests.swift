import Testing
import Views

@testable import Engine

struct RuleSetPatternUsesTests {
  @Test func `a pattern is told with its views and all its rules`() throws {
    var rules = TestRules()
    let shared = try rules.text("贷款")
    rules.add("a", .verdict(.review), shared)
    rules.add("b", .verdict(.review), rules.all([shared, try rules.text("[0-9]")]))
    rules.add("c", .verdict(.review), try rules.match(.from, "^1"))
    let ruleSet = rules.build()
    let uses = ruleSet.patternUses
    let names = uses.map { $0.rules.map { ruleSet.rules[$0].identifier }.sorted() }
    #expect(names == [["a", "b"], ["b"], ["c"]])
    #expect(uses.map(\.hasLiteral) == [true, false, false])
    #expect(uses.map(\.views) == [.raw, .raw, []])
    #expect(uses.map(\.requiredWords) == [["贷款"], [], []])
  }

  private func unfiltered(_ make: (inout TestRules) throws -> Int32) throws -> [String?] {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try make(&rules))
    return rules.build().unfilteredConditions(of: 0).map { $0.pattern?.source }
  }

  @Test func `a condition without a literal is told where nothing decides before it`() throws {
    #expect(try unfiltered { try $0.text("[0-9]{4}") } == ["[0-9]{4}"])
    #expect(try unfiltered { try $0.text("贷款[0-9]") } == [])
    #expect(try unfiltered { $0.words(["贷款", "++"]) } == [nil])
    #expect(try unfiltered { $0.any([try $0.text("贷款"), try $0.text("[0-9]")]) } == ["[0-9]"])
    #expect(try unfiltered { $0.none([try $0.text("[0-9]")]) } == ["[0-9]"])
  }

  @Test func `a literal or a field beside it decides first`() throws {
    #expect(try unfiltered { $0.all([try $0.text("贷款"), try $0.text("[0-9]")]) } == [])
    #expect(
      try unfiltered { $0.all([$0.prefix(.from, ["1069"]), try $0.text("[0-9]")]) } == [])
    // What must not be there is there in few messages, and decides nothing.
    #expect(
      try unfiltered { $0.all([$0.absent(.node), try $0.text("[0-9]")]) } == ["[0-9]"])
    #expect(
      try unfiltered {
        $0.all([$0.none([$0.prefix(.from, ["1069"])]), try $0.text("[0-9]")])
      } == ["[0-9]"])
  }
}
