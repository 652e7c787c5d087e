import Testing

@testable import Patterns

struct AlternativeCostsTests {
  private func ways(_ source: String) throws -> Double {
    var reader = CostReader(isAverage: false)
    // What follows makes the ways count.
    return try reader.read(CostReader.tree(of: "(?:\(source)).")).ways.fixed
  }

  @Test(arguments: [
    ("贷款|借款", 1.0), ("贷款|贷金", 1), ("贷|贷款", 2), ("贷|[贷款]", 2), ("贷|.", 2), ("a|b|c", 1),
    ("a|a|a", 3), ("(?:a|b)x|by", 2), ("a.?|b", 2), ("|a", 2), ("[a-c]|[d-f]|[g-z]", 1),
  ])
  func `ways are those of alternatives that may match at one place`(
    source: String, count: Double
  ) throws {
    #expect(try ways(source) == count)
  }

  @Test func `many alternatives are read in time`() throws {
    let words = (0..<3_000).map { "贷\(Character(Unicode.Scalar(0x4E00 + $0) ?? "x"))" }
    var reader = CostReader(isAverage: false)
    let cost = try reader.read(CostReader.tree(of: words.joined(separator: "|")))
    #expect(cost.total.fixed >= 3_000 * WorkOf.alternative)
  }
}
