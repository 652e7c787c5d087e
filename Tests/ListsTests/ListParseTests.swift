import Bytes
import Lists
import Testing

struct ListParseTests {
  private func texts(_ result: ListParse) -> [String] {
    (0..<result.entries.count).map { result.entries.text($0).text }
  }

  @Test func `a duplicate is counted and told with both places`() throws {
    let result = parse("13800138000\n95588\n# x\n +86 13800138000 # again\n95588\n", .numbers)
    #expect(texts(result) == ["13800138000", "95588"])
    #expect(result.duplicateCount == 2)
    #expect(result.problemCount == 2)
    let problem = try #require(result.problems.first)
    #expect(problem.reason == .duplicate(firstLine: 1))
    #expect(problem.isWarning)
    #expect(problem.line == 4)
    #expect(problem.column == 2)
    #expect(problem.range == ByteRange(23..<38))
    #expect(problem.message == "the entry stands in line 1 already")
    #expect(result.problems.last?.reason == .duplicate(firstLine: 2))
  }

  @Test func `of very many problems the first are kept and all are counted`() {
    let lines = [String](repeating: "a b", count: 5_000).joined(separator: "\n")
    let result = parse(lines, .domains)
    #expect(result.problems.count == Limits.listProblemCountMax)
    #expect(result.problemCount == 5_000)
    #expect(result.problems.last?.line == Limits.listProblemCountMax)
  }

  @Test func `entries of a rule file are lines without comments`() {
    let result = ListParse(values: ["微信", "a # b", "", " 微信 "], type: .words)
    #expect(texts(result) == ["微信", "a # b"])
    #expect(result.problems.map(\.reason) == [.emptyEntry, .duplicate(firstLine: 1)])
    #expect(result.problems.map(\.line) == [3, 4])
  }
}
