import Testing

@testable import Documents

struct EventReaderTests {
  @Test func `events name the bytes that they stand for`() throws {
    let text = "贷: [a, '款']\n"
    var reader = EventReader(Array(text.utf8))
    var slices: [String] = []
    while true {
      let event = try reader.next()
      if case .streamEnd = event.kind { break }
      slices.append(String(decoding: Array(text.utf8)[event.range], as: UTF8.self))
    }
    #expect(slices == ["", "", "", "贷", "[", "a", "'款'", "]", "", ""])
  }

  @Test(arguments: [
    ("贷: 'a", 4, "found unexpected end of stream"),
    ("贷: [a", 4, "did not find expected ',' or ']'"),
    ("贷: \"\\q\"", 6, "found unknown escape character"),
  ])
  func `a problem names bytes too`(text: String, offset: Int, words: String) throws {
    var reader = EventReader(Array(text.utf8))
    var caught: SyntaxProblem?
    while caught == nil {
      do throws(SyntaxProblem) {
        let event = try reader.next()
        if case .streamEnd = event.kind { break }
      } catch {
        caught = error
      }
    }
    let problem = try #require(caught)
    #expect(problem.problem == words)
    #expect(
      [problem.offset, problem.contextOffset].contains(offset + 1) || problem.offset == offset)
  }
}
