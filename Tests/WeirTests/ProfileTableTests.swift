import Bytes
import Engine
import Testing

// Only what is needed: a command of the program is called Test, too.
@testable import struct Offline.RuleProfile
@testable import enum weir.Figures
@testable import struct weir.ProfileTable

struct ProfileTableTests {
  private func question(
    _ views: String, asked: Int64, found: Int64, nanoseconds: Int64, words: [String] = []
  ) -> RuleProfile.Question {
    var cost = ProbeCost()
    cost.askedCount = asked
    cost.foundCount = found
    cost.nanoseconds = nanoseconds
    return RuleProfile.Question(
      views: views, pattern: "p", hasLiteral: true, findWords: { words }, cost: cost)
  }

  private var withoutLiteral: RuleProfile.Question {
    var question = question("folded", asked: 1_000, found: 5, nanoseconds: 1)
    question.hasLiteral = false
    return question
  }

  private var givingUp: RuleProfile.Question {
    var question = question("folded", asked: 5, found: 0, nanoseconds: 1)
    question.cost.limitCount = 2
    return question
  }

  private var total: RuleProfile.Total {
    RuleProfile.Total(
      records: 1_000, rejected: 0, texts: 1_000, candidates: 700, nanoseconds: 2_000_000)
  }

  @Test func `what rules share is counted once, under all of their names`() {
    let profile = RuleProfile(
      [
        (["a"], question("folded", asked: 10, found: 10, nanoseconds: 5_000)),
        (["a", "b"], question("folded", asked: 500, found: 0, nanoseconds: 90_000)),
        (["a"], question("skeleton", asked: 10, found: 10, nanoseconds: 4_000)),
        (["c"], question("folded", asked: 0, found: 0, nanoseconds: 0)),
      ], total: total)
    #expect(profile.entries.map(\.rules) == [["a", "b"], ["a"]])
    #expect(profile.entries.map(\.cost.nanoseconds) == [90_000, 9_000])
    #expect(profile.cost.nanoseconds == 99_000 && profile.questionCount == 4)
    let text = ProfileTable(profile, columnCount: 100, hasColor: false).text(
      of: profile.entries, top: 20)
    #expect(text.contains("a, b (shared)"))
    #expect(text.contains("time       2.0 ms, 2.0 µs a record; 5 % of it for 4 patterns"))
  }

  @Test func `what is left out belongs to what was asked for`() {
    let profile = RuleProfile(
      [(["a"], question("folded", asked: 9, found: 9, nanoseconds: 5)), (["b"], withoutLiteral)],
      total: total)
    let table = ProfileTable(profile, columnCount: 100, hasColor: false)
    let all = table.text(of: profile.entries(of: nil), top: 1)
    #expect(all.contains("1 entry more: --top 2") && all.contains("asked about every text"))
    let one = table.text(of: profile.entries(of: "a"), top: 1)
    #expect(!one.contains("more: --top") && !one.contains("asked about every text"))
    let none = table.text(of: profile.entries(of: "c"), top: 1)
    #expect(none.hasSuffix("\n\nno pattern was asked about these records\n"))
  }

  @Test func `each problem has a hint, and what is well has none`() {
    let cases: [(RuleProfile.Question, String?)] = [
      (withoutLiteral, "no word"),
      (question("field", asked: 1_000, found: 5, nanoseconds: 1), nil),
      (question("folded", asked: 100, found: 1, nanoseconds: 1, words: ["您的"]), "common (您的)"),
      (question("folded", asked: 5, found: 1, nanoseconds: 1, words: ["您的"]), nil),
      (question("folded", asked: 5, found: 5, nanoseconds: 500_000), "takes 100.0 µs"),
      (givingUp, "gives up"),
      (question("folded", asked: 50, found: 40, nanoseconds: 9_000, words: ["您的"]), nil),
    ]
    for (question, expected) in cases {
      let profile = RuleProfile([(["a"], question)], total: total)
      let hints = profile.hints(for: profile.entries[0])
      #expect(hints.count == (expected == nil ? 0 : 1))
      if let expected { #expect(hints.first?.contains(expected) == true) }
    }
  }

  @Test func `a long name or pattern goes no further than the terminal`() {
    var long = question("folded", asked: 10, found: 1, nanoseconds: 5_000)
    long.pattern = String(repeating: "贷", count: 100)
    let profile = RuleProfile([((0..<9).map { "rule-\($0)" }, long)], total: total)
    let text = ProfileTable(profile, columnCount: 100, hasColor: false).text(
      of: profile.entries, top: 20)
    #expect(text.contains("rule-0, rule-1, rule-2 and 6 more (shared)"))
    for line in text.split(separator: "\n") where line.contains("贷") {
      #expect(columnCount(of: String(line)) <= 100)
    }
  }

  @Test func `numbers are shown as people read them`() {
    #expect(
      [0, 999, 1_000, 1_234_567].map { Figures.grouped($0) } == ["0", "999", "1,000", "1,234,567"])
    #expect(
      [12, 1_250, 12_400_000, 3e9].map { Figures.duration(nanoseconds: $0) }
        == ["12 ns", "1.3 µs", "12.4 ms", "3.0 s"])
    #expect(
      [(0.0, 0.0), (1, 0), (0, 5), (1, 500), (499, 500), (5, 10)].map {
        Figures.percent($0, of: $1)
      }
        == ["–", "–", "0 %", "<1 %", ">99 %", "50 %"])
  }
}
