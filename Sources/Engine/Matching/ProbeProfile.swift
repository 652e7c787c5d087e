import Bytes
import Patterns

/// The cost of asking for one pattern in one view, or for one list of words.
public struct ProbeCost: BitwiseCopyable, Sendable {
  /// How often PCRE2 was asked: the texts that the prefilter let pass, and that no cheaper condition
  /// had decided.
  public var askedCount: Int64 = 0

  /// How often it found a match.
  public var foundCount: Int64 = 0

  /// How often it stopped at a limit.
  public var limitCount: Int64 = 0

  /// The time of all questions, in nanoseconds.
  public var nanoseconds: Int64 = 0

  /// The longest time of one question, in nanoseconds.
  public var worstNanoseconds: Int64 = 0

  /// The record of that question, counted from zero over all records of the matcher.
  public var worstRecord: Int64 = 0

  /// No cost yet.
  public init() {}
}

/// Counts what patterns cost, where a clock is given; the engine has none of its own.
public struct ProbeProfile: ~Copyable {
  /// Tells nanoseconds from any start.
  public typealias Clock = @Sendable () -> Int64

  private let clock: Clock?
  private var probes: Table<ProbeID, ProbeCost>

  /// True if anything is counted.
  let isOn: Bool

  /// The number of records so far.
  private(set) var recordCount: Int64 = 0

  /// The number of texts that the prefilter has looked at.
  private(set) var textCount: Int64 = 0

  /// How many probes it let pass, over all texts.
  private(set) var candidateCount: Int64 = 0

  init(probeCount: Int, clock: Clock?) {
    self.clock = clock
    isOn = clock != nil
    probes = Table(repeating: ProbeCost(), count: clock == nil ? 0 : probeCount)
  }

  /// The costs of all probes, in their order; empty where nothing is counted.
  var costs: [ProbeCost] { (0..<probes.count).map { probes[ProbeID($0)] } }

  /// The cost of one of them.
  func cost(of probe: ProbeID) -> ProbeCost { probes[probe] }

  /// The time.
  func now() -> Int64 { clock?() ?? 0 }

  /// Counts a record that begins.
  mutating func beginRecord() { recordCount += 1 }

  /// Counts what the prefilter said about a text.
  mutating func addCandidates(_ count: Int) {
    textCount += 1
    candidateCount += Int64(count)
  }

  /// Counts a question that began at a time.
  mutating func add(_ outcome: MatchOutcome, of probe: ProbeID, since started: Int64) {
    let took = now() - started
    var cost = probes[probe]
    cost.askedCount += 1
    switch outcome {
    case .none: break
    case .found: cost.foundCount += 1
    case .limit: cost.limitCount += 1
    }
    cost.nanoseconds += took
    if took > cost.worstNanoseconds {
      cost.worstNanoseconds = took
      cost.worstRecord = recordCount - 1
    }
    probes[probe] = cost
  }
}
