import Bytes
import FileSystem
import Glibc
import RuleCompiler

/// The built program over a spool: the same records in files of several sizes, with one and with two
/// workers, durable, with the journal on.
func spoolCases(_ batch: Batch, in scratch: ScratchDirectory, shipped: RuleBundle) -> BenchFamily {
  scratch.write(RuleFiles(count: 1_000, views: "[folded]", shipped: shipped), as: "rules")
  let idle = SpoolRun.idle(batch, in: scratch, rules: "rules")
  let runs = SpoolFiles.all.flatMap { shape in
    [1, 2].map { workerCount in
      SpoolRun(
        SpoolFiles(batch, in: scratch, shape), in: scratch, rules: "rules",
        workerCount: workerCount,
        idle: idle)
    }
  }
  var cases: [BenchCase] = []
  for run in runs {
    cases.append(
      BenchCase(run.name, perRun: run.files.recordCount, rounds: 5, sample: { run.measure() }))
    cases.append(
      BenchCase(
        run.name + ", processor", perRun: run.files.recordCount, rounds: 5,
        sample: { run.processorTiming }))
  }
  var family = BenchFamily(
    "Spool, 1,000 rules", unit: "record",
    clock: "wall time until published; processor: user and system",
    cases)
  family.warmsUp = false
  family.prepare = {
    for run in runs { run.prepare() }
    SpoolRun.letFilesRest()
  }
  family.conclude = { concludeSpool($0, runs) }
  return family
}

private func concludeSpool(_ family: BenchFamily, _ runs: [SpoolRun]) -> [BenchFamily.Finding] {
  var findings: [BenchFamily.Finding] = []
  for run in runs {
    guard let median = family.median(run.name), median > 0 else { continue }
    let isSingle = run.recordsPerFile == 1
    let goals = [1: "at least 12 k", 100: "at least 350 k", 10_000: "at least 500 k"]
    findings.append(
      BenchFamily.Finding(
        name: "\(run.name): \(isSingle ? "files" : "records") a second", value: 1e9 / median,
        goal: run.workerCount == 2 ? goals[run.recordsPerFile] ?? "" : ""))
  }
  for run in runs where run.workerCount == 2 {
    let single = run.name.replacing("2 workers", with: "1 worker")
    findings += family.ratio(
      "\(run.recordsPerFile) a file: 2 workers to 1", single, to: run.name,
      goal: run.recordsPerFile == 10_000 ? "at least 1.7" : "")
  }
  return findings
}

/// One spool with its files, decided by the program again and again.
final class SpoolRun {
  let files: SpoolFiles
  let workerCount: Int

  private let scratch: ScratchDirectory
  private let rules: String
  private let idle: SpoolRun?
  private let directory: String

  /// The processor time of the last run, without that of loading the rules.
  private(set) var processorTiming = Timing(nanoseconds: 0, count: 0)

  init(
    _ files: SpoolFiles, in scratch: ScratchDirectory, rules: String, workerCount: Int,
    idle: SpoolRun?
  ) {
    self.files = files
    self.scratch = scratch
    self.rules = rules
    self.workerCount = workerCount
    self.idle = idle
    directory = "spool-\(rules)-\(files.shape.recordsPerFile)-\(workerCount)"
  }

  /// A spool without files, whose runs take what starting and loading rules takes.
  static func idle(_ batch: Batch, in scratch: ScratchDirectory, rules: String) -> SpoolRun {
    let none = SpoolFiles(batch, in: scratch, SpoolFiles.Shape(recordsPerFile: 0, fileCount: 0))
    let run = SpoolRun(none, in: scratch, rules: rules, workerCount: 1, idle: nil)
    run.prepare()
    return run
  }

  var recordsPerFile: Int { files.shape.recordsPerFile }

  var name: String {
    files.name + ", \(workerCount) \(workerCount == 1 ? "worker" : "workers")"
  }

  /// Makes the spool anew, and beside it a source with files that it has never seen.
  func prepare() {
    scratch.remove(directory)
    scratch.make(directory)
    scratch.make(directory + "/spool")
    scratch.make(directory + "/spool/incoming")
    let settings = """
      spool: \(scratch.appending(directory + "/spool"))
      rules: \(scratch.appending(rules))
      workers: \(workerCount)
      log-level: error

      """
    scratch.write(directory + "/weir.yaml", Array(settings.utf8))
    files.copy(as: directory + "/source")
  }

  /// Waits: a file that nobody was seen to rename is taken when it has rested.
  static func letFilesRest() { usleep(2_200_000) }

  /// The time from the moment at which all files appear in a running daemon's spool to its last
  /// published decisions.
  func measure() -> Timing {
    let idleNanoseconds = idle?.run().processor ?? 0
    let result = run()
    processorTiming = Timing(
      nanoseconds: result.processor - idleNanoseconds, count: result.byteCount)
    return Timing(nanoseconds: result.wall, count: result.byteCount)
  }

  /// Starts the daemon, gives it the files, waits for the last decision, and ends it.
  ///
  /// - Returns: Both times, and the bytes of all decisions.
  private func run() -> (wall: Int, processor: Int, byteCount: Int) {
    let weir = ChildProgram.sibling("weir")
    let output = scratch.appending(directory + "/weir.out")
    let spool = scratch.appending(directory + "/spool")
    let child = weir.start(
      ["run", "--config", scratch.appending(directory + "/weir.yaml")], output: output)
    let asking = scratch.appending(directory + "/status.out")
    var isReady = false
    for _ in 0..<400 where !isReady {
      usleep(25_000)
      let answer = weir.run(["status", "--spool", spool], output: asking)
      isReady = answer.status == 0 && !answer.output.contains("\"state\":\"starting\"")
    }
    guard isReady else { fail("the daemon does not start: \(ScratchDirectory.text(of: output))") }
    guard files.recordCount > 0 else { return (0, ChildProgram.stop(child), 0) }
    let source = FilePath(spool + "/incoming/source")
    let started = realNanoseconds()
    ScratchDirectory.attempt { () throws(FileError) in
      try SystemCalls.live.renameFile(
        FilePath(scratch.appending(directory + "/source")), to: source)
    }
    for directory in [source, FilePath(spool + "/active/source")] { waitUntilEmpty(directory) }
    let (published, byteCount) = decisions(in: spool)
    return (published - started, ChildProgram.stop(child), byteCount)
  }

  private func waitUntilEmpty(_ directory: FilePath) {
    for _ in 0..<12_000 {
      let isEmpty = ScratchDirectory.attempt { () throws(FileError) in
        try SystemCalls.live.list(directory).isEmpty
      }
      if isEmpty { return }
      usleep(5_000)
    }
    fail("a minute was not enough for a spool: \(directory)")
  }

  /// When the last decisions were published, and how many bytes there are.
  private func decisions(in spool: String) -> (published: Int, byteCount: Int) {
    var last = 0
    var byteCount = 0
    for queue in ["allow", "review", "block", "rejected"] {
      let directory = FilePath(spool + "/queue/" + queue)
      ScratchDirectory.attempt { () throws(FileError) in
        for entry in try SystemCalls.live.list(directory) {
          guard let status = try SystemCalls.live.status(of: directory.appending(entry.name))
          else { continue }
          last = max(last, Int(status.changedNanoseconds))
          byteCount += Int(status.size)
        }
      }
    }
    return (last, byteCount)
  }
}

/// The time of the clock that files are stamped with.
private func realNanoseconds() -> Int {
  var time = timespec()
  unsafe clock_gettime(CLOCK_REALTIME, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}
