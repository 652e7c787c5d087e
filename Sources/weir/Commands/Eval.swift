import ArgumentParser
import Bytes
import Documents
import Engine
import FileSystem
import Offline
import RuleCompiler

/// `weir eval`: what the rules catch of labelled texts, and whom they hurt.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the rules on labelled texts: recall, precision, false hits.",
    discussion: """
      Takes NDJSON with a label beside each text, or tables (CSV, TSV); what a
      record lacks, such as a time, is filled in:
        weir eval corpus.ndjson
        weir eval mails.csv --map text=2,label=1 --fraud 'spam,loan*'
        weir eval corpus.ndjson --by scheme --markdown > report.md

      The usual labels (scam, fraud, spam; clean, ham, legit; 1, 0) are known.
      --fraud names those of fraud, and all others are honest; --labels names a
      file with a label and fraud, clean or skip on each line.

      Bounds are exact (Clopper and Pearson): with 95 % confidence the figure of
      the traffic that the texts were drawn from lies within. "fired" counts the
      texts on which a rule fired, "dec." those whose verdict rests on it, "alone"
      those that would have another verdict without it.

      --save keeps the figures, --baseline compares with them:
        weir eval corpus.ndjson --save before.json
        weir eval corpus.ndjson --baseline before.json

      Exit code 0: all files were read, whatever the figures are. 1: a file cannot
      be unpacked, or no text has a label that is known. 2: the rules or a file of
      options are refused. 3: a file cannot be read or written. 4: a figure is
      worse than in the baseline.
      """)

  @Argument(
    help: "Files of labelled texts, or - for the standard input.",
    completion: .file(extensions: ["ndjson", "csv", "tsv", "gz"]))
  var files: [String]

  @OptionGroup
  var options: RuleOptions

  @Option(help: ArgumentHelp("The key or column of the label.", valueName: "key"))
  var label = "label"

  @Option(
    help: ArgumentHelp(
      "Which key or column holds what: text=content,label=2.", valueName: "pairs"))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "The labels of fraud, with commas between; * stands for any letters.", valueName: "labels"))
  var fraud: String?

  @Option(
    help: ArgumentHelp(
      "A file that says of each label whether it is fraud, clean or skip.", valueName: "file"),
    completion: .file())
  var labels: String?

  @Option(help: ArgumentHelp("Another key to count by; may be repeated.", valueName: "key"))
  var by: [String] = []

  @Flag(help: "Count near-duplicates once, by the first of them.")
  var clusters = false

  @Option(help: "How many rules and pairs of rules are shown.")
  var top = 20

  @Option(help: "How many false hits are shown.")
  var falseHits = 10

  @Option(help: ArgumentHelp("Save the figures.", valueName: "file"), completion: .file())
  var save: String?

  @Option(
    help: ArgumentHelp("Fail where a figure is worse than in this file.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Print the page as Markdown.")
  var markdown = false

  func validate() throws {
    guard (0...1_000).contains(falseHits) else {
      throw ValidationError("--false-hits takes a number from 0 to 1000.")
    }
    guard top > 0 else { throw ValidationError("--top takes a number above zero.") }
    guard fraud == nil || labels == nil else {
      throw ValidationError("Give one of --fraud and --labels.")
    }
    guard !json || !markdown else { throw ValidationError("Give one of --json and --markdown.") }
    guard Set(by).count == by.count, by.count <= 16 else {
      throw ValidationError("--by takes at most 16 keys, each once.")
    }
  }

  func run() throws {
    let evaluationOptions = evaluationOptions()
    let columns = columnMap()
    let before = baseline.map(readBaseline)
    let compilation = options.source.compileOrExit()
    guard let ruleSet = compilation.ruleSet else { return }
    let families = ruleSet.rules.map { compilation.book.family(of: $0.identifier) }
    var evaluator = CorpusEvaluator(
      ruleSet: ruleSet, families: families, options: evaluationOptions)
    var progress = ProgressLine()
    do throws(RecordFileError) {
      for file in files {
        try evaluator.decide(LabelledStream(file, map: columns)) { done, byteCount, count in
          progress.show(done: done, of: byteCount, counted(count, "text"))
        }
      }
    } catch {
      endProgram(for: error)
    }
    progress.finish()
    let evaluation = evaluator.evaluation
    lazy var object = evaluation.json
    let output = Terminal.standardOutput
    if json { output.writeJSON(object) } else { show(evaluation, on: output) }
    if let save { writeFile(object, to: save) }
    if let before { try compare(evaluation, with: before) }
    if evaluation.measuredCount == 0 { throw ExitCode(ExitStatus.findings.rawValue) }
  }

  private func evaluationOptions() -> Evaluation.Options {
    var options = Evaluation.Options()
    options.labelKey = map == nil ? label : "label"
    options.breakdownKeys = by
    options.falseHitCountMax = falseHits
    options.countsClustersOnce = clusters
    if let fraud {
      options.labels = LabelMap(fraud: fraud.split(separator: ",").map(String.init))
    } else if let labels {
      do throws(LabelMapError) {
        options.labels = try LabelMap(String(decoding: read(labels), as: UTF8.self))
      } catch {
        endProgram(.usage, "\(Quoted(labels)): \(error)")
      }
    }
    return options
  }

  /// The map, which also brings the label to its key.
  private func columnMap() -> ColumnMap {
    guard let map else { return .none }
    do throws(ColumnMapError) {
      let written = try ColumnMap(map)
      guard !written.pairs.contains(where: { $0.target == "label" }) else { return written }
      return try ColumnMap(map + ",label=" + label)
    } catch {
      endProgram(.usage, "--map: \(error)")
    }
  }

  private func show(_ evaluation: Evaluation, on output: Terminal) {
    let page = EvaluationPage(evaluation, top: top)
    output.write(markdown ? page.markdown : page.text(Paint(isOn: output.hasColor)))
  }

  // MARK: Files

  private func readBaseline(_ path: String) -> EvaluationBaseline {
    guard let baseline = EvaluationBaseline(read(path)) else {
      endProgram(.usage, "\(Quoted(path)) is no file of `weir eval --save`")
    }
    return baseline
  }

  private func compare(_ evaluation: Evaluation, with before: EvaluationBaseline) throws {
    let changes = before.changes(to: evaluation)
    let isPage = !json && !markdown
    let output = isPage ? Terminal.standardOutput : Terminal.standardError
    output.write((isPage ? "\n" : "") + EvaluationBaseline.text(of: changes))
    if changes.contains(where: \.isWorse) { throw ExitCode(ExitStatus.regression.rawValue) }
  }

  private func read(_ path: String) -> [UInt8] {
    do throws(FileError) {
      return try SystemCalls.live.readWhole(FilePath(path), limit: 64 << 20)
    } catch {
      endProgram(.system, "\(error)")
    }
  }
}

extension RuleBook {
  /// The family of a rule: the folder that its file is in.
  func family(of identifier: String) -> String {
    let path = entries[identifier]?.file ?? ""
    return path.contains("/") ? String(path.prefix { $0 != "/" }) : ""
  }
}
