import ArgumentParser
import Bytes
import Engine
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
      unpacked. 2: the rules are refused. 3: a file cannot be read.
      """)

  @Argument(help: "Files of records, or - for the standard input.")
  var files: [String]

  @OptionGroup
  var options: RuleOptions

  @Flag(help: "Print decision lines on a terminal too.")
  var json = false

  @Flag(help: "Ask PCRE2 for every pattern of every rule, and report where the prefilter erred.")
  var exhaustive = false

  func run() throws {
    let compilation = options.source.compileOrExit()
    guard let ruleSet = compilation.ruleSet else { return }
    let output = Terminal.standardOutput
    var scanner = Scanner(ruleSet: ruleSet, method: exhaustive ? .exhaustive : .prefiltered)
    for file in files {
      if output.isInteractive && !json {
        scanner.showTable(of: RecordStream(file), on: output)
      } else {
        scanner.printLines(of: RecordStream(file), to: output)
      }
    }
    scanner.finish()
    if exhaustive { try scanner.reportDisputes() }
  }
}

/// Decides files one after the other.
private struct Scanner: ~Copyable {
  private let ruleSet: RuleSet
  private var settler: Settler
  private var workspace: Workspace
  private var progress = ProgressLine()
  private var counts = VerdictCounts()
  private var disputes = DisputeCounts()

  init(ruleSet: RuleSet, method: MatchMethod) {
    self.ruleSet = ruleSet
    settler = Settler(for: ruleSet, engine: weirVersion.engine)
    workspace = Workspace(for: ruleSet, method: method)
  }

  mutating func printLines(of file: consuming RecordStream, to output: Terminal) {
    var sink = LineOutput(output)
    file.name.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: Clock.nowMilliseconds)
    }
    while let chunk = file.next() {
      file.match(chunk, by: ruleSet, in: &workspace)
      settler.settle(workspace, into: &sink)
      disputes.note(workspace.disputes)
      counts.add(workspace.matched.count)
      progress.show(
        done: chunk.batchOffset + chunk.lines.count, of: file.byteCount, counts.shown)
    }
    sink.flush()
  }

  mutating func showTable(of file: consuming RecordStream, on output: Terminal) {
    let table = DecisionTable(output)
    table.writeHeader()
    while let chunk = file.next() {
      file.match(chunk, by: ruleSet, in: &workspace)
      disputes.note(workspace.disputes)
      for place in 0..<workspace.matched.count {
        let matched = workspace.matched[place]
        counts.add(1)
        guard matched.rejection == nil else {
          counts.rejected += 1
          table.writeRejected(matched, in: workspace)
          continue
        }
        let ruling = settler.ruling(on: matched, in: workspace)
        counts.note(ruling.verdict)
        table.write(matched, ruling, in: workspace, ruleSet: ruleSet)
      }
    }
  }

  /// Says on how many texts the prefilter would have left out a pattern that did not say no.
  ///
  /// - Throws: `ExitCode` 1 where a match would have been missed.
  func reportDisputes() throws {
    let missed = disputes.missed.values.reduce(0, +)
    let limits = disputes.limits.values.reduce(0, +)
    var lines = ["the prefilter would have missed \(missed) \(missed == 1 ? "match" : "matches")"]
    lines += DisputeCounts.lines(disputes.missed, ruleSet)
    lines.append(
      "\(counted(limits, "limit")) of PCRE2 on texts that cannot match, counted as no match")
    lines += DisputeCounts.lines(disputes.limits, ruleSet)
    Terminal.standardError.write(lines.joined(separator: "\n") + "\n")
    if missed > 0 { throw ExitCode(1) }
  }

  /// Ends the progress line, or tells a person how many of what there were.
  mutating func finish() {
    progress.finish()
    if counts.hasVerdicts { Terminal.standardError.write(counts.summary + "\n") }
  }
}

/// Where PCRE2 and the prefilter disagreed, by pattern.
private struct DisputeCounts {
  private(set) var missed: [Int32: Int] = [:]
  private(set) var limits: [Int32: Int] = [:]

  mutating func note(_ disputes: [PrefilterDispute]) {
    for dispute in disputes {
      switch dispute.kind {
      case .missed: missed[dispute.probe, default: 0] += 1
      case .limit: limits[dispute.probe, default: 0] += 1
      }
    }
  }

  /// A line for each pattern, the most frequent first.
  static func lines(_ counts: [Int32: Int], _ ruleSet: RuleSet) -> [String] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { probe, count in
      let rules = ruleSet.rules(withProbe: probe).map(\.identifier).joined(separator: ", ")
      return "  \(counted(count, "text")): \(rules)"
    }
  }
}

/// How many records there were, and what was decided.
private struct VerdictCounts {
  var rejected = 0
  private var total = 0
  private var verdicts: [Verdict: Int] = [:]

  var hasVerdicts: Bool { !verdicts.isEmpty || rejected > 0 }

  mutating func add(_ count: Int) { total += count }

  mutating func note(_ verdict: Verdict) { verdicts[verdict, default: 0] += 1 }

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
    unsafe buffer.view.withUnsafeBytes { unsafe output.write(UnsafeRawBufferPointer($0)) }
    buffer.removeAll()
  }
}
