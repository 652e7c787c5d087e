import Bytes
import Testing

@testable import Patterns

struct CostReaderTests {
  @Test(arguments: [
    ("(贷)(?1)", UnboundedPart.Kind.call, 5..<9), ("(?R)?", .call, 0..<4),
    ("(?<n>a)(?&n)", .call, 7..<12),
    (#"\Ga"#, .unknown, 0..<2), ("(*sr:贷)", .group, 0..<9),
  ])
  func `what has no bound is named`(
    source: String, kind: UnboundedPart.Kind, range: Range<Int>
  ) throws {
    let cost = try Pattern(source).cost
    #expect(cost.unbounded?.kind == kind && cost.unbounded?.range == range)
    #expect(!cost.isAffordable)
  }

  @Test(arguments: [
    ("贷", 0), (".{0,40}", 0), (".*", 1), (".*贷.*款", 2), ("[^】]*】.*款", 1), (#"(\w+)贷\1"#, 2),
    (#"(\w{1,8})贷\1"#, 0), ("(?:ab)*", 1), (#"\X"#, 1), ("(?:){0,3000}", 0),
  ])
  func `work grows as loops without end are nested`(source: String, degree: Int) throws {
    let total = try Pattern(source).cost.total
    #expect((total.square > 0 ? 2 : total.linear > 0 ? 1 : 0) == degree)
  }

  @Test(arguments: [
    "(?:贷|[贷款]|.){0,9}度", ".{0,9}.{0,9}[贷款]", "(?:a|aa)+$", "(?:贷.{0,3}){2,4}款", "(贷|贷款){1,3}\\1度",
    "(?=.{0,9}贷).{0,5}款", "(?!.*度)贷.?款?信", "(?>贷|款){0,5}+度", ".*?款.{2,5}?度", "(?:(?:贷|款)?a?){0,4}x",
    "[^款]{0,7}款[^度]{1,5}度", "(?:\\d,?){2,5}元", "(?<=贷|款).{0,6}x|贷.*",
  ])
  func `PCRE2 counts no more steps than there is work`(source: String) throws {
    let pattern = try Pattern("\\A(?:\(source))")
    var random = SeededGenerator(seed: 17)
    for _ in 0..<300 {
      let length = Int.random(in: 0...14, using: &random)
      let text = (0..<length).map { _ in
        ["贷", "款", "a", "1", ","].randomElement(using: &random) ?? "贷"
      }.joined()
      let work = pattern.cost.total.amount(length)
      guard work < 1e8 else { continue }
      var limits = MatchLimits(match: UInt32(work.rounded(.up)))
      limits.boundsWork = false
      #expect(firstMatch(pattern, text, limits: limits) != .limit(.match), "\(text)")
    }
  }
}
