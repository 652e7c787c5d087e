import Bytes
import Documents
import Lists

extension DiagnosticList {
  /// Reports what is wrong in a data file.
  ///
  /// - Parameters:
  ///   - problems: What is wrong.
  ///   - file: The file.
  ///   - code: The code of what is an error.
  ///   - warningCode: The code of what is none.
  mutating func report(
    _ problems: [DataProblem<some DataProblemReason>], in file: DataFile, as code: DiagnosticCode,
    orWarning warningCode: DiagnosticCode
  ) {
    for problem in problems {
      let place = file.place(of: problem.range)
      // A later layer may say otherwise, and an upgrade may come to say the same.
      guard !place.isEarlierLayer || !problem.reason.isTaken else { continue }
      report(problem, at: place.range, as: code, warningCode)
    }
  }

  /// Reports what is wrong with entries of a list that stand in a rule file.
  ///
  /// - Parameters:
  ///   - problems: What is wrong; lines are places among the entries, from one.
  ///   - entries: The entries.
  ///   - range: Where what belongs to none of them is shown.
  mutating func report(
    _ problems: [ListProblem], in entries: [Scalar], otherwiseAt range: SourceRange
  ) {
    for problem in problems {
      let isInside = entries.indices.contains(problem.line - 1)
      report(
        problem, at: isInside ? entries[problem.line - 1].range : range, as: .badListEntry,
        .listWarning)
    }
  }

  private mutating func report(
    _ problem: DataProblem<some DataProblemReason>, at range: SourceRange, as code: DiagnosticCode,
    _ warningCode: DiagnosticCode
  ) {
    if problem.isWarning {
      warning(warningCode, problem.message, at: range, hint: problem.hint)
    } else {
      error(code, problem.message, at: range, hint: problem.hint)
    }
  }
}
