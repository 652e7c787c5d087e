import Glibc

/// One thing that is measured: its times, and the count that every run must give.
struct BenchCase {
  let name: String
  private(set) var count = 0
  private(set) var countsAgree = true

  private let perRun: Int
  private let body: () -> Int
  private var times: [Int] = []
  private var hasRun = false

  /// Describes a case.
  ///
  /// - Parameters:
  ///   - name: What is measured.
  ///   - perRun: How many times it is done in one run; times are divided by it.
  ///   - body: One run; returns a count that depends on all of its work.
  init(_ name: String, perRun: Int, body: @escaping () -> Int) {
    self.name = name
    self.perRun = perRun
    self.body = body
  }

  /// Nanoseconds for one, in the middle of the rounds.
  var medianNanoseconds: Int { times.isEmpty ? 0 : times.sorted()[times.count / 2] }

  /// Nanoseconds for one, in the best round.
  var bestNanoseconds: Int { times.min() ?? 0 }

  mutating func run(isKept: Bool) {
    let start = threadNanoseconds()
    let found = body()
    let time = (threadNanoseconds() - start) / perRun
    if hasRun, found != count { countsAgree = false }
    (count, hasRun) = (found, true)
    if isKept { times.append(time) }
  }
}

/// The processor time of this thread; other programs on the machine do not count.
private func threadNanoseconds() -> Int {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}
