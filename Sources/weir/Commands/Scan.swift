import ArgumentParser
import Bytes
import Engine
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

  @Argument(help: "Files of records, or - for the standard input.")
  var files: [String]

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
    var scanner = Scanner(
      ruleSet: ruleSet, method: exhaustive ? .exhaustive : .prefiltered, workerCount: workers)
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
  private let method: MatchMethod
  private let workerCount: Int?
  private var settler: Settler
  private var precedence: Precedence
  /// Kept from file to file; made when the first one tells how large files are.
  private var keptMatcher: ChunkMatcher?
  private var progress = ProgressLine()
  private var counts = VerdictCounts()
  private var disputes = DisputeCounts()

  init(ruleSet: RuleSet, method: MatchMethod, workerCount: Int?) {
    self.ruleSet = ruleSet
    self.method = method
    self.workerCount = workerCount
    settler = Settler(for: ruleSet, engine: weirVersion.engine)
    precedence = Precedence(for: ruleSet)
  }

  /// Files of this size are worth more threads: below it they are done before a thread has begun.
  private static let largeByteCount = 2 << 20

  /// The matcher for a file; one that was made for a smaller file is made anew.
  private mutating func matcher(forByteCount byteCount: Int) -> ChunkMatcher {
    let count = workerCount ?? (byteCount >= Scanner.largeByteCount ? coreCount() : 1)
    if let keptMatcher, keptMatcher.workerCount >= count { return keptMatcher }
    let made = ChunkMatcher(ruleSet, method: method, workerCount: count)
    keptMatcher = made
    return made
  }

  /// Matches a file and calls a closure with the results of each chunk, in order.
  private mutating func forEachChunk(
    of file: consuming RecordStream,
    _ settle: (inout Scanner, inout Matches, _ byteCount: Int) -> Void
  ) {
    let pool = matcher(forByteCount: file.byteCount)
    var isMore = true
    while isMore {
      while pool.hasRoom, let chunk = file.next() {
        pool.offer(chunk, of: file.digestSoFar)
      }
      isMore = pool.settleNext { (matcher, digest) in
        file.complete(&matcher, matchedWith: digest)
        disputes.add(matcher.disputes)
        settle(&self, &matcher.matches, file.byteCount)
      }
    }
  }

  mutating func printLines(of file: consuming RecordStream, to output: Terminal) {
    var sink = LineOutput(output)
    file.name.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: Clock.nowMilliseconds)
    }
    forEachChunk(of: file) { (scanner, matches, byteCount) in
      scanner.settler.settle(&matches, into: &sink)
      scanner.counts.add(matches.records.count)
      let chunk = matches.chunk
      scanner.progress.show(
        done: chunk.batchOffset + chunk.lines.count, of: byteCount, scanner.counts.shown)
    }
    sink.flush()
  }

  mutating func showTable(of file: consuming RecordStream, on output: Terminal) {
    let table = DecisionTable(output)
    table.writeHeader()
    forEachChunk(of: file) { (scanner, matches, _) in
      for index in 0..<matches.records.count {
        let matched = matches.records[index]
        scanner.counts.add(1)
        guard matched.rejection == nil else {
          scanner.counts.rejected += 1
          table.writeRejected(matched, in: matches)
          continue
        }
        let decision = scanner.precedence.decision(on: matched, in: matches)
        scanner.counts.add(decision.verdict)
        table.write(matched, decision, in: matches, ruleSet: scanner.ruleSet)
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
  private(set) var missed: [ProbeID: Int] = [:]
  private(set) var limits: [ProbeID: Int] = [:]

  mutating func add(_ disputes: [PrefilterDispute]) {
    for dispute in disputes {
      switch dispute.kind {
      case .missed: missed[dispute.probe, default: 0] += 1
      case .limit: limits[dispute.probe, default: 0] += 1
      }
    }
  }

  /// A line for each pattern, the most frequent first.
  static func lines(_ counts: [ProbeID: Int], _ ruleSet: RuleSet) -> [String] {
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
