import ArgumentParser
import Bytes
import Engine
import Offline
import RuleCompiler

/// `weir fold`: all views of a text, its marks of evasion, its facts and entities.
struct Fold: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what patterns see of a text: views, marks of evasion, facts and entities.",
    discussion: """
      The text is written in columns, so that one sees what became of what:
        weir fold '加V信：①③８0013 8000'
        weir fold --from 106912345678 '【安心金服】貸 款'

      For tools, --ndjson reads lines {"text":"…"} or {"hex":"…"} and prints for
      each a line {"folded","skeleton","sound","evasion","facts"}:
        echo '{"text":"貣 款"}' | weir fold --ndjson
      """)

  @Argument(help: "The texts.")
  var texts: [String] = []

  @OptionGroup
  var options: RuleOptions

  @Option(help: "The sender, for the facts.")
  var from = ""

  @Flag(help: "Read NDJSON from the standard input and print NDJSON.")
  var ndjson = false

  func validate() throws {
    guard ndjson == texts.isEmpty else {
      throw ValidationError(ndjson ? "--ndjson reads the standard input." : "Give a text.")
    }
  }

  func run() throws {
    guard let ruleSet = options.source.compileOrExit().ruleSet else { return }
    let output = Terminal.standardOutput
    var folder = TextFolding(ruleSet: ruleSet, from: from)
    if ndjson {
      let file: RecordFile
      do throws(RecordFileError) {
        file = try RecordFile("-")
      } catch {
        endProgram(for: error)
      }
      for line in file.bytes.array.split(separator: UInt8(ascii: "\n")) {
        output.writeJSON(folder.line(of: Array(line)))
      }
      return
    }
    for (place, text) in texts.enumerated() {
      if place > 0 { output.write("\n") }
      output.write(folder.page(of: Array(text.utf8), on: output))
    }
  }
}
