import Testing

@testable import Patterns

struct WorkTests {
  private let mixed = Work(fixed: 1, linear: 2, square: 3)

  @Test func `work grows with the text`() {
    #expect(mixed.amount(10) == 321)
    #expect((mixed + mixed).amount(10) == 642)
    #expect((Work.textLength * Work.textLength).amount(7) == 49)
    #expect((2 * mixed).amount(1) == 12)
    #expect(Work.most(mixed, Work(fixed: 5)) == Work(fixed: 5, linear: 2, square: 3))
    #expect(Work(fixed: 4).isFixed && !mixed.isFixed)
  }

  @Test func `what grows faster than a square is infinite, and nothing of it is nothing`() {
    #expect((mixed * mixed).amount(1) == .infinity)
    #expect((Work.infinite * Work.zero).amount(9) == 0)
    #expect((Work.infinite * Work.textLength).amount(1) == .infinity)
  }
}
