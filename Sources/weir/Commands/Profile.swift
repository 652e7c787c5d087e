import ArgumentParser
import Bytes
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
    for file in files { profiler.decide(RecordFile(file)) }
    profiler.finish()
    let profile = profiler.profile()
    let wanted = profile.entries.filter { entry in rule.map { entry.rules.contains($0) } ?? true }
    let entries = Array(wanted.prefix(top))
    let output = Terminal.standardOutput
    guard !json else { return output.write(profile.json(of: entries)) }
    let table = ProfileTable(
      profile, columnCount: output.columnCount, hasColor: output.hasColor)
    output.write(table.text(of: entries))
  }
}

/// Decides files one after the other and notes what patterns cost.
private struct Profiler: ~Copyable {
  private let ruleSet: RuleSet
  private var workspace: Workspace
  private var total = RuleProfile.Total()
  private var progress = ProgressLine()

  /// For each pattern the message that took the longest, and how much of its time is the machine's.
  private var worst: [Int: (message: RuleProfile.Message, disturbance: Int64)] = [:]

  /// From how many nanoseconds on a message is asked again, to see whether it is to blame.
  private static let doubtfulNanoseconds: Int64 = 20_000

  init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    workspace = Workspace(for: ruleSet, clock: { Clock.monotonicNanoseconds })
  }

  mutating func decide(_ file: RecordFile) {
    let before = workspace.profile
    var chunks = ChunkReader(file.bytes)
    while let chunk = chunks.next() {
      let started = Clock.monotonicNanoseconds
      ruleSet.match(chunk, of: file.digest, in: &workspace)
      total.nanoseconds += Clock.monotonicNanoseconds - started
      total.records += workspace.matched.count
      for place in 0..<workspace.matched.count where workspace.matched[place].rejection != nil {
        total.rejected += 1
      }
      progress.show(
        done: chunk.batchOffset + chunk.lines.count, of: file.bytes.count,
        counted(total.records, "record"))
    }
    let costs = workspace.profile
    let changed = costs.indices.filter {
      costs[$0].worstNanoseconds > before[$0].worstNanoseconds
    }
    findWorst(of: changed.sorted { costs[$0].worstOffset < costs[$1].worstOffset }, in: file)
  }

  /// Looks up the messages of this file that took the longest, while the file is there.
  ///
  /// - Parameters:
  ///   - probes: The patterns whose worst message is in this file, in the order of the messages.
  ///   - file: The file.
  private mutating func findWorst(of probes: [Int], in file: RecordFile) {
    var again = Workspace(for: ruleSet, clock: { Clock.monotonicNanoseconds })
    var lines = LineCounter(file.bytes)
    for probe in probes {
      let cost = workspace.cost(of: probe)
      let offset = Int(cost.worstOffset)
      let end = file.bytes.firstOffset(of: UInt8(ascii: "\n"), from: offset)
      let chunk = Chunk(
        lines: file.bytes[offset..<(end ?? file.bytes.count)], batchOffset: offset)
      let nanoseconds = repeated(probe, on: chunk, of: file, in: &again)
      guard again.matched.count > 0 else { continue }
      let source = again.source(of: again.matched[0])
      let record = again.matched[0].record
      let message = RuleProfile.Message(
        file: file.name, line: lines.line(at: offset),
        identifier: source.bytes(of: record.field(.id)),
        text: source.bytes(of: record.field(.text)))
      worst[probe] = (message, cost.worstNanoseconds - nanoseconds)
    }
  }

  /// How long a pattern takes on its worst message, which is asked again where that looks odd: what
  /// the machine did in between is no fault of the pattern.
  private func repeated(
    _ probe: Int, on chunk: Chunk, of file: RecordFile, in again: inout Workspace
  ) -> Int64 {
    var nanoseconds = workspace.cost(of: probe).worstNanoseconds
    for repetition in 0..<4 {
      let before = again.cost(of: probe)
      ruleSet.match(chunk, of: file.digest, in: &again)
      let after = again.cost(of: probe)
      guard after.askedCount > before.askedCount, nanoseconds > Profiler.doubtfulNanoseconds
      else { break }
      // The first time the caches are cold, as they were.
      if repetition > 0 { nanoseconds = min(nanoseconds, after.nanoseconds - before.nanoseconds) }
    }
    return nanoseconds
  }

  /// Ends the progress line.
  mutating func finish() { progress.finish() }

  /// What there was to count.
  consuming func profile() -> RuleProfile {
    var total = total
    let (texts, candidates) = workspace.prefilterCounts
    (total.texts, total.candidates) = (Int(texts), Int(candidates))
    let questions = ruleSet.patternUses.map { use in
      var cost = workspace.cost(of: use.probe)
      let worst = worst[use.probe]
      if let worst {
        cost.worstNanoseconds -= worst.disturbance
        cost.nanoseconds -= worst.disturbance
      }
      return (
        rules: use.rules.map { ruleSet.rules[$0].identifier }.sorted(),
        question: RuleProfile.Question(use, cost: cost, worst: worst?.message)
      )
    }
    return RuleProfile(questions, total: total)
  }
}

extension RuleProfile.Question {
  fileprivate init(_ use: PatternUse, cost: ProbeCost, worst: RuleProfile.Message?) {
    let views = View.allCases.filter { use.views.contains($0) }.map(\.name)
    self.init(
      views: views.isEmpty ? "field" : views.joined(separator: ", "),
      pattern: use.pattern.map { "\(Quoted($0.source))" } ?? "words",
      hasLiteral: use.hasLiteral, findWords: { use.requiredWords }, cost: cost, worst: worst)
  }
}

/// Tells the numbers of lines, for places that only go forward.
private struct LineCounter {
  private let bytes: ByteView
  private var offset = 0
  private var number = 1

  init(_ bytes: ByteView) {
    self.bytes = bytes
  }

  /// The number, from one, of the line that begins at an offset.
  mutating func line(at wanted: Int) -> Int {
    while offset < wanted, let end = bytes.firstOffset(of: UInt8(ascii: "\n"), from: offset) {
      offset = end + 1
      number += 1
    }
    return number
  }
}
