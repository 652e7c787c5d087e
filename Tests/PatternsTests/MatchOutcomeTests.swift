import Patterns
import Testing

struct MatchOutcomeTests {
  @Test func `every kind of limit has a word of its own`() {
    let names = MatchLimitKind.allCases.map(\.name)
    #expect(names == ["match", "depth", "heap", "jit-stack", "recursion"])
  }
}
