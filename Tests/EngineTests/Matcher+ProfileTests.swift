import Synchronization
import Testing

@testable import Engine

struct MatcherProfileTests {
  /// Each look at the clock is ten nanoseconds later than the one before.
  private static func clock() -> ProbeProfile.Clock {
    let time = SteadyClock()
    return { time.next() }
  }

  private func decide(_ texts: [String], by matcher: inout Matcher) {
    matcher.match(Array(texts.map { message($0) }.joined(separator: "\n").utf8))
  }

  @Test func `what is asked is counted, with the record that took the longest`() throws {
    var rules = TestRules()
    rules.add("pattern", .verdict(.review), try rules.text("贷款\\p{Han}"))
    rules.add("words", .verdict(.review), rules.words(["抵押"]))
    rules.add("field", .verdict(.review), try rules.match(.from, "^x"))
    rules.add("slow", .verdict(.review), try rules.text("(?:(?:a+)+)+\\p{Han}{2}"))
    let ruleSet = rules.build()
    var matcher = Matcher(for: ruleSet, clock: Self.clock())
    let texts = ["明天见", "贷款人", "贷款", "抵押", tooLongText]
    decide(texts, by: &matcher)
    var costs: [String: ProbeCost] = [:]
    for use in ruleSet.patternUses {
      costs[ruleSet.rules[use.rules[0].index].identifier] = matcher.cost(of: use.probe)
    }
    #expect(costs["pattern"]?.askedCount == 2 && costs["pattern"]?.foundCount == 1)
    #expect(costs["pattern"]?.worstRecord == 1)
    #expect(costs["pattern"]?.nanoseconds == 20 && costs["pattern"]?.worstNanoseconds == 10)
    #expect(costs["words"]?.askedCount == 1 && costs["words"]?.foundCount == 1)
    #expect(costs["words"]?.worstRecord == 3)
    #expect(costs["field"]?.askedCount == 5 && costs["field"]?.foundCount == 0)
    #expect(costs["slow"]?.limitCount == 1)
    let (textCount, candidateCount) = matcher.prefilterCounts
    #expect(textCount == 5 && candidateCount >= 3)
  }

  @Test func `nothing is counted without a clock`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("贷款"))
    var matcher = Matcher(for: rules.build())
    decide(["贷款"], by: &matcher)
    let profile = matcher.profile
    #expect(profile.isEmpty)
  }
}

/// A clock that goes ten nanoseconds at each look.
private final class SteadyClock: Sendable {
  private let time = Atomic<Int64>(0)

  func next() -> Int64 { time.add(10, ordering: .relaxed).newValue }
}
