import Bytes
import FileSystem
import Glibc
import RuleCompiler
import SyntheticTraffic

/// The running daemon: how long a file waits for its decision, and how long a reload takes.
///
/// - Returns: The cases, and what stops the daemon.
func daemonCases(
  in scratch: ScratchDirectory, shipped: RuleBundle
) -> (family: BenchFamily, stop: () -> Void) {
  scratch.write(RuleFiles(count: 1_000, views: "[folded]", shipped: shipped), as: "rules")
  let daemon = DaemonRun(in: scratch)
  let reload = BenchCase("reload 1,000 rules", perRun: 1, rounds: 5, sample: { daemon.reload() })
  let median = BenchCase("arrival to published, p50", perRun: 1, rounds: 5) {
    daemon.measureArrivals(200)
    return daemon.arrival(share: 0.5)
  }
  let late = BenchCase("arrival to published, p99", perRun: 1, rounds: 5) {
    daemon.arrival(share: 0.99)
  }
  var family = BenchFamily(
    "Daemon at rest", unit: "event", clock: "wall time", [reload, median, late])
  family.conclude = { family in
    [("p50", "at most 2 ms"), ("p99", "at most 20 ms")].compactMap { name, goal in
      family.median("arrival to published, \(name)").map {
        BenchFamily.Finding(name: "arrival \(name) in ms", value: $0 / 1e6, goal: goal)
      }
    }
  }
  return (family, { daemon.stop() })
}

/// A daemon with an empty spool.
private final class DaemonRun {
  private let scratch: ScratchDirectory
  private let weir = ChildProgram.sibling("weir")
  private let child: pid_t
  private var nextFile = 0
  private var arrivals: [Int] = []

  init(in scratch: ScratchDirectory) {
    self.scratch = scratch
    scratch.make("daemon")
    child = weir.start(
      ["run", "--spool", scratch.appending("daemon"), "--rules", scratch.appending("rules")],
      output: scratch.appending("daemon.out"))
    for _ in 0..<200 where ask("status") != 0 { usleep(50_000) }
  }

  private func ask(_ command: String) -> Int32 {
    weir.run(
      [command, "--spool", scratch.appending("daemon")], output: scratch.appending("ask.out")
    ).status
  }

  func reload() -> Timing {
    let started = wallNanoseconds()
    let status = ask("reload")
    return Timing(nanoseconds: wallNanoseconds() - started, count: Int(status))
  }

  /// Puts files of one record into the spool, each when the one before is decided.
  func measureArrivals(_ count: Int) {
    arrivals.removeAll()
    for _ in 0..<count {
      nextFile += 1
      let name = "\(nextFile).ndjson"
      let record =
        "{\"kind\":\"sms\",\"id\":\"\(nextFile)\",\"ts\":1795219200000,\"from\":\"13800000000\","
        + "\"to\":\"13800000001\",\"text\":\"\(nextFile)\"}\n"
      let started = wallNanoseconds()
      scratch.write("daemon/incoming/" + name, Array(record.utf8))
      let isFound = takeDecision()
      arrivals.append(isFound ? wallNanoseconds() - started : Int.max / 4)
    }
    arrivals.sort()
  }

  /// Waits for a file in the queue, and takes it away.
  private func takeDecision() -> Bool {
    let queue = FilePath(scratch.appending("daemon/queue/allow"))
    for _ in 0..<50_000 {
      let isFound = ScratchDirectory.attempt { () throws(FileError) in
        let entries = try SystemCalls.live.list(queue)
        for entry in entries { try SystemCalls.live.removeFile(queue.appending(entry.name)) }
        return !entries.isEmpty
      }
      if isFound { return true }
      usleep(50)
    }
    return false
  }

  /// The time that a share of the files did not exceed.
  func arrival(share: Double) -> Timing {
    let index = min(Int(Double(arrivals.count) * share), arrivals.count - 1)
    return Timing(nanoseconds: index < 0 ? 0 : arrivals[index], count: arrivals.count)
  }

  func stop() { ChildProgram.stop(child) }
}
