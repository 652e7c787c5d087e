import ArgumentParser
import Bytes
import Engine
import Offline
import Pipeline
import RuleCompiler

/// `weir scan`: decides records from files, without a spool.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decides records and prints a line for each, in input order.",
    discussion: """
      The lines are those that the daemon writes into its queues. Files are
      NDJSON, packed with gzip or not; `-` is the standard input:
        weir scan records.ndjson.gz
        zcat records.ndjson.gz | weir scan - --rules Rules
        weir scan records.ndjson | jq -r 'select(.verdict == "block") | .id'

      A line that is no record is shown in its place as {"rejected":…}. On a
      terminal the decisions are shown as a table; --json prints the lines there
      too.

      Exit code 0: all files were read, whatever was decided. 1: a file cannot be
      unpacked, or with --exhaustive the prefilter would have missed a match. 2: the
      rules are refused. 3: a file cannot be read.
      """)

  @OptionGroup
  var records: RecordArguments

  @OptionGroup
  var options: RuleOptions

  @Option(
    help: ArgumentHelp(
      "How many threads match; without it one per core for large files, else one.",
      valueName: "n"))
  var workers: Int?

  @Flag(help: "Print decision lines on a terminal too.")
  var json = false

  @Flag(help: "Ask PCRE2 for every pattern of every rule, and report where the prefilter erred.")
  var exhaustive = false

  func validate() throws {
    guard workers.map({ (1...256).contains($0) }) ?? true else {
      throw ValidationError("--workers takes a number from 1 to 256.")
    }
  }

  func run() throws {
    let compilation = options.source.compileOrExit()
    guard let ruleSet = compilation.ruleSet else { return }
    let output = Terminal.standardOutput
    var report = ScanReport(
      ruleSet: ruleSet, method: exhaustive ? .exhaustive : .prefiltered, workerCount: workers)
    do throws(RecordFileError) {
      for file in records.files {
        if output.isInteractive && !json {
          try report.showTable(of: RecordStream(file), on: output)
        } else {
          try report.printLines(of: RecordStream(file), to: output)
        }
      }
    } catch {
      endProgram(for: error)
    }
    report.finish()
    if exhaustive { try report.reportDisputes() }
  }
}

/// Decides files and shows what was decided.
private struct ScanReport: ~Copyable {
  private var scanner: Scanner
  private var settler: Settler
  private var precedence: Precedence
  private var progress = ProgressLine()
  private var counts = VerdictCounts()

  init(ruleSet: RuleSet, method: MatchMethod, workerCount: Int?) {
    scanner = Scanner(ruleSet: ruleSet, method: method, workerCount: workerCount)
    settler = Settler(for: ruleSet, engine: weirVersion.engine)
    precedence = Precedence(for: ruleSet)
  }

  mutating func printLines(
    of file: consuming RecordStream, to output: Terminal
  ) throws(RecordFileError) {
    var sink = LineOutput(output)
    file.name.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: Clock.system.epochMilliseconds())
    }
    try scanner.scan(file) { (matches, byteCount) in
      settler.settle(&matches, into: &sink)
      counts.add(matches.records.count)
      let chunk = matches.chunk
      progress.show(
        done: chunk.batchOffset + chunk.lines.count, of: byteCount, counts.shown)
    }
    sink.flush()
  }

  mutating func showTable(
    of file: consuming RecordStream, on output: Terminal
  ) throws(RecordFileError) {
    let table = DecisionTable(output)
    let ruleSet = scanner.ruleSet
    table.writeHeader()
    try scanner.scan(file) { (matches, _) in
      for index in 0..<matches.records.count {
        let matched = matches.records[index]
        counts.add(1)
        guard matched.rejection == nil else {
          counts.rejected += 1
          table.writeRejected(matched, in: matches)
          continue
        }
        let decision = precedence.decision(on: matched, in: matches)
        counts.add(decision.verdict)
        table.write(matched, decision, in: matches, ruleSet: ruleSet)
      }
    }
  }

  /// Says on how many texts the prefilter would have left out a pattern that did not say no.
  ///
  /// - Throws: `ExitCode` 1 where a match would have been missed.
  func reportDisputes() throws {
    let disputes = scanner.disputes
    let missed = disputes.missed.values.reduce(0, +)
    let limits = disputes.limits.values.reduce(0, +)
    var lines = ["the prefilter would have missed \(missed) \(missed == 1 ? "match" : "matches")"]
    lines += shown(disputes.missed)
    lines.append(
      "\(counted(limits, "limit")) of PCRE2 on texts that cannot match, counted as no match")
    lines += shown(disputes.limits)
    Terminal.standardError.write(lines.joined(separator: "\n") + "\n")
    if missed > 0 { throw ExitCode(1) }
  }

  private func shown(_ counts: [ProbeID: Int]) -> [String] {
    DisputeCounts.byRules(counts, of: scanner.ruleSet).map { rules, count in
      "  \(counted(count, "text")): \(rules.joined(separator: ", "))"
    }
  }

  /// Ends the progress line, or tells a person how many of what there were.
  mutating func finish() {
    progress.finish()
    if counts.hasVerdicts { Terminal.standardError.write(counts.summary + "\n") }
  }
}

/// How many records there were, and what was decided.
private struct VerdictCounts {
  var rejected = 0
  private var total = 0
  private var verdicts: [Verdict: Int] = [:]

  var hasVerdicts: Bool { !verdicts.isEmpty || rejected > 0 }

  mutating func add(_ count: Int) { total += count }

  mutating func add(_ verdict: Verdict) { verdicts[verdict, default: 0] += 1 }

  var shown: String { counted(total, "record") }

  var summary: String {
    var parts = Verdict.allCases.map { "\($0.name) \(verdicts[$0] ?? 0)" }
    parts.append("rejected \(rejected)")
    return counted(total, "line") + ": " + parts.joined(separator: ", ")
  }
}

/// Collects decision lines in large pieces for an output.
private struct LineOutput: DecisionSink, ~Copyable {
  private let output: Terminal
  private var buffer = ByteBuffer(capacity: 1 << 17)

  init(_ output: Terminal) {
    self.output = output
  }

  mutating func append(_ line: ByteView, to queue: OutputQueue) {
    buffer.append(line)
    if buffer.count >= 1 << 16 { flush() }
  }

  mutating func flush() {
    if output.isInteractive, let escaped = escapedForTerminal(buffer.view) {
      output.write(escaped)
    } else {
      unsafe buffer.view.withUnsafeBytes { unsafe output.write(UnsafeRawBufferPointer($0)) }
    }
    buffer.removeAll()
  }
}
