import Bytes
import Facts
import Testing

@Suite struct TableProblemReasonTests {
  @Test(arguments: [
    TableProblem.Reason.duplicate(firstLine: 3), .columnCount(expected: 2...3), .notDigits,
    .notLengths, .unknownClass, .unknownBrandClass, .unknownRole, .notCompleteness, .nameOfAnother,
    .emptyCell, .cellTooLong(byteCountMax: 9), .notUTF8,
    .controlCharacter, .tooManyRows(countMax: 9), .fileTooLong(byteCountMax: 9),
  ])
  func `a problem says what is wrong in a sentence`(reason: TableProblem.Reason) {
    #expect(reason.message.first?.isLowercase == true)
    #expect(!reason.message.hasSuffix("."))
    #expect(reason.hint != "")
  }

  @Test func `a row with too few columns is told how columns are separated`() {
    let parse = NumberPlanParse.reading { $0 == .classes ? Array("13\t11".utf8) : [] }
    #expect(parse.problems.first?.problem.hint?.contains("TAB") == true)
  }

  @Test func `only a duplicate is a warning`() {
    let text = "10690000\t8\n10690000\t9\nx\t8"
    let problems = NumberPlanParse.reading { $0 == .ports ? Array(text.utf8) : [] }.problems
    #expect(problems.map(\.problem.isWarning) == [true, false])
  }
}
