import Bytes
import Digests
public import Engine
import Patterns
import Pipeline
import Records
import Views

/// Decides files one after the other and notes what patterns cost.
public struct Profiler: ~Copyable {
  private let ruleSet: RuleSet
  private var matcher: Matcher
  private var total = RuleProfile.Total()

  /// For each pattern the message that took the longest.
  private var worst: [ProbeID: RuleProfile.Message] = [:]

  /// The places of all patterns among the costs.
  private let probes: [ProbeID]

  /// Missing ids are made of the content of the whole file, which nobody needs here.
  private static let context = MatchContext(batch: Digest128(high: 0, low: 0))

  /// From how many nanoseconds on a message is asked again, to see whether it is to blame.
  private static let doubtfulNanoseconds: Int64 = 20_000

  /// Begins with no cost.
  public init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    matcher = Matcher(for: ruleSet, clock: { Clock.monotonicNanoseconds })
    probes = matcher.profile.indices.map { ProbeID($0) }
  }

  /// Decides the records of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - showProgress: Called behind each chunk with the bytes that are done, the bytes of the
  ///     file, and the records of all files so far.
  /// - Throws: `RecordFileError` where the file cannot be read.
  public mutating func decide(
    _ file: consuming RecordStream,
    _ showProgress: (_ done: Int, _ byteCount: Int, _ recordCount: Int) -> Void
  ) throws(RecordFileError) {
    var linesBefore = 0
    while let chunk = try file.next() {
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
      showProgress(chunk.endOffset, file.byteCount, total.records)
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

  /// What there was to count.
  public consuming func profile() -> RuleProfile {
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
