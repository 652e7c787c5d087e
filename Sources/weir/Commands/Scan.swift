import ArgumentParser
import Bytes
import Engine
import Offline
import Pipeline
import RuleCompiler

/// `weir scan`: decides records from files, without a spool.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decides records and prints a line for each, in input order.",
    discussion: """
      The lines are those that the daemon writes into its queues. Files are
      NDJSON, packed with gzip or not; `-` is the standard input:
        weir scan records.ndjson.gz
        zcat records.ndjson.gz | weir scan - --rules Rules
        weir scan records.ndjson | jq -r 'select(.verdict == "block") | .id'

      A line that is no record is shown in its place as {"rejected":…}. On a
      terminal the decisions are shown as a table; --json prints the lines there
      too.

      --summary counts by rule: the records whose verdict rests on it (decides),
      those that would have another verdict without it (alone), all on which it
      fired, and those on which it fired in shadow mode. --rule, --verdict and
      --texts show the records behind the counts:
        weir scan records.ndjson --summary
        weir scan records.ndjson --rule loan-easy-person --texts

      Exit code 0: all files were read, whatever was decided. 1: a file cannot be
      unpacked, or with --exhaustive the prefilter would have missed a match. 2: the
      rules are refused. 3: a file cannot be read.
      """)

  @OptionGroup
  var records: RecordArguments

  @OptionGroup
  var options: RuleOptions

  @Option(
    help: ArgumentHelp(
      "How many threads match; without it one per core for large files, else one.",
      valueName: "n"))
  var workers: Int?

  @OptionGroup
  var filter: FilterOptions

  @Flag(help: "Count what each rule did, instead of showing decisions.")
  var summary = false

  @Flag(help: "Show the whole texts; in decision lines under the key text.")
  var texts = false

  @Flag(help: "Print decision lines on a terminal too; with --summary one JSON object.")
  var json = false

  @Flag(help: "Ask PCRE2 for every pattern of every rule, and report where the prefilter erred.")
  var exhaustive = false

  func validate() throws {
    guard workers.map({ (1...256).contains($0) }) ?? true else {
      throw ValidationError("--workers takes a number from 1 to 256.")
    }
  }

  func run() throws {
    let compilation = options.source.compileOrExit()
    guard let ruleSet = compilation.ruleSet else { return }
    let output = Terminal.standardOutput
    let scanner = Scanner(
      ruleSet: ruleSet, method: exhaustive ? .exhaustive : .prefiltered, workerCount: workers)
    var report = ScanReport(scanner, filter: filter.filter(of: ruleSet), showsTexts: texts)
    let showsTable = output.isInteractive && !json
    do throws(RecordFileError) {
      for file in records.files {
        if summary {
          try report.count(RecordStream(file))
        } else if showsTable {
          try report.showTable(of: RecordStream(file), on: output)
        } else {
          try report.printLines(of: RecordStream(file), to: output)
        }
      }
    } catch {
      endProgram(for: error)
    }
    report.finish()
    if summary || showsTable {
      if !summary { output.write("\n") }
      report.showSummary(on: output, json: json)
    }
    if exhaustive { try report.reportDisputes() }
  }
}
