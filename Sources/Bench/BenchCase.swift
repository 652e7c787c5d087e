import Glibc

/// The result of one run of a case.
struct Timing {
  /// The time of the run.
  var nanoseconds: Int
  /// A count that depends on all of its work.
  var count: Int
}

/// One thing that is measured: its times, and the count that every run must give.
struct BenchCase {
  let name: String
  private(set) var count = 0
  private(set) var countsAgree = true

  /// How many times the thing is done in one run; times are divided by it.
  let perRun: Int

  /// The rounds in which it runs.
  let roundCount: Int

  private let body: () -> Timing
  private var times: [Double] = []
  private var hasRun = false

  /// Describes a case that takes the processor time of this thread.
  ///
  /// - Parameters:
  ///   - name: What is measured.
  ///   - perRun: How many times it is done in one run.
  ///   - rounds: The rounds in which it runs.
  ///   - body: One run; returns a count that depends on all of its work.
  init(_ name: String, perRun: Int, rounds: Int = 7, body: @escaping () -> Int) {
    self.init(name, perRun: perRun, rounds: rounds) {
      let start = threadNanoseconds()
      let count = body()
      return Timing(nanoseconds: threadNanoseconds() - start, count: count)
    }
  }

  /// Describes a case that tells its time itself.
  init(_ name: String, perRun: Int, rounds: Int = 7, sample: @escaping () -> Timing) {
    self.name = name
    self.perRun = max(perRun, 1)
    roundCount = rounds
    body = sample
  }

  /// Nanoseconds for one, in the middle of the rounds.
  var median: Double { times.isEmpty ? 0 : times.sorted()[times.count / 2] }

  /// Nanoseconds for one, in the best round.
  var best: Double { times.min() ?? 0 }

  mutating func run(isKept: Bool) {
    let sample = body()
    if hasRun, sample.count != count { countsAgree = false }
    (count, hasRun) = (sample.count, true)
    if isKept { times.append(Double(sample.nanoseconds) / Double(perRun)) }
  }
}

/// Cases that are measured together, and what their medians say about each other.
struct BenchFamily {
  /// A ratio of two medians, or another number that follows from them.
  struct Finding {
    var name: String
    var value: Double
    /// What issue or design wants of it, in words.
    var goal = ""
  }

  let title: String
  /// What one of the things is.
  let unit: String
  /// Which time is measured.
  let clock: String
  var cases: [BenchCase]

  /// True if there is a first round that is not kept; programs that are started anew need none.
  var warmsUp = true

  /// What is done before each round; not measured.
  var prepare: () -> Void = {}

  /// Draws conclusions from the cases by their names.
  var conclude: (BenchFamily) -> [Finding] = { _ in [] }

  init(_ title: String, unit: String, clock: String, _ cases: [BenchCase]) {
    self.title = title
    self.unit = unit
    self.clock = clock
    self.cases = cases
  }

  var findings: [Finding] { conclude(self) }

  var countsAgree: Bool { cases.allSatisfy(\.countsAgree) }

  /// The median of a case; nil where there is no such case.
  func median(_ name: String) -> Double? { cases.first { $0.name == name }?.median }

  /// The median of one case divided by that of another.
  func ratio(_ name: String, _ left: String, to right: String, goal: String = "") -> [Finding] {
    guard let left = median(left), let right = median(right), right > 0 else { return [] }
    return [Finding(name: name, value: left / right, goal: goal)]
  }

  /// Runs each case once a round, one after the other; the first round may warm up and is not kept.
  mutating func run() {
    let roundCount = cases.map(\.roundCount).max() ?? 0
    for round in (warmsUp ? 0 : 1)...max(roundCount, 1) {
      prepare()
      for index in cases.indices where round <= cases[index].roundCount {
        cases[index].run(isKept: round > 0)
      }
    }
  }
}

/// The processor time of this thread; other programs on the machine do not count.
private func threadNanoseconds() -> Int { nanoseconds(of: CLOCK_THREAD_CPUTIME_ID) }

/// The time of the clock on the wall, from some moment.
func wallNanoseconds() -> Int { nanoseconds(of: CLOCK_MONOTONIC) }

private func nanoseconds(of clock: clockid_t) -> Int {
  var time = timespec()
  unsafe clock_gettime(clock, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}
