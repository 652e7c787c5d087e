import Patterns
import Prefilter
import Testing

struct RequiredWordsTests {
  @Test func `the rarest set of words is told, the most common first`() throws {
    let pattern = try Pattern("您的.{0,8}(?:彩金|验证码)")
    let words = try #require(RequiredWords(of: pattern, in: .folded))
    #expect(words.words == ["验证码", "彩金"])
    #expect(words.likelihood > 0 && words.likelihood < 0.5)
  }

  @Test(arguments: ["\\p{Han}{9}", "\\d{4}", ".*", "贷?", "a*|\\d"])
  func `a pattern that requires no word has none`(source: String) throws {
    #expect(RequiredWords(of: try Pattern(source), in: .folded) == nil)
  }
}
