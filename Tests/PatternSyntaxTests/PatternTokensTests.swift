import PatternSyntax
import TestSupport
import Testing

struct PatternTokensTests {
  @Test(arguments: ["[a", "(?#a", #"\p{L"#, "(?<n", "(?&n", #"\x{41"#, #"\k{n"#, #"\"#, "(*ACCEPT"])
  func `what the pattern does not end is not closed`(pattern: String) {
    #expect(PatternTokens(pattern).tokens.last?.isClosed == false)
  }

  @Test func `a pattern ends extended where blanks are left out at its end`() {
    #expect(PatternTokens("(?x)a").endsExtended && PatternTokens("(?x)a#b\n").endsExtended)
    #expect(!PatternTokens("(?x:a)").endsExtended && !PatternTokens("((?x)a)").endsExtended)
  }

  @Test func `the tokens of any text lie one behind the other without a gap`() {
    var random = SeededGenerator(seed: 5)
    let pieces = [
      "\\", "[", "]", "(", ")", "?", "{", "2", ",", "}", "贷", "\\Q", "\\E", "<", "^", "-", ":", "=",
      "😀", "#", "x", "\n", "*", "P", "k", "'", "(?x)", "|", "N", "é",
    ]
    for _ in 0..<20_000 {
      let pattern = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      var end = 0
      for token in PatternTokens(pattern).tokens {
        #expect(token.range.lowerBound == end && !token.range.isEmpty, "\(pattern)")
        end = token.range.upperBound
      }
      #expect(end == pattern.utf8.count, "\(pattern)")
    }
  }
}
