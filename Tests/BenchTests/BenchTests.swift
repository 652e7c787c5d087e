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
    #expect(steady.best <= steady.median)
  }

  @Test func `the cases of a round follow each other, and the first round is not kept`() {
    var order = ""
    let cases = ["a", "b"].map { name in
      BenchCase(
        name, perRun: 1, rounds: name == "a" ? 2 : 1,
        sample: {
          order += name
          return Timing(nanoseconds: order.count, count: 1)
        })
    }
    var family = BenchFamily("Letters", unit: "letter", clock: "no time", cases)
    family.prepare = { order += "-" }
    family.run()
    #expect(order == "-ab-ab-a")
    #expect(family.median("a") == 8 && family.median("b") == 6)
    #expect(family.ratio("a to b", "a", to: "b").map(\.value) == [8.0 / 6])
    #expect(family.ratio("a to c", "a", to: "c").isEmpty)
  }

  @Test func `the tables of a page are put in the scratch of the old ones`() {
    var family = BenchFamily(
      "Steps", unit: "record", clock: "thread time",
      [BenchCase("decode", perRun: 1, rounds: 1, sample: { Timing(nanoseconds: 1_234, count: 1) })])
    family.run()
    let report = BenchReport(families: [family])
    let page = "before\n" + BenchReport.marks.begin + "old\n" + BenchReport.marks.end + "behind\n"
    let renewed = report.renewed(page: page)
    #expect(renewed?.hasPrefix("before\n") == true && renewed?.hasSuffix("behind\n") == true)
    #expect(renewed?.contains("| decode | 1,234 ns | 1,234 ns |") == true)
    #expect(renewed?.contains("old") == false)
    #expect(report.renewed(page: "no marks") == nil)
    #expect(renewed.flatMap { report.renewed(page: $0) } == renewed)
  }
}
