import ArgumentParser
import Bytes
import Documents
import Engine
import Offline
import Records
import RuleCompiler

/// `weir grep`: the records whose text a pattern finds.
struct Grep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the messages in which a pattern is found, as a rule would find it.",
    discussion: """
      The pattern is that of a condition `text: '…'`: folded, in the views of every
      condition, with the fragments of shared/ in the rule directory. What it finds
      stands between « and », as the sender wrote it:
        weir grep '秒批.{0,9}放款' records.ndjson
        weir grep '积分{near}清零' records.ndjson.gz --rules Rules --count
        weir grep '【[^】]*】' records.ndjson --view raw

      Exit code 0: something was found. 1: nothing was found, or a file cannot be
      unpacked. 2: the pattern or the rules are refused. 3: a file cannot be read.
      """)

  @Argument(help: "The pattern (PCRE2), with {fragments}.")
  var pattern: String

  @OptionGroup
  var records: RecordArguments

  @OptionGroup
  var options: RuleOptions

  @Option(
    help: ArgumentHelp(
      "A view to look in: raw, folded, skeleton or sound; may be repeated.", valueName: "view"))
  var view: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of fragments, such as loan/offer; may be repeated. Those of shared/ are known without it.",
      valueName: "file"))
  var use: [String] = []

  @Flag(help: "Print only how many messages there are.")
  var count = false

  @Flag(help: "Print a JSON object for each message.")
  var json = false

  func validate() throws {
    guard !pattern.isEmpty, !pattern.contains(where: \.isNewline) else {
      throw ValidationError("The pattern is one line; \\n stands for a line feed.")
    }
  }

  func run() throws {
    let ruleSet = compiledPattern()
    let output = Terminal.standardOutput
    var scanner = Scanner(ruleSet: ruleSet)
    let page = FoundTexts(isJSON: json, paint: Paint(isOn: output.hasColor))
    var foundCount = 0
    do throws(RecordFileError) {
      for file in records.files {
        try scanner.scan(LabelledStream(file)) { (matches, _) in
          let found = FoundTexts.places(in: matches)
          foundCount += found.count
          guard !count, !found.isEmpty else { return }
          let text = found.map { page.line(of: matches.records[$0], in: matches) }.joined()
          if json { output.writeJSON(text) } else { output.write(text) }
        }
      }
    } catch {
      endProgram(for: error)
    }
    if count { output.write("\(foundCount)\n") }
    if foundCount == 0 { throw ExitCode(ExitStatus.findings.rawValue) }
  }

  private func compiledPattern() -> RuleSet {
    var compilerOptions = CompilerOptions()
    compilerOptions.isExcerpt = true
    compilerOptions.runsSamples = false
    compilerOptions.warnsAuthors = false
    let bundle = options.source.bundle()
    for name in use where bundle.file(name + ".yaml") == nil {
      endProgram(.usage, "no file is called \(Quoted(name + ".yaml"))")
    }
    let compilation = compileRules(
      bundle.asking(for: pattern, in: view, using: use), options: compilerOptions)
    if let ruleSet = compilation.ruleSet { return ruleSet }
    let error = Terminal.standardError
    error.write(
      render(compilation.diagnostics.filtered { $0.severity == .error }, color: error.hasColor))
    endProgram(.usage, "the pattern is refused")
  }
}

/// Messages on which a rule fired, each in a line with its marks.
private struct FoundTexts {
  let isJSON: Bool
  let paint: Paint

  /// Where they stand among the records.
  static func places(in matches: borrowing Matches) -> [Int] {
    (0..<matches.records.count).filter { index in
      let rules = matches.records[index].rules
      return !rules.isEmpty && matches.rules[Int(rules.start)].outcome == .fired
    }
  }

  func line(of matched: MatchedRecord, in matches: borrowing Matches) -> String {
    let spans = matches.spans(of: matches.rules[Int(matched.rules.start)])
    let source = matches.source(of: matched)
    let identifier = source.bytes(of: matched.record.field(.id))
    let text = source.bytes(of: matched.record.field(.text))
    guard isJSON else {
      let marked = MarkedText(text: text.array, spans: spans).shown(paint)
      return paint(MarkedText.quoted(identifier, byteCountMax: 60), .dim) + "  " + marked + "\n"
    }
    var line = JSONLine()
    line.add("id") { $0.appendJSONString(identifier) }
    line.add("from") { $0.appendJSONString(source.bytes(of: matched.record.field(.from))) }
    line.add("text") { $0.appendJSONString(text) }
    line.add("spans", spans: spans)
    return line.text
  }
}
