import Testing

@testable import Patterns

struct PartCostTests {
  private let single = PartCost.single(Work(fixed: 2))

  @Test func `parts in a row add up, each as often as there are ways to it`() {
    var choice = single
    choice.ways = Work(fixed: 3)
    choice.passes = 3
    let both = choice + single
    #expect(both.total == Work(fixed: 8) && both.ways == Work(fixed: 3))
    #expect(both.first == Work(fixed: 8) && both.width == Work(fixed: 2))
    #expect(single.times(5).total == Work(fixed: 10) && single.times(0) == PartCost())
    #expect(choice.times(3).ways == Work(fixed: 27))
  }

  @Test func `a counted step ends the work before it`() {
    var loop = single
    loop.passes = 0
    loop.after = 1
    loop.last = Work(fixed: 7)
    let all = single + loop + single + loop
    #expect(all.first == Work(fixed: 4))
    #expect(all.between == Work(fixed: 11) && all.last == Work(fixed: 7))
    #expect(all.perStep == Work(fixed: 11))
  }

  @Test func `an atomic group and a look-around let one way through`() {
    var choice = single
    choice.ways = .infinite
    choice.passes = 9
    #expect(choice.cut.ways == .one && choice.cut.passes == 1)
    let ahead = choice.lookAround(isBehind: false, isNegative: true)
    #expect(ahead.width == .zero && ahead.after == 0 && ahead.passes == 1)
    let behind = choice.lookAround(isBehind: true, isNegative: false)
    #expect(behind.total.fixed > ahead.total.fixed)
  }
}
