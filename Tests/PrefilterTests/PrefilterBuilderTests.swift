import Patterns
import Testing
import Views

@testable import Prefilter

struct PrefilterBuilderTests {
  private func choice(
    for pattern: String
  ) throws -> (clauses: PrefilterBuilder.ClauseChoice, count: Int) {
    var builder = PrefilterBuilder()
    _ = builder.add(try Pattern(pattern), in: .folded, identity: 0)
    return (try #require(builder.added.first?.choice), builder.clauses.count)
  }

  @Test func `the rarest clauses are kept, common ones are not`() throws {
    let found = try choice(for: "您的.{1,3}赌场.{1,3}的.{1,3}彩金.{1,3}荷官.{1,3}筹码.{1,3}洗码")
    #expect(found.clauses.required.count == 4)
    #expect(found.clauses.rarest != found.clauses.nextRarest)
  }

  @Test func `the gap between clauses that are kept has what is between them`() throws {
    // 的 is in most texts and is not asked for, but has its place.
    let found = try choice(for: "赌场.{0,3}的.{0,4}彩金")
    #expect(found.clauses.required.map(\.gapMax) == [0, 8])
    #expect(found.clauses.required.map(\.isOrdered) == [false, true])
  }

  @Test func `a literal that is cut to a shorter one leaves room beside it`() throws {
    let found = try choice(for: "(?:赌场|澳门赌场城).{0,3}彩金")
    #expect(found.clauses.required.map(\.gapMax) == [0, 6])
  }

  @Test func `digits are asked for last, beside literals, and never alone`() throws {
    let found = try choice(for: "\\d{11}.{0,3}赌场")
    #expect(found.clauses.required.map(\.isDigits) == [true, false])
    var builder = PrefilterBuilder()
    let alone = builder.add(try Pattern("\\d{11}"), in: .folded, identity: 0)
    #expect(alone == nil && builder.added.isEmpty)
  }

  @Test func `equal clauses are kept once, equal patterns are read once`() throws {
    var builder = PrefilterBuilder()
    let pattern = try Pattern("赌场.{0,9}(?:微信|qq)")
    for (identity, view) in [View.folded, .skeleton, .folded].enumerated() {
      _ = builder.add(pattern, in: view, identity: UInt32(identity))
    }
    _ = builder.add(try Pattern("彩金.{0,5}(?:qq|微信)"), in: .folded, identity: 9)
    #expect(builder.added.count == 4)
    #expect(builder.clauses.count == 3)
  }
}
