import TestSupport
import Testing

@testable import Views

struct EdgeReaderTests {
  private func pairs(_ pattern: String) -> Set<String> {
    var edges = WordEdges()
    edges.insert(pattern: pattern)
    return Set(
      edges.sorted.map { pair in
        [pair >> 16, pair & 0xFFFF].compactMap(Unicode.Scalar.init).map { String(Character($0)) }
          .joined()
      })
  }

  @Test(
    arguments: [
      ("贷款", ["贷款"]), ("贷款额", ["贷款", "款额"]), ("贷|款", []), ("(?:贷|借)款", ["贷款", "借款"]),
      ("微[信x芯]", ["微信", "微芯"]), ("微[^信]号", []), ("贷?款", ["贷款"]), ("秒(?:批)?贷", ["秒批", "批贷", "秒贷"]),
      ("贷.{0,4}款", []), ("贷\\d款", []), ("(?=贷款)额", ["贷款"]), ("(?<名>贷)款", ["贷款"]),
      ("(?#注)贷款", ["贷款"]),
      ("(?i:贷)款", ["贷款"]), ("贷{2}款", ["贷款"]), ("[[贷]款", ["贷款"]), ("贷(?#注)款", ["贷款"]),
      ("((((贷款", []), ("\\Q贷\\E款", ["贷款"]),
    ] as [(String, [String])])
  func `a pattern has its pairs`(pattern: String, expected: [String]) {
    #expect(pairs(pattern).isSuperset(of: expected))
    if expected.isEmpty { #expect(pairs(pattern).isEmpty) }
  }

  @Test func `no pattern is too deep or too odd to be read`() {
    #expect(pairs(String(repeating: "(", count: 5000) + "贷款").isEmpty)
    var generator = SeededGenerator(seed: 5)
    let parts = Array("贷款[]()|?*+{}\\^-:=!<>#Pi'x0,").map(String.init)
    for _ in 0..<5000 {
      let count = Int.random(in: 0..<20, using: &generator)
      _ = pairs((0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined())
    }
  }
}
