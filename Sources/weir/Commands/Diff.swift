import ArgumentParser
import Bytes
import Documents
import Engine
import Offline
import RuleCompiler

/// `weir diff`: the records that another rule set decides differently.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows which decisions change between two rule directories.",
    discussion: """
      Decides records by both and shows those that get another verdict, by the
      rule that makes it so and by campaign: near-duplicates are one.
        weir diff /etc/weir/rules Rules records.ndjson
        weir diff HEAD:Rules Rules records.ndjson.gz

      Layers of rules stand in one argument, with commas between them:
        weir diff Rules Rules,/etc/weir/rules records.ndjson

      A name such as HEAD:Rules is a directory in a revision of the git
      repository that the working directory is in.

      Exit code 0: all files were read, whatever changes. 1: a file cannot be
      unpacked. 2: the rules are refused, or git does not know the revision. 3: a
      file cannot be read.
      """)

  @Argument(help: "The rule directory of now, or REV:DIR.", completion: .directory)
  var old: String

  @Argument(help: "The rule directory to come, or REV:DIR.", completion: .directory)
  var new: String

  @OptionGroup
  var records: RecordArguments

  @Option(help: "How many campaigns are shown of each change.")
  var examples = 3

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard examples >= 0 else { throw ValidationError("--examples takes a number from 0 on.") }
  }

  func run() throws {
    guard let before = RuleSource(layers: old).compileOrExit().ruleSet,
      let after = RuleSource(layers: new).compileOrExit().ruleSet
    else { return }
    var comparer = RuleComparer(old: before, new: after)
    var progress = ProgressLine()
    do throws(RecordFileError) {
      for file in records.files {
        try comparer.compare(LabelledStream(file)) { done, byteCount, count in
          progress.show(done: done, of: byteCount, counted(count, "record"))
        }
      }
    } catch {
      endProgram(for: error)
    }
    progress.finish()
    let page = ComparisonPage(
      comparer.comparison, rules: ComparisonPage.RuleChanges(from: before, to: after),
      exampleCount: examples)
    let output = Terminal.standardOutput
    if json {
      output.writeJSON(page.json)
    } else {
      output.write(page.text(Paint(isOn: output.hasColor)))
    }
  }
}
