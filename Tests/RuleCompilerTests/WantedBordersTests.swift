import Testing

@testable import RuleCompiler

struct WantedBordersTests {
  @Test func `what a list and a condition ask for holds together, each phrase once`() {
    let list = WantedBorders(exceptions: ["今日结束", "明日结束"])
    let condition = WantedBorders(exceptions: ["明日结束", "次日结束"], wholeWord: true)
    let both = list.joined(with: condition)
    #expect(both.exceptions == ["今日结束", "明日结束", "次日结束"])
    #expect(both.wholeWord && condition.joined(with: list).wholeWord)
    #expect(list.joined(with: WantedBorders()) == list)
    #expect(WantedBorders().joined(with: list) == list)
  }
}
