import ArgumentParser
import Bytes
import Digests
import Engine
import Offline
import Records
import RuleCompiler

/// `weir explain`: why a record was decided as it was.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows why a record was decided as it was: every condition, with what it found.",
    discussion: """
      Takes a record from a file, from the standard input (-), or from the
      options:
        weir explain --id morning-01 Samples/sms-gateway/morning.ndjson
        weir explain --text '无抵押贷款，当天放款，加微信 abc123' --from 106912345678
        weir explain --rule loan-easy-person --text '…'
        weir explain --why-not loan-easy-person --text '…'
        weir explain --kind call --from 0096110 --with link_class=intl

      A decision line from the queue or from `weir scan` is taken as well: the
      record is looked up where `source` says, or in --records FILE.

      The conditions are asked by the engine itself. Rules that fired or failed
      are shown, and those that nearly fired with what was missing; --rule shows
      one whether it fired or not, --why-not only what kept it from firing, --all
      every rule that looks at such records.

      Exit code 0: something was explained. 1: there is no such record. 2: the
      rules are refused, or --rule names none. 3: the file cannot be read.
      """)

  @Argument(
    help: "A file of records or decision lines, or - for the standard input.",
    completion: .file(extensions: ["ndjson", "gz"]))
  var file: String?

  @OptionGroup
  var options: RuleOptions

  @OptionGroup
  var record: RecordOptions

  @Option(help: "Explain only records with this id; without it, the first ten of the file.")
  var id: String?

  @Option(help: "Show this rule, whether it fired or not.")
  var rule: String?

  @Option(help: "Show only what keeps this rule from firing.")
  var whyNot: String?

  @Flag(help: "Show all rules that look at records of this kind.")
  var all = false

  @Option(help: "Where the records of decision lines are, instead of the file that they name.")
  var records: String?

  @Flag(help: "Print a JSON object for each record.")
  var json = false

  func validate() throws {
    if let file, record.isGiven {
      let option = record.text == nil ? "--kind call" : "--text"
      throw ValidationError(
        "Both \(option) and a file (\(Quoted(file))) are given; one of them is explained at a time."
      )
    }
    guard file != nil || record.isGiven else {
      throw ValidationError("Give a file of records, or --text.")
    }
    if rule != nil, whyNot != nil {
      throw ValidationError("Give --rule or --why-not, not both.")
    }
  }

  func run() throws {
    let shown = rule ?? whyNot
    let compilation = options.source.compileOrExit(showing: shown)
    guard let ruleSet = compilation.ruleSet else { return }
    if let shown, compilation.book.entries[shown] == nil {
      endProgram(.usage, "no rule is called \(Quoted(shown))")
    }
    var explainer = Explainer(compilation: compilation, ruleSet: ruleSet)
    explainer.wantedID = id
    explainer.view = ExplanationView(rule: shown, isBrief: whyNot != nil, showsAll: all)
    explainer.printsJSON = json
    explainer.recordsPath = records
    do throws(RecordFileError) {
      if record.isGiven {
        let place = record.text == nil ? "--kind call" : "--text"
        let line = record.line(zoneOffsetSeconds: ruleSet.knowledge.zoneOffsetSeconds)
        try explainer.explain(line, at: place)
      } else if let file {
        try explainer.explain(try RecordFile(file))
      }
    } catch {
      endProgram(for: error)
    }
    if explainer.shownCount == 0 {
      let wanted = id.map { "no record has the id \(Quoted($0))" } ?? "there is no record"
      endProgram(.findings, wanted)
    }
  }
}

/// Finds the records that are wanted and prints an explanation of each.
private struct Explainer: ~Copyable {
  var wantedID: String?
  var view = ExplanationView()
  var printsJSON = false
  var recordsPath: String?
  private(set) var shownCount = 0

  /// Records of a file that are explained when no id is given.
  private static let shownCountMax = 10

  private let compilation: Compilation
  private let ruleSet: RuleSet
  private var matcher: Matcher
  private var precedence: Precedence
  private var lastRecordFile: RecordFile?

  init(compilation: Compilation, ruleSet: RuleSet) {
    self.compilation = compilation
    self.ruleSet = ruleSet
    matcher = Matcher(for: ruleSet)
    precedence = Precedence(for: ruleSet)
  }

  mutating func explain(_ line: String, at place: String) throws(RecordFileError) {
    var buffer = ByteBuffer(capacity: line.utf8.count)
    buffer.append(line)
    try explain(buffer.view, digest: .init(of: []), file: place)
  }

  mutating func explain(_ file: RecordFile) throws(RecordFileError) {
    let name = file.name == "-" ? "standard input" : file.name
    try explain(file.bytes, digest: file.digest, file: name)
  }

  private mutating func explain(
    _ bytes: ByteView, digest: Digest128, file: String
  ) throws(RecordFileError) {
    var chunks = ChunkReader(bytes)
    var lineCount = 0
    while let chunk = chunks.next() {
      matcher.match(chunk, in: MatchContext(batch: digest))
      var decided: [(source: DecisionSource, place: String)] = []
      for index in 0..<matcher.matches.records.count {
        let matched = matcher.matches.records[index]
        let place = "\(file), line \(lineCount + matched.lineNumber)"
        let line = chunk.lines[matched.line]
        let source = matched.rejection == nil ? nil : DecisionSource(line)
        if let source, isWanted(source) { decided.append((source, place)) }
        guard source == nil, isWanted(matched) else { continue }
        guard wantedID != nil || shownCount < Explainer.shownCountMax else { return }
        show(matched, at: place)
      }
      lineCount += matcher.matches.lineCount
      for (source, place) in decided {
        guard wantedID != nil || shownCount < Explainer.shownCountMax else { return }
        try explain(source, at: place)
      }
    }
  }

  /// Explains the record of a decision line, if it is still where it was.
  private mutating func explain(
    _ source: DecisionSource, at place: String
  ) throws(RecordFileError) {
    let file = try recordFile(recordsPath ?? source.file)
    guard let line = source.record(in: file) else {
      Terminal.standardError.write(
        "weir: \(Quoted(file.name)) has no line at byte \(source.offset); give --records FILE\n")
      return
    }
    matcher.match(
      Chunk(lines: line, batchOffset: source.offset), in: MatchContext(batch: file.digest))
    let isFound =
      matcher.matches.records.count == 1 && matcher.matches.records[0].rejection == nil
      && identifier(of: matcher.matches.records[0]) == source.identifier
    guard isFound else {
      Terminal.standardError.write(
        "weir: the record in \(Quoted(file.name)) at byte \(source.offset) is another one; "
          + "give --records FILE\n")
      return
    }
    show(matcher.matches.records[0], at: "\(place), of \(Quoted(file.name))", earlier: source)
  }

  /// The file of that name, read anew only where the one before has another.
  private mutating func recordFile(_ name: String) throws(RecordFileError) -> RecordFile {
    if let lastRecordFile, lastRecordFile.name == name { return lastRecordFile }
    let file = try RecordFile(name)
    lastRecordFile = file
    return file
  }

  private func identifier(of matched: MatchedRecord) -> String {
    matcher.matches.source(of: matched).bytes(of: matched.record.field(.id)).text
  }

  private func isWanted(_ source: DecisionSource) -> Bool {
    wantedID == nil || wantedID == source.identifier
  }

  private func isWanted(_ matched: MatchedRecord) -> Bool {
    guard let wantedID else { return true }
    return matched.rejection == nil && identifier(of: matched) == wantedID
  }

  private mutating func show(
    _ matched: MatchedRecord, at place: String, earlier: DecisionSource? = nil
  ) {
    if shownCount > 0, !printsJSON { Terminal.standardOutput.write("\n") }
    shownCount += 1
    if let rejection = matched.rejection {
      Terminal.standardOutput.write(
        "\(place): rejected: \(rejection)\n"
      )
      return
    }
    let decision = precedence.decision(on: matched, in: matcher.matches)
    let explanation = Explanation(matched, by: &matcher, compilation: compilation) { _ in true }
    var page = ExplanationPage(
      matched, decision, explanation, in: matcher.matches, ruleSet: ruleSet)
    (page.place, page.earlier, page.view) = (place, earlier, view)
    let output = Terminal.standardOutput
    if printsJSON {
      output.writeJSON(page.json)
    } else {
      let width = output.isInteractive ? output.columnCount : 80
      output.write(page.text(color: output.hasColor, width: width))
    }
  }
}
