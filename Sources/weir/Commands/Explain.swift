import ArgumentParser
import Bytes
import Digests
import Engine
import Offline
import Pipeline
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
        weir explain --rule loan-quick-contact --text '…'

      The conditions are asked by the engine itself. Rules that fired or failed
      are shown; --rule shows one whether it fired or not, --all shows every rule
      that looks at such records.

      Exit code 0: something was explained. 1: there is no such record. 2: the
      rules are refused, or --rule names none. 3: the file cannot be read.
      """)

  @Argument(
    help: "A file of records, or - for the standard input.",
    completion: .file(extensions: ["ndjson", "gz"]))
  var file: String?

  @OptionGroup
  var options: RuleOptions

  @Option(help: "Explain only records with this id; without it, the first ten of the file.")
  var id: String?

  @Option(help: "The text of a message, instead of a file.")
  var text: String?

  @Option(help: "The sender of that message.")
  var from = "13800138000"

  @Option(help: "Show this rule, whether it fired or not.")
  var rule: String?

  @Flag(help: "Show all rules that look at records of this kind.")
  var all = false

  @Flag(help: "Print a JSON object for each record.")
  var json = false

  func validate() throws {
    if let file, text != nil {
      throw ValidationError(
        "Both --text and a file (\(Quoted(file))) are given; one of them is explained at a time.")
    }
    guard file != nil || text != nil else {
      throw ValidationError("Give a file of records, or --text.")
    }
  }

  func run() throws {
    let compilation = options.source.compileOrExit()
    guard let ruleSet = compilation.ruleSet else { return }
    if let rule, compilation.book.entries[rule] == nil {
      Terminal.standardError.write("weir: no rule is called \(Quoted(rule))\n")
      ExitStatus.usage.exit()
    }
    var explainer = Explainer(compilation: compilation, ruleSet: ruleSet)
    (explainer.wantedID, explainer.rule, explainer.showsAll) = (id, rule, all)
    explainer.printsJSON = json
    if let text {
      var line = JSONLine()
      line.add("kind", "sms")
      line.add("id", "try-out")
      line.add("ts", Int(Clock.system.epochMilliseconds()))
      line.add("from", from)
      line.add("to", "13800138000")
      line.add("text", text)
      explainer.explain(line.text)
    } else if let file {
      do throws(RecordFileError) {
        explainer.explain(try RecordFile(file))
      } catch {
        endProgram(for: error)
      }
    }
    if explainer.shownCount == 0 {
      let wanted = id.map { "no record has the id \(Quoted($0))" } ?? "there is no record"
      Terminal.standardError.write("weir: \(wanted)\n")
      ExitStatus.findings.exit()
    }
  }
}

/// Finds the records that are wanted and prints an explanation of each.
private struct Explainer: ~Copyable {
  var wantedID: String?
  var rule: String?
  var showsAll = false
  var printsJSON = false
  private(set) var shownCount = 0

  /// Records of a file that are explained when no id is given.
  private static let shownCountMax = 10

  private let compilation: Compilation
  private let ruleSet: RuleSet
  private var matcher: Matcher
  private var precedence: Precedence

  init(compilation: Compilation, ruleSet: RuleSet) {
    self.compilation = compilation
    self.ruleSet = ruleSet
    matcher = Matcher(for: ruleSet)
    precedence = Precedence(for: ruleSet)
  }

  mutating func explain(_ line: String) {
    line.withByteView { explain($0, digest: .init(of: []), file: "--text") }
  }

  mutating func explain(_ file: RecordFile) {
    let name = file.name == "-" ? "standard input" : file.name
    explain(file.bytes, digest: file.digest, file: name)
  }

  private mutating func explain(_ bytes: ByteView, digest: Digest128, file: String) {
    var chunks = ChunkReader(bytes)
    var lineCount = 0
    while let chunk = chunks.next() {
      matcher.match(chunk, in: MatchContext(batch: digest))
      for index in 0..<matcher.matches.records.count {
        let matched = matcher.matches.records[index]
        guard isWanted(matched) else { continue }
        guard wantedID != nil || shownCount < Explainer.shownCountMax else { return }
        show(matched, at: "\(file), line \(lineCount + matched.lineNumber)")
      }
      lineCount += matcher.matches.lineCount
    }
  }

  private func isWanted(_ matched: MatchedRecord) -> Bool {
    guard let wantedID else { return true }
    guard matched.rejection == nil else { return false }
    let id = matcher.matches.source(of: matched).bytes(of: matched.record.field(.id))
    return wantedID.withByteView { $0 == id }
  }

  private mutating func show(_ matched: MatchedRecord, at place: String) {
    if shownCount > 0, !printsJSON { Terminal.standardOutput.write("\n") }
    shownCount += 1
    if let rejection = matched.rejection {
      Terminal.standardOutput.write(
        "\(place): rejected: \(rejection)\n"
      )
      return
    }
    let decision = precedence.decision(on: matched, in: matcher.matches)
    let fired = matcher.matches.rules(of: matched).map {
      ruleSet.rules[$0.rule.index].identifier
    }
    let (rule, showsAll) = (rule, showsAll)
    let explanation = Explanation(matched, by: &matcher, compilation: compilation) { name in
      if let rule { return name == rule }
      return showsAll || fired.contains(name)
    }
    var page = ExplanationPage(
      matched, decision, explanation, in: matcher.matches, ruleSet: ruleSet)
    page.place = place
    let output = Terminal.standardOutput
    if printsJSON {
      output.writeJSON(page.json)
    } else {
      output.write(page.text(color: output.hasColor))
    }
  }
}
