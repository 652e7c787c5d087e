import Bytes
import FileSystem
import Glibc
import RuleCompiler

/// The built program over a spool: the same records in files of several sizes, with one and with two
/// workers, durable, with the journal on.
func spoolCases(_ batch: Batch, in place: TemporaryPlace, shipped: RuleBundle) -> BenchFamily {
  place.write(RuleFiles(count: 1_000, views: "[folded]", shipped: shipped), as: "rules")
  let idle = SpoolRun.idle(batch, in: place, rules: "rules")
  let runs = SpoolFiles.all.flatMap { shape in
    [1, 2].map { workerCount in
      SpoolRun(
        SpoolFiles(batch, in: place, shape), in: place, rules: "rules", workerCount: workerCount,
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
        sample: { run.processorSample }))
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

  private let place: TemporaryPlace
  private let rules: String
  private let idle: SpoolRun?
  private let directory: String

  /// The processor time of the last run, without that of loading the rules.
  private(set) var processorSample = Sample(nanoseconds: 0, count: 0)

  init(
    _ files: SpoolFiles, in place: TemporaryPlace, rules: String, workerCount: Int,
    idle: SpoolRun?
  ) {
    self.files = files
    self.place = place
    self.rules = rules
    self.workerCount = workerCount
    self.idle = idle
    directory = "spool-\(rules)-\(files.shape.recordsPerFile)-\(workerCount)"
  }

  /// A spool without files, whose runs take what starting and loading rules takes.
  static func idle(_ batch: Batch, in place: TemporaryPlace, rules: String) -> SpoolRun {
    let none = SpoolFiles(batch, in: place, SpoolFiles.Shape(recordsPerFile: 0, fileCount: 0))
    let run = SpoolRun(none, in: place, rules: rules, workerCount: 1, idle: nil)
    run.prepare()
    return run
  }

  var recordsPerFile: Int { files.shape.recordsPerFile }

  var name: String {
    files.name + ", \(workerCount) \(workerCount == 1 ? "worker" : "workers")"
  }

  /// Makes the spool anew, with files that it has never seen.
  func prepare() {
    place.remove(directory)
    place.make(directory)
    let settings = """
      spool: \(place.appending(directory))
      rules: \(place.appending(rules))
      workers: \(workerCount)

      """
    place.write(directory + ".yaml", Array(settings.utf8))
    files.link(as: directory + "/incoming")
  }

  /// Waits: a file that nobody was seen to rename is taken when it has rested.
  static func letFilesRest() { usleep(2_200_000) }

  /// Runs the program over the spool.
  func launch() -> ChildProgram.Result {
    ChildProgram.sibling("weir").runOrFail(
      ["run", "--once", "--config", place.appending(directory + ".yaml")],
      output: place.appending(directory + ".out"))
  }

  /// The time from the start of the program to its last published decisions, without loading rules.
  func measure() -> Sample {
    // In the same moment, since what a start takes changes with what else the machine does.
    let loadNanoseconds = idle?.launch().processorNanoseconds ?? 0
    let started = realNanoseconds()
    let result = launch()
    let decided = recordCount(in: result.output)
    processorSample = Sample(
      nanoseconds: result.processorNanoseconds - loadNanoseconds, count: decided)
    let queue = FilePath(place.appending(directory + "/queue/allow"))
    let published = TemporaryPlace.attempt { () throws(FileError) in
      var last = started
      for entry in try SystemCalls.live.list(queue) {
        guard let status = try SystemCalls.live.status(of: queue.appending(entry.name)) else {
          continue
        }
        last = max(last, Int(status.changedNanoseconds))
      }
      return last
    }
    return Sample(nanoseconds: published - started - loadNanoseconds, count: decided)
  }

  /// The number behind `"records":` in the summary of a run.
  private func recordCount(in summary: String) -> Int {
    guard let key = summary.firstRange(of: "\"records\":") else { return -1 }
    return Int(summary[key.upperBound...].prefix { $0.isNumber }) ?? -1
  }
}

/// The time of the clock that files are stamped with.
private func realNanoseconds() -> Int {
  var time = timespec()
  unsafe clock_gettime(CLOCK_REALTIME, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}
