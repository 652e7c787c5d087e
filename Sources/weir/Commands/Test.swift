import ArgumentParser
import Bytes
import Documents
import RuleCompiler

/// `weir test`: runs the samples of the rules.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the samples of the rules: hits, misses and cases.",
    discussion: """
      A hit is a record on which its rule must fire, a miss one on which it must
      not; a case is a record with the verdict of the whole set:
        weir test Rules
        weir test Rules --only loan-quick-contact

      Exit code 0: all samples hold. 1: one fails, or the rules have errors.
      """)

  @Argument(help: "The rule directory.", completion: .directory)
  var directory = "Rules"

  @Option(help: "Run only the samples of this rule.")
  var only: String?

  @Flag(help: "Print a JSON object for each sample.")
  var json = false

  func run() throws {
    var options = CompilerOptions()
    options.onlyRule = only
    let compilation = RuleSource(directory: directory).compile(options)
    if let only, compilation.samples.ruleCount == 0, !compilation.hasErrors {
      Terminal.standardError.write("weir: no rule is called \(Quoted(only))\n")
      ExitStatus.usage.exit()
    }
    let output = Terminal.standardOutput
    if json {
      for result in compilation.samples.results { output.writeJSON(line(of: result)) }
      Terminal.standardError.write(render(compilation.diagnostics, color: false))
    } else {
      output.write(render(compilation.diagnostics, color: output.hasColor))
      output.write(SampleTable(compilation.samples).text)
    }
    if compilation.hasErrors { ExitStatus.findings.exit() }
  }

  private func line(of result: SampleReport.Result) -> String {
    var line = JSONLine()
    line.add("file", result.file)
    line.add("line", result.range.start.line)
    line.add("name", result.name)
    line.add("claim", result.claim.rawValue)
    line.add("number", result.number)
    line.add("passed", result.failure == nil)
    if let failure = result.failure { line.add("failure", failure) }
    return line.text
  }
}

/// The samples of each file in numbers, and what they cover.
private struct SampleTable {
  let text: String

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
    rows.append(
      "\(counted(report.ruleCount, "rule")), \(SampleTable.counts(report.results)): \(outcome); "
        + "\(report.coveredRuleCount) of \(report.ruleCount) rules have a hit and a miss")
    text = rows.joined(separator: "\n") + "\n"
  }

  private static func counts(_ results: [SampleReport.Result]) -> String {
    let hits = results.count { $0.claim == .hit }
    let misses = results.count { $0.claim == .miss }
    let cases = results.count { $0.claim == .case }
    let parts = [counted(hits, "hit"), "\(misses) miss" + (misses == 1 ? "" : "es")]
    return (parts + (cases == 0 ? [] : [counted(cases, "case")])).joined(separator: ", ")
  }
}
