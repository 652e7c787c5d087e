import Testing

@testable import RuleCompiler

struct PatternPiecesTests {
  private func pieces(_ pattern: String) -> [String] {
    let bytes = Array(pattern.utf8)
    return PatternPieces(bytes).pieces.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("贷款", ["贷款"]), ("贷款|放款", ["贷款", "放款"]), ("贷款.{0,40}秒(?:批|放)", ["贷款", "秒(?:批|放)"]),
    ("(?:贷款|(?<!线)下款).*", ["贷款", "(?<!线)下款"]), ("(?:(?:a|b)|c)", ["a", "b", "c"]),
    ("(?:.{0,40})贷", ["贷"]), ("贷{2,3}?[^。]{0,6}款+", ["贷{2,3}?", "款+"]), ("贷[款借]", ["贷[款借]"]),
    ("贷.?款", ["贷.?款"]), ("(?!贷款)", []), ("(?i:贷款)", []), ("(?i)贷款", ["(?i)贷款"]), ("", []),
    ("(贷", []),
    ("贷(?#x)款", ["贷(?#x)款"]), ("\\d{2,}贷\\w*", ["贷"]), ("(贷)|(?|借)|(?>放)", ["贷", "借", "放"]),
  ])
  func `a pattern falls into what stands between its gaps`(pattern: String, expected: [String]) {
    #expect(pieces(pattern) == expected)
  }

  @Test func `a piece of literals knows what it matches`() {
    let literals = PatternPieces(Array("贷\\.款|下\\Q款?\\E|放[款]|借".utf8)).pieces.map(\.literal)
    #expect(literals == ["贷.款", "下款?", nil, "借"])
  }
}
