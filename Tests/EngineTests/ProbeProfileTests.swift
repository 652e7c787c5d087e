import Bytes
import Synchronization
import Testing

@testable import Engine

struct ProbeProfileTests {
  /// Goes on by a microsecond whenever it is asked.
  private final class Ticks: Sendable {
    private let count = Atomic<Int64>(0)
    func next() -> Int64 { count.add(1, ordering: .relaxed).newValue * 1_000 }
  }

  @Test func `a profile counts what PCRE2 was asked, and what came of it`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("贷.{0,3}款"))
    let ticks = Ticks()
    var matcher = Matcher(for: rules.build(), clock: { ticks.next() })
    // The second has the letters too far apart, the third has signs between that letters hide.
    let texts = ["贷款", "贷\(String(repeating: "一", count: 60))款", "贷！！！！款", "你好"]
    let lines = texts.map { message($0) }.joined(separator: "\n")
    matcher.match(Array(lines.utf8))
    let cost = try #require(matcher.profile.first)
    #expect(cost.askedCount == 2)
    #expect(cost.foundCount == 1)
    #expect(cost.limitCount == 0)
    #expect(cost.nanoseconds == 2_000)
    #expect(cost.worstNanoseconds == 1_000)
    #expect(cost.worstRecord == 0)
  }

  @Test func `without a clock nothing is counted`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("贷款"))
    let matcher = Matcher(for: rules.build())
    #expect(matcher.profile.isEmpty)
  }
}
