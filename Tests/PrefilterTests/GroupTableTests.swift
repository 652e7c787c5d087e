import Testing

@testable import Prefilter

struct GroupTableTests {
  @Test func `groups are numbered as they open, and known when they close`() {
    var groups = GroupTable()
    let outer = groups.open(nil)
    let inner = groups.open([0x6E])
    groups[inner] = .literals([[0x61]])
    #expect([outer, inner] == [1, 2])
    #expect(groups[outer] == nil)
    #expect(groups[inner]?.exact == [[0x61]])
    #expect(groups.number(2) == 2 && groups.number(named: [0x6E]) == 2)
    #expect(groups.number(named: [0x6D]) == nil)
  }

  @Test func `once numbers are unsure, no reference leads anywhere`() {
    var groups = GroupTable()
    _ = groups.open([0x6E])
    groups.forgetNumbers()
    #expect(groups.number(1) == nil && groups.number(named: [0x6E]) == nil)
  }
}
