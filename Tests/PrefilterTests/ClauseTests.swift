import Testing

@testable import Prefilter

struct ClauseTests {
  private func clause(_ words: [String]) -> Clause { .literals(words.map { Array($0.utf16) }) }

  @Test(arguments: [
    (["微", "微信", "信"], ["信", "微"]), (["贷款", "贷款", "无抵押贷款"], ["贷款"]), (["a", "b"], ["a", "b"]),
    (["abc", "bcd"], ["abc", "bcd"]), ([], []),
  ])
  func `a literal that holds another is not needed`(words: [String], kept: [String]) {
    let reduced = clause(words).reduced
    guard case .literals(let literals) = reduced else { return }
    #expect(Set(literals) == Set(kept.map { Array($0.utf16) }))
  }

  @Test func `a reduced clause is shorter by no more than its slack`() {
    #expect(clause(["贷款", "无抵押贷款"]).slack == 3)
    #expect(clause(["贷款", "额度"]).slack == 0)
    #expect(Clause.digits(6).slack == 0)
    #expect(Clause.digits(6).reduced == .digits(6))
  }

  @Test func `digits are told from other letters`() {
    #expect([[0x31], [0x32, 0x33]].digitCounts == 1...2)
    #expect([[0x31], [0x61]].digitCounts == nil)
    #expect(Literals().digitCounts == nil)
  }
}
