import ArgumentParser
import Bytes
import Digests
import Engine
import Patterns
import Records
import RuleCompiler
import Views

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

  @Argument(help: "Files of records, or - for the standard input.")
  var files: [String]

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
    if let rule, !ruleSet.rules.contains(where: { $0.identifier == rule }) {
      Terminal.standardError.write("weir: no rule in force is called \(Quoted(rule))\n")
      ExitStatus.usage.exit()
    }
    var profiler = Profiler(ruleSet)
    for file in files { profiler.decide(RecordStream(file)) }
    profiler.finish()
    let profile = profiler.profile()
    let entries = profile.entries(of: rule)
    let output = Terminal.standardOutput
    guard !json else { return output.writeJSON(profile.json(of: entries, top: top)) }
    let table = ProfileTable(
      profile, columnCount: output.columnCount, hasColor: output.hasColor)
    output.write(table.text(of: entries, top: top))
  }
}

/// Decides files one after the other and notes what patterns cost.
private struct Profiler: ~Copyable {
  private let ruleSet: RuleSet
  private var matcher: Matcher
  private var total = RuleProfile.Total()
  private var progress = ProgressLine()

  /// For each pattern the message that took the longest.
  private var worst: [ProbeID: RuleProfile.Message] = [:]

  /// The places of all patterns among the costs.
  private let probes: [ProbeID]

  /// Missing ids are made of the content of the whole file, which nobody needs here.
  private static let context = MatchContext(batch: Digest128(high: 0, low: 0))

  /// From how many nanoseconds on a message is asked again, to see whether it is to blame.
  private static let doubtfulNanoseconds: Int64 = 20_000

  init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    matcher = Matcher(for: ruleSet, clock: { Clock.monotonicNanoseconds })
    probes = matcher.profile.indices.map { ProbeID($0) }
  }

  mutating func decide(_ file: consuming RecordStream) {
    var linesBefore = 0
    while let chunk = file.next() {
      let recordsBefore = total.records
      let started = Clock.monotonicNanoseconds
      matcher.match(chunk, in: Profiler.context)
      total.nanoseconds += Clock.monotonicNanoseconds - started
      total.records += matcher.matches.records.count
      for index in 0..<matcher.matches.records.count
      where matcher.matches.records[index].rejection != nil {
        total.rejected += 1
      }
      keepWorst(of: file.name, after: linesBefore, since: recordsBefore)
      linesBefore += matcher.matches.lineCount
      progress.show(
        done: chunk.batchOffset + chunk.lines.count, of: file.byteCount,
        counted(total.records, "record"))
    }
  }

  /// Keeps the messages of this chunk that took longer than any before, while they are there.
  private mutating func keepWorst(
    of file: String, after linesBefore: Int, since recordsBefore: Int
  ) {
    for probe in probes {
      let cost = matcher.cost(of: probe)
      let index = Int(cost.worstRecord) - recordsBefore
      guard index >= 0, cost.askedCount > 0 else { continue }
      let matched = matcher.matches.records[index]
      worst[probe] = RuleProfile.Message(
        file: file, line: linesBefore + matched.lineNumber,
        bytes: matcher.matches.chunk.lines[matched.line].array)
    }
  }

  /// How much of the time of a pattern on its worst message is the machine's, which did something
  /// else in between: asked again, alone, the message takes so much less.
  private func disturbance(
    of probe: ProbeID, on message: RuleProfile.Message, by again: inout Matcher
  ) -> Int64 {
    let first = matcher.cost(of: probe).worstNanoseconds
    guard first > Profiler.doubtfulNanoseconds else { return 0 }
    var nanoseconds = first
    for repetition in 0..<4 {
      let before = again.cost(of: probe)
      message.bytes.withByteView { line in
        again.match(Chunk(lines: line, batchOffset: 0), in: Profiler.context)
      }
      let after = again.cost(of: probe)
      // The first time the caches are cold, as they were.
      guard repetition > 0, after.askedCount > before.askedCount else { continue }
      nanoseconds = min(nanoseconds, after.nanoseconds - before.nanoseconds)
    }
    return first - nanoseconds
  }

  /// Ends the progress line.
  mutating func finish() { progress.finish() }

  /// What there was to count.
  consuming func profile() -> RuleProfile {
    var total = total
    let (texts, candidates) = matcher.prefilterCounts
    (total.texts, total.candidates) = (Int(texts), Int(candidates))
    var again = Matcher(for: ruleSet, clock: { Clock.monotonicNanoseconds })
    var questions: [(rules: [String], question: RuleProfile.Question)] = []
    for use in ruleSet.patternUses {
      var cost = matcher.cost(of: use.probe)
      let message = worst[use.probe]
      if let message {
        let disturbance = disturbance(of: use.probe, on: message, by: &again)
        cost.worstNanoseconds -= disturbance
        cost.nanoseconds -= disturbance
      }
      questions.append(
        (
          use.rules.map { ruleSet.rules[$0.index].identifier }.sorted(),
          RuleProfile.Question(use, cost: cost, worst: message)
        ))
    }
    return RuleProfile(questions, total: total)
  }
}

extension RuleProfile.Question {
  fileprivate init(_ use: PatternUse, cost: ProbeCost, worst: RuleProfile.Message?) {
    self.init(
      views: use.view?.name ?? "field",
      pattern: use.pattern?.source,
      hasLiteral: use.hasLiteral, findWords: { use.requiredWords }, cost: cost, worst: worst)
  }
}
