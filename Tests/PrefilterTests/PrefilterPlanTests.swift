import Patterns
import Testing
import Views

@testable import Prefilter

struct PrefilterPlanTests {
  private func plan(_ patterns: [String]) throws -> PrefilterPlan {
    var builder = PrefilterBuilder()
    for (place, pattern) in patterns.enumerated() {
      _ = builder.add(try Pattern(pattern), in: .folded, identity: UInt32(place))
    }
    return PrefilterPlan(builder)
  }

  @Test func `literals of one letter come first, and have the first numbers`() throws {
    let plan = try plan(["赌|彩金", "微.{0,3}彩金"])
    let arranged = plan.arrange()
    #expect(arranged.singleCount == 2)
    #expect(arranged.literals.map(\.count) == [1, 1, 2])
    let tables = plan.makeTables()
    let numbers = ["赌", "微"].map { tables.text[Int($0.unicodeScalars.first?.value ?? 0)] }
    #expect(Set(numbers) == [2, 3])
  }

  @Test func `a literal is found by its rarest pair, and literals of a pair stand side by side`()
    throws
  {
    let arranged = try plan(["您的赌场", "赌场", "赌场会员"]).arrange()
    #expect(arranged.pairs.count == 1)
    #expect(arranged.pairs[0].literals.count == arranged.literals.count)
    #expect(arranged.literals.map { Int($0.pairOffset) }.sorted() == [0, 0, 2])
  }

  @Test func `digits have numbers where they are counted`() throws {
    #expect(try plan(["赌场"]).arrange().digitNumbers.isEmpty)
    let counting = try plan(["赌场\\d{6}"]).arrange()
    #expect(counting.digitNumbers.count == 10)
    #expect(counting.digitClauses.map(\.count) == [6])
  }
}
