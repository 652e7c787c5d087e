import Bytes
import Digests
import Synchronization
import Testing

@testable import Engine

struct WorkspaceProfileTests {
  /// Each look at the clock is ten nanoseconds later than the one before.
  private static func clock() -> ProbeProfile.Clock {
    let time = SteadyClock()
    return { time.next() }
  }

  private func decide(_ texts: [String], _ ruleSet: RuleSet, in workspace: inout Workspace) {
    Array(texts.map { message($0) }.joined(separator: "\n").utf8).withByteView { lines in
      ruleSet.match(
        Chunk(lines: lines, batchOffset: 0), of: Digest128(high: 0, low: 0), in: &workspace)
    }
  }

  @Test func `what is asked is counted, with the record that took the longest`() throws {
    var rules = TestRules()
    rules.add("pattern", .verdict(.review), try rules.text("贷款\\p{Han}"))
    rules.add("words", .verdict(.review), rules.words(["抵押"]))
    rules.add("field", .verdict(.review), try rules.match(.from, "^x"))
    rules.add("slow", .verdict(.review), try rules.text("(?:(?:a+)+)+\\p{Han}{2}"))
    let ruleSet = rules.build()
    var workspace = Workspace(for: ruleSet, clock: Self.clock())
    let texts = ["明天见", "贷款人", "贷款", "抵押", tooLongText]
    decide(texts, ruleSet, in: &workspace)
    let costs = Dictionary(
      uniqueKeysWithValues: ruleSet.patternUses.map {
        (ruleSet.rules[$0.rules[0]].identifier, workspace.cost(of: $0.probe))
      })
    #expect(costs["pattern"]?.askedCount == 2 && costs["pattern"]?.foundCount == 1)
    #expect(costs["pattern"]?.worstRecord == 1)
    #expect(costs["pattern"]?.nanoseconds == 20 && costs["pattern"]?.worstNanoseconds == 10)
    #expect(costs["words"]?.askedCount == 1 && costs["words"]?.foundCount == 1)
    #expect(costs["words"]?.worstRecord == 3)
    #expect(costs["field"]?.askedCount == 5 && costs["field"]?.foundCount == 0)
    #expect(costs["slow"]?.limitCount == 1)
    #expect(workspace.prefilterCounts.texts == 5)
    #expect(workspace.prefilterCounts.candidates >= 3)
  }

  @Test func `nothing is counted without a clock`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("贷款"))
    let ruleSet = rules.build()
    var workspace = Workspace(for: ruleSet)
    decide(["贷款"], ruleSet, in: &workspace)
    #expect(workspace.profile.isEmpty)
  }
}

/// A clock that goes ten nanoseconds at each look.
private final class SteadyClock: Sendable {
  private let time = Atomic<Int64>(0)

  func next() -> Int64 { time.add(10, ordering: .relaxed).newValue }
}
