import ArgumentParser
import Bytes
import Documents
import Engine
import Pipeline
import RuleCompiler

/// `weir check`: exactly the daemon's start-up code, offline.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds every mistake in a rule directory.",
    discussion: """
      Reads and compiles the rules as the daemon does when it starts, and runs
      their samples. Every mistake of every file is shown, with its place, a
      stable code and a hint:
        weir check Rules
        weir check Rules --strict --format sarif
        weir check --explain W046
        weir check Rules --fix

      A comment `# weir: allow W046 reason` beside a rule keeps one warning silent
      there. --fix mends what is certain, such as a slip in a key, capitals in a
      host or a comment that allows nothing, and shows the rest.
      docs/DIAGNOSTICS.md explains all codes.

      Exit code 0: the rules can be put in force. 1: they would be refused.
      """)

  @Argument(
    help: "The rule directories, layer after layer: later ones win. (default: Rules)",
    completion: .directory)
  var directories: [String] = []

  @Flag(help: "Treat every warning as an error, as CI does.")
  var strict = false

  @Option(help: ArgumentHelp("Treat warnings of this code as errors.", valueName: "code"))
  var deny: [String] = []

  @Option(help: "Print findings as text, json (a line each) or sarif.")
  var format = FindingFormat.text

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(help: ArgumentHelp("Explain a code, with examples.", valueName: "code"))
  var explain: String?

  @Flag(help: "Mend in the files what is certain, and check again.")
  var fix = false

  @Flag(name: .customLong("no-samples"), help: "Do not run the samples of the rules.")
  var withoutSamples = false

  func validate() throws {
    for code in deny where !isWarning(code) {
      throw ValidationError("\(Quoted(code)) is not the code of a warning, such as W046.")
    }
  }

  private func isWarning(_ code: String) -> Bool {
    code.hasPrefix("W") && DiagnosticCode.ruleCodes.contains { $0.number == code }
  }

  func run() throws {
    if let explain { return showCode(explain) }
    var options = CompilerOptions()
    options.isStrict = strict
    options.deniedCodes = Set(deny)
    options.runsSamples = !withoutSamples
    options.nowMilliseconds = Clock.system.epochMilliseconds()
    let source = RuleSource(directories: directories)
    var compilation = source.compile(options)
    if fix {
      let repair = RuleRepair(of: compilation.diagnostics)
      repair.write()
      if repair.count > 0 { compilation = source.compile(options) }
      Terminal.standardError.write(repair.text + "\n")
    }
    let output = Terminal.standardOutput
    switch json ? .json : format {
    case .json: output.writeJSON(renderNDJSON(compilation.diagnostics))
    case .sarif: output.writeJSON(SARIFPage(compilation.diagnostics).text)
    case .text:
      output.write(render(compilation.diagnostics, color: output.hasColor))
      output.write(summary(compilation) + "\n")
    }
    if compilation.hasErrors { ExitStatus.findings.exit() }
  }

  private func showCode(_ code: String) {
    guard let page = CodePage(code, columnCount: Terminal.standardOutput.columnCount) else {
      let meant = CodePage.nearest(to: code).map { "; did you mean `\($0)`?" } ?? ""
      endProgram(.usage, "there is no code \(Quoted(code))\(meant)")
    }
    Terminal.standardOutput.write(page.text)
  }

  private func summary(_ compilation: Compilation) -> String {
    let name = RuleSource(directories: directories).name
    let found = compilation.diagnostics
    let errors = found.all.count { $0.severity == .error }
    let warnings = found.all.count - errors
    var findings = counted(errors, "error") + ", " + counted(warnings, "warning")
    if found.omittedCount > 0 { findings += ", \(found.omittedCount) more not shown" }
    guard let ruleSet = compilation.ruleSet else {
      return "\(name): refused: \(findings)"
    }
    let samples = compilation.samples.results.count
    let parts = [
      counted(compilation.book.entries.count, "rule"),
      counted(compilation.book.listCounts.count, "list"),
      withoutSamples ? "samples not run" : counted(samples, "sample"),
    ]
    let identifier = ruleSet.identifier.prefix(16)
    return "\(name): fine: \(parts.joined(separator: ", ")); \(findings); rule set \(identifier)"
  }
}

/// The forms in which findings are printed.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
  case sarif
}

/// A number with its noun: `1 rule`, `3 rules`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
