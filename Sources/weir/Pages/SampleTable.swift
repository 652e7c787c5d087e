import RuleCompiler

/// The samples of each file in numbers, and what they cover.
struct SampleTable {
  /// A row for each file.
  let text: String

  /// One line on all of them.
  let summary: String

  init(_ report: SampleReport) {
    var rows: [String] = []
    var files: [String] = []
    for result in report.results where files.last != result.file { files.append(result.file) }
    let width = files.map(\.count).max() ?? 0
    for file in files {
      let results = report.results.filter { $0.file == file }
      let failures = results.count { $0.failure != nil }
      let counts = SampleTable.counts(results)
      let verdict = failures == 0 ? "ok" : "\(failures) FAILED"
      let name = file + String(repeating: " ", count: width - file.count)
      rows.append("\(name)  \(counts)  \(verdict)")
    }
    let failures = report.failures.count
    let outcome = failures == 0 ? "all hold" : counted(failures, "sample") + " failed"
    summary =
      "\(counted(report.ruleCount, "rule")), \(SampleTable.counts(report.results)): \(outcome); "
      + "\(report.coveredRuleCount) of \(report.ruleCount) rules have a hit and a miss\n"
    text = rows.map { $0 + "\n" }.joined()
  }

  private static func counts(_ results: [SampleReport.Result]) -> String {
    let hits = results.count { $0.claim == .hit }
    let misses = results.count { $0.claim == .miss }
    let cases = results.count { $0.claim == .case }
    let parts = [counted(hits, "hit"), "\(misses) miss" + (misses == 1 ? "" : "es")]
    return (parts + (cases == 0 ? [] : [counted(cases, "case")])).joined(separator: ", ")
  }
}
