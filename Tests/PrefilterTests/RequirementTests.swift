import Testing

@testable import Prefilter

struct RequirementTests {
  private let a: Requirement = .literals([[0x61]])
  private let ab: Requirement = .literals([[0x61], [0x62]])

  @Test func `exact parts grow together up to a bound, and then begin anew`() {
    let long = Requirement.sequence(Array(repeating: ab, count: 10), by: .shared)
    #expect(long.exact == nil)
    #expect(long.links.count == 2 && long.links[1].gapMax == 0)
    #expect(long.links.allSatisfy { $0.lengthMax <= 6 })
    #expect(long.lengthMax == 10)
    let word = Requirement.sequence(Array(repeating: a, count: 60), by: .shared)
    #expect(word.links.map(\.lengthMax) == [24, 24, 12])
  }

  @Test(arguments: [
    (1...1, 1), (0...0, 0), (2...2, 2), (0...5, 5), (3...9, 9), (1...70_000, 70_000),
  ])
  func `a repeated part is as long as all of its repeats`(counts: ClosedRange<Int>, length: Int) {
    for part in [a, .anything(1), .digits(1...1)] {
      #expect(Requirement.sequence(part.repeated(counts), by: .shared).lengthMax == length)
    }
  }

  @Test func `lengths without end stay below the bound`() {
    let endless = Requirement.anything(1).repeated(0...Requirement.unbounded)[0]
    #expect(endless.lengthMax == Requirement.unbounded)
    let more = Requirement.sequence([endless, a, endless, endless], by: .shared)
    #expect(more.lengthMax == Requirement.unbounded)
    let much = Requirement.sequence(more.repeated(5...Requirement.unbounded), by: .shared)
    #expect(much.lengthMax == Requirement.unbounded)
    #expect(Requirement.alternatives([more, a], by: .shared).lengthMax == Requirement.unbounded)
  }

  @Test func `what may be left out requires nothing`() {
    #expect(a.repeated(0...1)[0].exact.map(Set.init) == [[], [0x61]])
    #expect(a.repeated(0...9)[0].clauses.isEmpty)
    #expect(a.asLookAround.repeated(0...1)[0].clauses.isEmpty)
    #expect(Requirement.alternatives([a.asLookAround, a], by: .shared).aside.isEmpty)
    #expect(Requirement.nothing.repeated(0...7)[0].isBlank)
  }

  @Test func `the bounds around a clause of alternatives are those of the longest`() {
    let gap = Requirement.anything(7)
    let left = Requirement.sequence([gap, a], by: .shared)
    let right = Requirement.sequence([a, .anything(3), .literals([[0x78, 0x79]])], by: .shared)
    let either = Requirement.alternatives([left, right], by: .shared)
    #expect(either.links.count == 1)
    #expect(either.lengthMax >= max(left.lengthMax, right.lengthMax))
    #expect(either.links[0].gapMax >= 7)
  }
}
