import PatternSyntax
import Testing

@testable import Patterns

struct BeginningTests {
  private func beginning(_ source: String) throws -> Beginning {
    let tree = try #require(PatternTree(PatternTokens(source), depthMax: 10))
    return Beginning(of: tree.alternatives[0], isCaseless: false)
  }

  @Test(arguments: [
    ("贷款", 2), ("[贷款]a", 2), ("贷+款", 1), ("贷?款", 0), ("(?:贷|款)a", 1), ("(?:贷|)a", 0), (#"\b贷"#, 1),
    ("(?<!许)可贷", 2), ("(?i)贷", 0), (#"\R"#, 0), (".贷", 2), ("", 0),
  ])
  func `so many characters of a beginning are known`(source: String, count: Int) throws {
    #expect(try beginning(source).sets.count == count)
  }

  @Test(arguments: [
    ("贷款", "贷金", false), ("贷款", "贷", true), ("[贷款]a", "款a", true), ("贷", "款", false),
    (#"\d贷"#, "1款", false), (#"\d"#, "a", false), ("", "贷", true), ("(?:a|b)c", "bd", true),
  ])
  func `what begins otherwise cannot match at the same place`(
    left: String, right: String, isAlike: Bool
  ) throws {
    #expect(try beginning(left).canBegin(like: beginning(right)) == isAlike)
  }

  @Test(arguments: [("a?b", "ab"), ("a*", "az"), ("", "z"), (#"\ba"#, "a"), ("a{0,3}b+c", "ab")])
  func `the first character is one of those that may come first`(
    source: String, first: String
  ) throws {
    let tree = try #require(PatternTree(PatternTokens(source), depthMax: 10))
    let codes = first.unicodeScalars.map { $0.value...$0.value }
    let found = Beginning.first(
      of: tree.alternatives[0], then: CodeRanges([0x7A...0x7A]), isCaseless: false)
    #expect(found == CodeRanges(codes))
  }
}
