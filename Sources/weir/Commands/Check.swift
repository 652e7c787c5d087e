import ArgumentParser
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
        weir check Rules --strict --json

      docs/DIAGNOSTICS.md explains the codes.

      Exit code 0: the rules can be put in force. 1: they would be refused.
      """)

  @Argument(help: "The rule directory.", completion: .directory)
  var directory = "Rules"

  @Flag(help: "Treat a rule without a hit and a miss as an error, as CI does.")
  var strict = false

  @Flag(help: "Print findings as NDJSON.")
  var json = false

  @Flag(name: .customLong("no-samples"), help: "Do not run the samples of the rules.")
  var withoutSamples = false

  func run() throws {
    var options = CompilerOptions()
    options.isStrict = strict
    options.runsSamples = !withoutSamples
    options.nowMilliseconds = Clock.system.epochMilliseconds()
    let compilation = RuleSource(directory: directory).compile(options)
    let output = Terminal.standardOutput
    if json {
      output.writeJSON(renderNDJSON(compilation.diagnostics))
    } else {
      output.write(render(compilation.diagnostics, color: output.hasColor))
      output.write(summary(compilation) + "\n")
    }
    if compilation.hasErrors { ExitStatus.findings.exit() }
  }

  private func summary(_ compilation: Compilation) -> String {
    let found = compilation.diagnostics
    let errors = found.all.count { $0.severity == .error }
    let warnings = found.all.count - errors
    var findings = counted(errors, "error") + ", " + counted(warnings, "warning")
    if found.omittedCount > 0 { findings += ", \(found.omittedCount) more not shown" }
    guard let ruleSet = compilation.ruleSet else {
      return "\(directory): refused: \(findings)"
    }
    let samples = compilation.samples.results.count
    let parts = [
      counted(compilation.book.entries.count, "rule"),
      counted(compilation.book.listCounts.count, "list"),
      withoutSamples ? "samples not run" : counted(samples, "sample"),
    ]
    let name = ruleSet.identifier.prefix(16)
    return "\(directory): fine: \(parts.joined(separator: ", ")); \(findings); rule set \(name)"
  }
}

/// A number with its noun: `1 rule`, `3 rules`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
