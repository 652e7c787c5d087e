import Bytes
import Testing

@testable import Patterns

struct MatchCostTests {
  @Test(arguments: [
    "贷款.{0,24}额度", "贷.*款", "[贷款].{0,40}[贷款].{0,40}[贷款].{0,40}度", "(?:a|aa)+$",
    "微信.{0,8}[a-z]{12,}", #"https?://[\w.-]+\.(?:com|cn)"#, "【[^】]*】.{0,10}贷",
    "^(?=.*贷)(?=.*[!?])", #"(\d{3,6})[^\d]{0,6}\1.{0,12}(?:见谅|放款)"#, #"\d{6,}(?!\d)"#,
  ])
  func `what people write is affordable`(source: String) throws {
    #expect(try Pattern(source).cost.isAffordable)
  }

  @Test(arguments: [
    "贷.*款.*度", #"(\w+)贷\1"#, "(a+)+(?:贷款|(?!x)额度)", "(?:.*贷)*款", "(?:(?:a|b|ab)?(?:a|b|ab)?){9}.*x",
    "(?:贷|[贷款]|.){12}度",
  ])
  func `what could be kept busy is not`(source: String) throws {
    #expect(try !Pattern(source).cost.isAffordable)
  }

  @Test func `a match that begins at one place is bounded by one start`() throws {
    let once = try Pattern("^(?=.*贷).*款").cost
    #expect(once.startsOnce && once.isWhole && once.startCount(500) == 1)
    let skipping = try Pattern("贷(*SKIP)款").cost
    #expect(skipping.isWhole && !skipping.startsOnce)
  }

  @Test(arguments: ["贷款", "贷.*款", "[贷款].{0,40}[贷款].{0,40}[贷款].{0,40}度", "(?:a|aa)+$"])
  func `a text within the plain length costs no more than its budget`(source: String) throws {
    let cost = try Pattern(source).cost
    for count in [1, 10, 100, 670, 2_000, 10_000, 65_536] {
      let work = cost.work(starts: count + 1, limit: .max, count)
      #expect((work <= MatchCost.budget(count)) == (count <= cost.plainByteCountMax))
    }
  }

  @Test func `longer texts may cost more, up to a bound`() {
    #expect(MatchCost.budget(0) == Limits.matchWorkMax)
    #expect(MatchCost.budget(670) == Limits.matchWorkMax)
    #expect(MatchCost.budget(1_340) == 2 * Limits.matchWorkMax)
    #expect(MatchCost.budget(65_536) == Limits.matchWorkMaxOfLongText)
  }

  @Test func `the limit is the most that all starts can have`() throws {
    let cost = try Pattern("(?:a|aa)+$").cost
    let limit = cost.limit(for: 1e6, 100)
    #expect(cost.work(starts: 101, limit: limit, 100) <= 1e6)
    #expect(cost.work(starts: 101, limit: limit + 2, 100) > 1e6)
  }
}
