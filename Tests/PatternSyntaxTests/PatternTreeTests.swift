import PatternSyntax
import Testing

struct PatternTreeTests {
  @Test(arguments: [
    ("ab|c", "ab|c"), ("a(b|c)*d", "a(b|c)*d"), ("a(?#x){2}", "a*"), (#"\Qab\E+"#, "ab*"),
    ("a{2}{3}", "a**"), ("(?x) a b # c\n +", "oab*"), ("((a)|)", "((a)|)"),
    ("(?(?=a)b|c)", "((a)b|c)"), ("", ""),
  ])
  func `items stand in their groups, with their quantifiers`(pattern: String, tree: String) throws {
    let read = try #require(PatternTree(PatternTokens(pattern), depthMax: 10))
    #expect(described(read.alternatives) == tree)
  }

  @Test(arguments: [
    "(a", "a)", "*a", "(*", "(|+)", "[a", "(?#a", "(?i)*", "a(?", #"a\"#, #"\p{"#, "|?",
  ])
  func `what PCRE2 refuses has no tree`(pattern: String) {
    #expect(PatternTree(PatternTokens(pattern), depthMax: 10) == nil)
  }

  @Test func `groups nest as deep as is allowed, and no deeper`() {
    let pattern = String(repeating: "(", count: 10) + String(repeating: ")", count: 10)
    #expect(PatternTree(PatternTokens(pattern), depthMax: 10) != nil)
    #expect(PatternTree(PatternTokens(pattern), depthMax: 9) == nil)
  }

  private func described(_ alternatives: PatternTree.Alternatives) -> String {
    alternatives.map { $0.map(described).joined() }.joined(separator: "|")
  }

  private func described(_ item: PatternTree.Item) -> String {
    let marks = String(repeating: "*", count: item.quantifiers.count)
    switch item.kind {
    case .group(_, let alternatives): return "(" + described(alternatives) + ")" + marks
    case .token(let token):
      if case .literal(let code) = token.kind, let scalar = Unicode.Scalar(code) {
        return String(scalar) + marks
      }
      return "o" + marks
    }
  }
}
