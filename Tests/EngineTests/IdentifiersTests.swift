import Testing

@testable import Engine

struct IdentifiersTests {
  @Test func `a number names its place, and orders by it`() {
    #expect(RuleID(7).index == 7 && RuleID(rawValue: 7) == RuleID(7))
    #expect([NodeID(2), NodeID(0), NodeID(1)].sorted().map(\.index) == [0, 1, 2])
  }

  @Test func `a stretch of a table`() {
    let range = IndexRange(3..<5)
    #expect(Array(range.indices) == [3, 4] && !range.isEmpty)
    #expect(IndexRange.empty.isEmpty && IndexRange.empty.indices.isEmpty)
  }

  @Test func `a table is asked by its own numbers`() {
    var table = Table<RuleID, Int>([5, 6, 7])
    table[RuleID(1)] = 9
    let elements = (0..<table.count).map { table[RuleID($0)] }
    #expect(elements == [5, 9, 7])
    table.fill(with: 1)
    let filled = (0..<table.count).map { table[RuleID($0)] }
    #expect(filled == [1, 1, 1])
  }

  @Test func `a place outside of its table is our bug`() async {
    await #expect(processExitsWith: .failure) {
      let table = Table<NodeID, Int>([1])
      _ = table[NodeID(1)]
    }
    await #expect(processExitsWith: .failure) { _ = TagID(-1) }
  }
}
