import Bytes
import FileSystem
import Glibc
import RuleCompiler

/// The built program over a spool: the same records in files of several sizes, with one and with two
/// workers, durable, with the journal on.
func spoolCases(_ batch: Batch, in place: TemporaryPlace, shipped: RuleBundle) -> BenchFamily {
  place.write(RuleFiles(count: 1_000, views: "[folded]", shipped: shipped), as: "rules")
  let idle = SpoolRun(
    batch, in: place, SpoolRun.Shape(recordsPerFile: 1, fileCount: 0, workerCount: 1))
  idle.prepare()
  let loadNanoseconds = (0..<5).map { _ in idle.launch().processorNanoseconds }.sorted()[2]
  var runs: [SpoolRun] = []
  for (recordsPerFile, fileCount) in [(1, 3_000), (100, 400), (10_000, 10)] {
    for workerCount in [1, 2] {
      runs.append(
        SpoolRun(
          batch, in: place,
          SpoolRun.Shape(
            recordsPerFile: recordsPerFile, fileCount: fileCount, workerCount: workerCount),
          loadNanoseconds: loadNanoseconds))
    }
  }
  var cases: [BenchCase] = []
  for run in runs {
    cases.append(
      BenchCase(run.name, perRun: run.recordCount, rounds: 5, sample: { run.measure() }))
    cases.append(
      BenchCase(
        run.name + ", processor", perRun: run.recordCount, rounds: 5,
        sample: { run.processorSample }))
  }
  var family = BenchFamily(
    "Spool, 1,000 rules", unit: "record",
    clock: "wall time until published; processor: user and system",
    cases)
  family.warmsUp = false
  family.prepare = {
    for run in runs { run.prepare() }
    // A file that nobody was seen to rename is taken when it has rested.
    usleep(2_200_000)
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
  /// How many files there are, of which size, and how many workers.
  struct Shape {
    var recordsPerFile: Int
    var fileCount: Int
    var workerCount: Int
  }

  let recordsPerFile: Int
  let workerCount: Int
  let recordCount: Int

  private let batch: Batch
  private let place: TemporaryPlace
  private let fileCount: Int
  private let loadNanoseconds: Int
  private let directory: String
  private let source: String

  /// The processor time of the last run, without that of loading the rules.
  private(set) var processorSample = Sample(nanoseconds: 0, count: 0)

  init(_ batch: Batch, in place: TemporaryPlace, _ shape: Shape, loadNanoseconds: Int = 0) {
    self.batch = batch
    self.place = place
    recordsPerFile = shape.recordsPerFile
    fileCount = shape.fileCount
    workerCount = shape.workerCount
    self.loadNanoseconds = loadNanoseconds
    recordCount = recordsPerFile * fileCount
    directory = "spool-\(recordsPerFile)-\(workerCount)"
    source = "files-\(recordsPerFile)-\(fileCount)"
    if workerCount == 1 { makeFiles() }
  }

  var name: String {
    "\(recordsPerFile) \(recordsPerFile == 1 ? "record" : "records") a file, "
      + "\(workerCount) \(workerCount == 1 ? "worker" : "workers")"
  }

  /// Makes the spool anew, with files that it has never seen.
  func prepare() {
    place.remove(directory)
    place.make(directory)
    let settings = """
      spool: \(place.appending(directory))
      rules: \(place.appending("rules"))
      workers: \(workerCount)

      """
    place.write(directory + ".yaml", Array(settings.utf8))
    // Making files is dear, so they are made once and linked into each spool.
    _ = ChildProgram(path: "/bin/cp").runOrFail(
      ["-al", place.appending(source), place.appending(directory + "/incoming")],
      output: place.appending("cp.out"))
  }

  /// Writes the files of which all spools have links.
  private func makeFiles() {
    place.make(source)
    var next = 0
    for file in 0..<fileCount {
      if next + recordsPerFile > batch.lineCount { next = 0 }
      let lines = batch.slice(next..<next + recordsPerFile)
      next += recordsPerFile
      place.write("\(source)/\(100_000 + file).ndjson", lines.array)
    }
  }

  /// Runs the program over the spool.
  func launch() -> ChildProgram.Result {
    ChildProgram.sibling("weir").runOrFail(
      ["run", "--once", "--config", place.appending(directory + ".yaml")],
      output: place.appending(directory + ".out"))
  }

  /// The time from the start of the program to its last published decisions, without loading rules.
  func measure() -> Sample {
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
