import Bytes
import Testing

struct DataProblemReasonTests {
  private enum Sample: DataProblemReason {
    case twice, wrong

    var message: String { self == .twice ? "the row stands here already" : "the row is wrong" }
    var hint: String? { self == .twice ? nil : "mend it" }
    var isWarning: Bool { self == .twice }
  }

  @Test(arguments: [
    (Sample.twice, "3:7: the row stands here already", nil, true),
    (.wrong, "3:7: the row is wrong", "mend it", false),
  ])
  private func `a problem says what its reason says, and where`(
    reason: Sample, description: String, hint: String?, isWarning: Bool
  ) {
    let problem = DataProblem(reason: reason, line: 3, column: 7, range: ByteRange(10..<12))
    #expect(problem.description == description)
    #expect((problem.hint, problem.isWarning) == (hint, isWarning))
    #expect(problem.range == ByteRange(10..<12))
  }
}
