import ArgumentParser
import Bytes
import Documents
import Engine
import Offline
import Pipeline
import Records

/// Decides files and shows what was decided.
struct ScanReport: ~Copyable {
  private let filter: DecisionFilter
  private let showsTexts: Bool
  private var scanner: Scanner
  private var settler: Settler
  private var counter: DecisionCounter
  private var progress = ScanProgress()

  /// Makes a report on nothing yet.
  ///
  /// - Parameters:
  ///   - scanner: Decides.
  ///   - filter: Which decisions are shown and counted.
  ///   - showsTexts: Whether texts are shown whole.
  init(_ scanner: consuming Scanner, filter: DecisionFilter, showsTexts: Bool) {
    self.filter = filter
    self.showsTexts = showsTexts
    settler = Settler(for: scanner.ruleSet, engine: weirVersion.engine)
    counter = DecisionCounter(ruleSet: scanner.ruleSet, filter: filter)
    self.scanner = scanner
  }

  // MARK: Lines

  mutating func printLines(
    of file: consuming RecordStream, to output: Terminal
  ) throws(RecordFileError) {
    var sink = LineOutput(output)
    let isPlain = filter.admitsAll && !showsTexts
    file.name.withByteView {
      settler.beginBatch(file: $0, decidedAtMilliseconds: Clock.system.epochMilliseconds())
    }
    try scanner.scan(file) { (matches, byteCount) in
      sink.begin(isPlain ? nil : counter.treatments(of: matches, showsTexts: showsTexts))
      settler.settle(&matches, into: &sink)
      progress.add(matches, of: byteCount)
    }
    sink.flush()
  }

  // MARK: Table and summary

  mutating func showTable(
    of file: consuming RecordStream, on output: Terminal
  ) throws(RecordFileError) {
    let table = DecisionTable(output, filter: filter, showsTexts: showsTexts)
    let ruleSet = scanner.ruleSet
    table.writeHeader()
    try scanner.scan(file) { (matches, _) in
      for index in 0..<matches.records.count {
        let matched = matches.records[index]
        if let decision = counter.decision(on: matched, in: matches) {
          table.write(matched, decision, in: matches, ruleSet: ruleSet)
        } else if matched.rejection != nil, filter.admitsAll {
          table.writeRejected(matched, in: matches)
        }
      }
    }
  }

  /// Counts what was decided and shows nothing.
  mutating func count(_ file: consuming RecordStream) throws(RecordFileError) {
    try scanner.scan(file) { (matches, byteCount) in
      for index in 0..<matches.records.count {
        _ = counter.decision(on: matches.records[index], in: matches)
      }
      progress.add(matches, of: byteCount)
    }
  }

  /// Shows what each rule did.
  func showSummary(on output: Terminal, json: Bool) {
    let summary = RuleSummary(counter.tally, counter.counts, of: scanner.ruleSet)
    if json { output.writeJSON(summary.json) } else { output.write(summary.text) }
  }

  /// Ends the progress line.
  mutating func finish() {
    progress.line.finish()
  }

  // MARK: Disputes

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
}

/// How far a scan is.
private struct ScanProgress: ~Copyable {
  var line = ProgressLine()
  private var recordCount = 0

  mutating func add(_ matches: borrowing Matches, of byteCount: Int) {
    recordCount += matches.records.count
    line.show(done: matches.chunk.endOffset, of: byteCount, counted(recordCount, "record"))
  }
}

/// Decides records and counts those that are wanted.
private struct DecisionCounter: ~Copyable {
  private(set) var counts = VerdictCounts()
  private(set) var tally: RuleTally
  private let filter: DecisionFilter
  private var precedence: Precedence

  init(ruleSet: RuleSet, filter: DecisionFilter) {
    self.filter = filter
    precedence = Precedence(for: ruleSet)
    tally = RuleTally(for: ruleSet)
  }

  /// The decision on a record, counted; nil for what is no record or is not wanted.
  mutating func decision(
    on matched: MatchedRecord, in matches: borrowing Matches
  ) -> Decision? {
    guard matched.rejection == nil else {
      if filter.admitsAll { counts.rejected += 1 }
      return nil
    }
    let decision = precedence.decision(on: matched, in: matches)
    guard filter.admits(matched, decision.verdict, in: matches) else { return nil }
    counts.add(decision.verdict)
    tally.add(matched, decision, in: matches)
    return decision
  }

  /// What becomes of each line of a chunk.
  mutating func treatments(
    of matches: borrowing Matches, showsTexts: Bool
  ) -> [LineTreatment] {
    (0..<matches.records.count).map { index in
      let matched = matches.records[index]
      guard decision(on: matched, in: matches) != nil else {
        return filter.admitsAll ? .write : .drop
      }
      guard showsTexts, matched.record.has(.text) else { return .write }
      let source = matches.source(of: matched)
      return .writeWithText(source.bytes(of: matched.record.field(.text)).array)
    }
  }
}

/// What becomes of a decision line.
private enum LineTreatment {
  case drop
  case write
  case writeWithText([UInt8])
}

/// Collects decision lines in large pieces for an output.
private struct LineOutput: DecisionSink, ~Copyable {
  private let output: Terminal
  private var buffer = ByteBuffer(capacity: 1 << 17)
  private var treatments: [LineTreatment]?
  private var lineCount = 0

  init(_ output: Terminal) {
    self.output = output
  }

  /// Begins a chunk; nil for its treatments writes every line as it is.
  mutating func begin(_ treatments: [LineTreatment]?) {
    self.treatments = treatments
    lineCount = 0
  }

  mutating func append(_ line: ByteView, to queue: OutputQueue) {
    let treatment = treatments?[lineCount] ?? .write
    lineCount += 1
    switch treatment {
    case .drop: return
    case .write: buffer.append(line)
    case .writeWithText(let text):
      // The line ends with a brace and a line feed.
      buffer.append(line[0..<line.count - 2])
      buffer.append(",\"text\":")
      text.withByteView { buffer.appendJSONString($0) }
      buffer.append("}\n")
    }
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
