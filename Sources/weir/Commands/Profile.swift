import ArgumentParser
import Bytes
import Engine
import Offline
import RuleCompiler

/// `weir profile`: what each rule costs on real records.
struct Profile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what each rule costs on files of records, and what to do about it.",
    discussion: """
      Decides the records as scan does, prints no decision, and tells for each
      rule: its time, on how many texts PCRE2 was asked (candidates), how often it
      found something (confirmed), how often it gave up at a limit, and the
      message that took the longest:
        weir profile records.ndjson.gz
        zcat records.ndjson.gz | weir profile - --rules Rules --top 5
        weir profile records.ndjson --rule loan-quick-contact --json

      What several rules share is asked once and shown once, under all of their
      names. docs/RULES.md tells how to read the page.

      Exit code 0: all files were read. 1: a file cannot be unpacked. 2: the rules
      are refused, or --rule names none. 3: a file cannot be read.
      """)

  @OptionGroup
  var records: RecordArguments

  @OptionGroup
  var options: RuleOptions

  @Option(help: "How many rules are shown, the most expensive first.")
  var top = 20

  @Option(help: "Show only what this rule asks.")
  var rule: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top takes a number above zero.") }
  }

  func run() throws {
    guard let ruleSet = options.source.compileOrExit().ruleSet else { return }
    if let rule { ruleSet.requireRule(rule) }
    var profiler = Profiler(ruleSet)
    var progress = ProgressLine()
    do throws(RecordFileError) {
      for file in records.files {
        try profiler.decide(RecordStream(file)) { done, byteCount, recordCount in
          progress.show(done: done, of: byteCount, counted(recordCount, "record"))
        }
      }
    } catch {
      endProgram(for: error)
    }
    progress.finish()
    let profile = profiler.profile()
    let entries = profile.entries(of: rule)
    let output = Terminal.standardOutput
    guard !json else { return output.writeJSON(profile.json(of: entries, top: top)) }
    let table = ProfileTable(
      profile, columnCount: output.columnCount, hasColor: output.hasColor)
    output.write(table.text(of: entries, top: top))
  }
}
