import Bytes
import Facts
import Testing

@Suite struct TableProblemTests {
  @Test(arguments: [
    TableProblem.Reason.duplicate(firstLine: 3), .columnCount(expected: 2...3), .notDigits,
    .notLengths, .unknownClass, .emptyCell, .cellTooLong(byteCountMax: 9), .notUTF8,
    .controlCharacter, .tooManyRows(countMax: 9), .fileTooLong(byteCountMax: 9),
  ])
  func `a problem says what is wrong in a sentence`(reason: TableProblem.Reason) {
    let parse = NumberPlanParse.reading { $0 == .classes ? Array("13\t11".utf8) : [] }
    #expect(parse.problems.first?.problem.hint?.contains("TAB") == true)
    #expect(!"\(reason)".isEmpty)
  }

  @Test func `only a duplicate is a warning`() {
    let text = "10690000\t8\n10690000\t9\nx\t8"
    let problems = NumberPlanParse.reading { $0 == .ports ? Array(text.utf8) : [] }.problems
    #expect(problems.map(\.problem.isWarning) == [true, false])
  }
}
