import Testing

@testable import Bench

struct BenchTests {
  @Test func `a case whose count changes is noticed`() {
    var count = 0
    var steady = BenchCase("steady", perRun: 1) { 7 }
    var changing = BenchCase("changing", perRun: 1) {
      count += 1
      return count
    }
    for round in 0..<3 {
      steady.run(isKept: round > 0)
      changing.run(isKept: round > 0)
    }
    #expect(steady.countsAgree && steady.count == 7)
    #expect(!changing.countsAgree)
    #expect(steady.bestNanoseconds <= steady.medianNanoseconds)
  }
}
