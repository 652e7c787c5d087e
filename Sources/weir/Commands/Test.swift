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
      not, nor any other rule block or review it; a case is a record with the
      verdict of the whole set:
        weir test Rules
        weir test Rules --only loan-easy-person
        weir test Rules --junit samples.xml
        weir test Rules --coverage
        weir test Rules --watch

      --watch goes on until it is interrupted: whenever a file is saved, it shows
      what is wrong with the rules of that file, and then with the whole set.
      --coverage leaves out each condition, alternative and word in turn, and
      shows what no sample needs. --mutate does the same without the words of
      lists, and counts.

      Exit code 0: all samples hold. 1: one fails, or the rules have errors.
      3: a file cannot be read or written.
      """)

  @Argument(
    help: "The rule directories, layer after layer: later ones win. (default: Rules)",
    completion: .directory)
  var directories: [String] = []

  @Option(help: "Run only the samples of this rule.")
  var only: String?

  @Flag(help: "Show which words, alternatives and conditions no sample needs.")
  var coverage = false

  @Flag(help: "The same without the words of lists, and how many parts samples need.")
  var mutate = false

  @Option(help: "Write the results to a file, as JUnit does.")
  var junit: String?

  @Flag(help: "Test again whenever a file is saved.")
  var watch = false

  @Flag(name: .shortAndLong, help: "Show what is wrong and one line, not each file.")
  var quiet = false

  @Flag(help: "Print a JSON object for each sample, and for each part of a rule.")
  var json = false

  func validate() throws {
    guard watch, json || coverage || mutate || junit != nil else { return }
    throw ValidationError("--watch stands alone, or with --only.")
  }

  func run() throws {
    let source = RuleSource(directories: directories)
    if watch { SampleWatch(source: source, only: only).run() }
    var options = CompilerOptions()
    options.onlyRule = only
    options.coverage = coverage ? .lists : mutate ? .rules : nil
    let compilation = source.compile(options)
    if let only, compilation.samples.ruleCount == 0, !compilation.hasErrors {
      endProgram(.usage, "no rule is called \(Quoted(only))")
    }
    if let junit { writeFile(SampleSuites(compilation.samples).xml, to: junit) }
    show(compilation)
    if compilation.hasErrors { ExitStatus.findings.exit() }
  }

  private func show(_ compilation: Compilation) {
    let output = Terminal.standardOutput
    let page = compilation.coverage.map { CoverageTable($0) }
    if json {
      for result in compilation.samples.results { output.writeJSON(line(of: result)) }
      for line in page?.json ?? [] { output.writeJSON(line) }
      Terminal.standardError.write(render(compilation.diagnostics, color: false))
    } else {
      output.write(render(compilation.diagnostics, color: output.hasColor))
      output.write(page?.text ?? "")
      let table = SampleTable(compilation.samples)
      output.write((quiet ? "" : table.text) + table.summary)
      output.write(page.map { $0.summary + "\n" } ?? "")
    }
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
