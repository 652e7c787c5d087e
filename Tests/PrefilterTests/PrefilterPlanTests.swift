import Patterns
import Testing
import Views

@testable import Prefilter

struct PrefilterPlanTests {
  private func plan(_ patterns: [String]) throws -> PrefilterPlan {
    var builder = PrefilterBuilder()
    for (index, pattern) in patterns.enumerated() {
      _ = builder.add(try Pattern(pattern), in: .folded, identity: UInt32(index))
    }
    return PrefilterPlan(builder)
  }

  @Test func `literals of one letter come first, and have the first numbers`() throws {
    let plan = try plan(["赌|彩金", "微.{0,3}彩金"])
    let layout = plan.layOut()
    #expect(layout.singleCount == 2)
    #expect(layout.literals.map(\.count) == [1, 1, 2])
    let tables = plan.makeTables()
    let numbers = ["赌", "微"].map { tables.text[Int($0.unicodeScalars.first?.value ?? 0)] }
    #expect(Set(numbers) == [2, 3])
  }

  @Test func `a literal is found by its rarest pair, and literals of a pair stand side by side`()
    throws
  {
    let layout = try plan(["您的赌场", "赌场", "赌场会员"]).layOut()
    #expect(layout.pairs.count == 1)
    #expect(layout.pairs[0].literals.count == layout.literals.count)
    #expect(layout.literals.map { Int($0.pairOffset) }.sorted() == [0, 0, 2])
  }

  @Test func `digits have numbers where they are counted`() throws {
    #expect(try plan(["赌场"]).layOut().digitNumbers.isEmpty)
    let counting = try plan(["赌场\\d{6}"]).layOut()
    #expect(counting.digitNumbers.count == 10)
    #expect(counting.digitClauses.map(\.count) == [6])
  }
}
